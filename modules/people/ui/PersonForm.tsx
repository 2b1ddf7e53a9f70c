import { type FormEvent, useId, useState } from 'react'
import { ROLES, type Role } from '../../../shared/endpoint.ts'
import { appTexts } from '../../../web/app.texts.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, PasswordInput, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
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

/** Under which field a refusal belongs. */
const FIELD_OF: Readonly<Record<string, string>> = {
  email_taken: 'email',
  mobile_taken: 'mobile',
  needs_login: 'mobile',
  weak_password: 'password',
  unknown_team: 'teamId',
  admins_only: 'role',
  last_admin: 'role',
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
  const errorOf = (field: string): string | undefined => {
    if (!error) return undefined
    return FIELD_OF[error.reason] === field ? error.message : error.byField[field]
  }
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
  const placed = error && (FIELD_OF[error.reason] !== undefined || error.errors.length > 0)
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
      <form id={form} className={css.form} onSubmit={submit} noValidate>
        {invites && <p className={css.lead}>{t(words.adopts)}</p>}
        <Field label={t(words.name)} hint={changes || invites ? undefined : t(words.nameHint)} error={errorOf('name')}>
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
        <Field label={t(words.email)} error={errorOf('email')}>
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
        <Field label={t(words.mobile)} hint={t(words.loginHint)} error={errorOf('mobile')}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              value={draft.mobile}
              onChange={(event) => set({ mobile: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.role)} hint={t(roleTexts[draft.role])} error={errorOf('role')}>
          {(control) => (
            <Select
              {...control}
              options={roles.map((role) => ({ value: role, label: t(appTexts[role]) }))}
              value={draft.role}
              onChange={(event) => set({ role: event.target.value as Role })}
            />
          )}
        </Field>
        <Field label={t(words.team)} error={errorOf('teamId')}>
          {(control) => (
            <Select
              {...control}
              options={teamOptions(branchesOf(teams))}
              value={draft.teamId}
              onChange={(event) => set({ teamId: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.joinedOn)} hint={t(words.joinedHint)} error={errorOf('joinedOn')}>
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
          <Field label={t(words.password)} hint={t(words.passwordHint)} error={errorOf('password')}>
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
        {error && !placed && <ErrorState small error={error} />}
      </form>
    </Sheet>
  )
}
