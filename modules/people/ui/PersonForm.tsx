import { type FormEvent, useId, useState } from 'react'
import { ROLES, type Role } from '../../../shared/endpoint.ts'
import { appTexts } from '../../../web/app.texts.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, PasswordInput, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { useText } from '../../../web/text/useText.ts'
import { addPerson, changePerson, listPeople, listTeams } from '../contract.ts'
import css from './forms.module.css'
import { roleTexts, personTexts as words } from './people.texts.ts'
import { branchesOf, teamOptions } from './tree.ts'
import type { Person } from './types.ts'

interface PersonFormProps {
  /** Whom to change, or to let in where an import has only named the person. */
  person?: Person
  /** The team of a new colleague, if it is clear. */
  teamId?: string | undefined
  onClose: () => void
}

/** Adds a colleague, lets in one whom an import has named, or changes one. */
export function PersonForm({ person, teamId, onClose }: PersonFormProps) {
  const t = useText()
  const me = useMe()
  const form = useId()
  const invites = person?.state === 'invited'
  const changes = person !== undefined && !invites
  const teams = useRead(listTeams, {}).data?.items ?? []
  const [draft, setDraft] = useState({
    name: person?.name ?? '',
    email: person?.email ?? '',
    mobile: person?.mobile ?? '',
    role: (person?.role ?? 'rep') as Role,
    teamId: person?.team.id ?? teamId ?? '',
    joinedOn: person?.joinedOn ?? '',
    password: '',
  })
  const done = (reply: Person) => {
    toast({ text: t(changes ? words.changed : words.added, { name: reply.name }) })
    onClose()
  }
  const options = { changes: [listPeople, listTeams], onSuccess: done }
  const add = useWrite(addPerson, options)
  const change = useWrite(changePerson, options)
  const { error, isPending } = changes ? change : add
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { name, email, mobile, role, joinedOn, password } = draft
    const team = draft.teamId && { teamId: draft.teamId }
    if (changes)
      change.mutate({
        params: { id: person.id },
        ifMatch: person.version,
        body: {
          name,
          email: email.trim() || null,
          mobile: mobile.trim() || null,
          role,
          joinedOn: joinedOn || null,
          ...team,
        },
      })
    else
      add.mutate({
        body: {
          name,
          role,
          locale: me.locale,
          ...team,
          ...(email.trim() && { email: email.trim() }),
          ...(mobile.trim() && { mobile: mobile.trim() }),
          ...(joinedOn && { joinedOn }),
          ...(password && { password }),
        },
      })
  }
  const roles = ROLES.filter((role) => role !== 'admin' || me.role === 'admin' || person?.role === 'admin')
  const title = changes
    ? t(words.change, { name: person.name })
    : invites
      ? t(words.invite, { name: person.name })
      : t(words.add)
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={isPending} disabled={draft.name.trim() === ''}>
          {changes ? t(words.save) : title}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} noValidate problem={error}>
        {invites && <p className={css.lead}>{t(words.adopts)}</p>}
        <Field label={t(words.name)} name="name" hint={changes || invites ? undefined : t(words.nameHint)}>
          {(control) => (
            <Input
              {...control}
              data-autofocus={!invites || undefined}
              readOnly={invites}
              maxLength={80}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.email)} name="email">
          {(control) => (
            <Input
              {...control}
              data-autofocus={invites || undefined}
              type="email"
              value={draft.email}
              onChange={(event) => set({ email: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.mobile)} name="mobile" hint={t(words.loginHint)}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              value={draft.mobile}
              onChange={(event) => set({ mobile: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.role)} name="role" hint={t(roleTexts[draft.role])}>
          {(control) => (
            <Select
              {...control}
              options={roles.map((role) => ({ value: role, label: t(appTexts[role]) }))}
              value={draft.role}
              onChange={(event) => set({ role: event.target.value as Role })}
            />
          )}
        </Field>
        <Field label={t(words.team)} name="teamId">
          {(control) => (
            <Select
              {...control}
              options={teamOptions(branchesOf(teams))}
              value={draft.teamId}
              onChange={(event) => set({ teamId: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.joinedOn)} name="joinedOn" hint={t(words.joinedHint)}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={draft.joinedOn}
              onChange={(event) => set({ joinedOn: event.target.value })}
            />
          )}
        </Field>
        {!changes && (
          <Field label={t(words.password)} name="password" hint={t(words.passwordHint)}>
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="new-password"
                value={draft.password}
                onChange={(event) => set({ password: event.target.value })}
              />
            )}
          </Field>
        )}
      </Form>
    </Sheet>
  )
}
