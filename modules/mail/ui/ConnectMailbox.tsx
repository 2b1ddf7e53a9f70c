import { type FormEvent, useId, useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check, Chips } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, PasswordInput, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listPeople } from '../../people/contract.ts'
import { addMailAccount, changeMailAccount, checkMailAccount, listMailAccounts, showMailSender } from '../contract.ts'
import { PROVIDERS, type ProviderKey, providerWords } from '../rules/providers.ts'
import {
  type Account,
  type AccountDraft,
  type AccountKind,
  bodyOf,
  draftOfAccount,
  follow,
  partsOf,
} from './accountDraft.ts'
import css from './mailboxes.module.css'
import { connectTexts as words } from './mailboxes.texts.ts'
import { ServerFields } from './ServerFields.tsx'

interface ConnectMailboxProps {
  kind: AccountKind
  /** The one to change; a new one where left out. */
  of?: Account
  onClose: () => void
}

const TITLES = { personal: words.title, company: words.titleCompany, shared: words.titleShared } as const
/** A server far away may take its time to say no. */
const PATIENCE = 90_000

/** C1: address and password first; the servers follow the provider. It is tried, and said in words what fails, before it is kept. */
export function ConnectMailbox({ kind, of, onClose }: ConnectMailboxProps) {
  const t = useText()
  const form = useId()
  const [draft, setDraft] = useState(() => draftOfAccount(kind, of))
  const changes = [listMailAccounts, showMailSender]
  const done = (text: string) => {
    toast({ text })
    onClose()
  }
  const test = useWrite(checkMailAccount, { timeout: PATIENCE })
  const add = useWrite(addMailAccount, {
    changes,
    onSuccess: () => done(t(words.connected, { address: draft.address })),
  })
  const change = useWrite(changeMailAccount, { changes, onSuccess: () => done(t(words.changed)) })
  const works = test.data !== undefined && test.data.smtp?.ok !== false && test.data.imap?.ok !== false
  const set = (patch: Partial<AccountDraft>) => {
    for (const each of [test, add, change]) each.reset()
    setDraft({ ...draft, ...patch })
  }
  const save = () => {
    const { kind: _kind, address: _address, ...rest } = bodyOf(kind, draft)
    if (of) change.mutate({ params: { id: of.id }, body: { ...rest, state: 'on' }, ifMatch: of.version })
    else add.mutate({ body: bodyOf(kind, draft) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (works) save()
    else test.mutate({ body: { ...partsOf(draft), ...(of && { accountId: of.id }) } })
  }
  const error = add.error ?? change.error ?? test.error
  const isKept = of?.smtp?.hasPassword ?? false
  const complete = draft.address !== '' && (draft.password !== '' || isKept || draft.smtp.user === '')
  return (
    <Sheet
      place="middle"
      title={of ? t(words.titleChange, { address: of.address }) : t(TITLES[kind])}
      onClose={onClose}
      footer={
        <>
          {test.data && !works && (
            <Button busy={add.isPending || change.isPending} onClick={save}>
              {t(words.saveAnyway)}
            </Button>
          )}
          <Button
            type="submit"
            form={form}
            kind="primary"
            busy={test.isPending || add.isPending || change.isPending}
            disabled={!complete}
          >
            {t(works ? (of ? words.saveChange : words.save) : words.test)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Field label={t(words.address)} name="address">
          {(control) => (
            <Input
              {...control}
              data-autofocus
              inputMode="email"
              autoCapitalize="none"
              disabled={of !== undefined}
              value={draft.address}
              onChange={(event) => set(follow(draft, { address: event.target.value }))}
            />
          )}
        </Field>
        {!of && (
          <Field label={t(words.provider)}>
            {(control) => (
              <Select
                {...control}
                options={PROVIDERS.map((each) => ({ value: each, label: t(providerWords[each]) }))}
                value={draft.provider}
                onChange={(event) => set(follow(draft, { provider: event.target.value as ProviderKey }))}
              />
            )}
          </Field>
        )}
        <Field
          label={t(words.password)}
          name="imap.password smtp.password"
          hint={t(isKept ? words.passwordKept : words.passwordHint)}
        >
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              value={draft.password}
              onChange={(event) => set({ password: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.name)} name="name" hint={t(words.nameHint)}>
          {(control) => (
            <Input {...control} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        {kind === 'shared' && <Readers value={draft.readerIds} onChange={(readerIds) => set({ readerIds })} />}
        <details className={css.details} open={draft.provider === 'other' || (test.data !== undefined && !works)}>
          <summary>{t(words.servers)}</summary>
          {kind === 'company' && (
            <Check checked={!draft.receives} onChange={(only) => set({ receives: !only })}>
              {t(words.noReceiving)}
            </Check>
          )}
          <ServerFields title={t(words.send)} at="smtp" value={draft.smtp} onChange={(smtp) => set({ smtp })} />
          {draft.receives && (
            <ServerFields title={t(words.receive)} at="imap" value={draft.imap} onChange={(imap) => set({ imap })} />
          )}
          <Field label={t(words.perHour)} name="perHour" hint={t(words.perHourHint)}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={draft.perHour}
                onChange={(event) => set({ perHour: event.target.value })}
              />
            )}
          </Field>
          {draft.receives && (
            <>
              <Field label={t(words.since)} name="since">
                {(control) => (
                  <Input
                    {...control}
                    type="date"
                    value={draft.since}
                    onChange={(event) => set({ since: event.target.value })}
                  />
                )}
              </Field>
              <div>
                <Check checked={draft.plus} onChange={(plus) => set({ plus })}>
                  {t(words.plus)}
                </Check>
                <p className={css.quiet}>{t(words.plusHint)}</p>
              </div>
            </>
          )}
        </details>
        {test.data && <Told of={test.data} works={works} />}
      </Form>
    </Sheet>
  )
}

/** What the test found, in words, of each server. */
function Told({ of, works }: { of: ReplyOf<typeof checkMailAccount>; works: boolean }) {
  const t = useText()
  const parts = [
    { label: t(words.send), check: of.smtp },
    { label: t(words.receive), check: of.imap },
  ]
  return (
    <div className={css.told} role={works ? 'status' : 'alert'}>
      {parts.map(
        ({ label, check }) =>
          check && (
            <div key={label} className={names(check.ok ? css.fine : css.wrong)}>
              {t(words.told, { part: label, words: check.words })}
              {check.folders.length > 0 &&
                ` · ${check.folders.map(({ path, mails }) => t(words.folders, { path, mails })).join(' · ')}`}
            </div>
          ),
      )}
      {works && <div className={css.fine}>{t(words.tested)}</div>}
    </div>
  )
}

const MANY = 200

function Readers({ value, onChange }: { value: string[]; onChange: (ids: string[]) => void }) {
  const t = useText()
  const { data } = useRead(listPeople, { query: { limit: MANY } })
  const people = (data?.items ?? []).filter((person) => person.state !== 'left')
  return (
    <Field label={t(words.readers)}>
      {() => (
        <Chips
          label={t(words.readers)}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
