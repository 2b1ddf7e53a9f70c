import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { ServerDraft } from './accountDraft.ts'
import css from './mailboxes.module.css'
import { connectTexts as words } from './mailboxes.texts.ts'

const SECURITIES = ['tls', 'starttls', 'plain'] as const

interface ServerFieldsProps {
  title: string
  value: ServerDraft
  /** What the request calls it: `smtp`. */
  at: string
  onChange: (value: ServerDraft) => void
}

/** Where a mailbox is reached, by which door, and as whom. */
export function ServerFields({ title, value, at, onChange }: ServerFieldsProps) {
  const t = useText()
  const set = (patch: Partial<ServerDraft>) => onChange({ ...value, ...patch })
  return (
    <fieldset className={css.server}>
      <legend>{title}</legend>
      <div className={css.pair}>
        <Field label={t(words.host)} name={`${at}.host`}>
          {(control) => (
            <Input
              {...control}
              autoCapitalize="none"
              value={value.host}
              onChange={(event) => set({ host: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.port)} name={`${at}.port`}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={value.port}
              onChange={(event) => set({ port: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t(words.security)} name={`${at}.security`}>
        {(control) => (
          <Select
            {...control}
            options={SECURITIES.map((each) => ({ value: each, label: t(words[each]) }))}
            value={value.security}
            onChange={(event) => set({ security: event.target.value as ServerDraft['security'] })}
          />
        )}
      </Field>
      <Field label={t(words.user)} name={`${at}.user`}>
        {(control) => (
          <Input
            {...control}
            autoCapitalize="none"
            value={value.user}
            onChange={(event) => set({ user: event.target.value })}
          />
        )}
      </Field>
      <Check checked={value.anyCertificate} onChange={(anyCertificate) => set({ anyCertificate })}>
        {t(words.anyCertificate)}
      </Check>
    </fieldset>
  )
}
