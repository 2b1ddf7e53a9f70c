import { Amount, Count } from '../../../web/kit/controls/Amount.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { ApprovalLimits } from '../rules/approval.ts'
import type { Dress } from '../settings.ts'
import css from './SettingFields.module.css'
import { settingTexts as words } from './setting.texts.ts'

interface FieldsProps<T> {
  id: string
  value: T
  onChange: (value: T) => void
}

/** An amount that the setting keeps in fen. */
export const YuanField = ({ id, value, onChange }: FieldsProps<number>) => (
  <span className={css.yuan}>
    <Amount id={id} value={value} onChange={(fen) => onChange(fen ?? 0)} />
  </span>
)

/** Beyond what a quote or order waits for the manager; an empty one is no limit. */
export function ApprovalFields({ id, value, onChange }: FieldsProps<ApprovalLimits>) {
  const t = useText()
  return (
    <span className={css.fields}>
      <Field label={t(words.total)}>
        {(control) => (
          <Amount
            {...control}
            id={id}
            placeholder={t(words.noLimit)}
            value={value.total}
            onChange={(total) => onChange({ ...value, total })}
          />
        )}
      </Field>
      <Field label={t(words.discount)}>
        {(control) => (
          <Count
            {...control}
            after="%"
            placeholder={t(words.noLimit)}
            value={value.discount}
            onChange={(discount) => onChange({ ...value, discount })}
          />
        )}
      </Field>
      <Field label={t(words.margin)}>
        {(control) => (
          <Count
            {...control}
            after="%"
            placeholder={t(words.noLimit)}
            value={value.margin}
            onChange={(margin) => onChange({ ...value, margin })}
          />
        )}
      </Field>
      <Field label={t(words.unknown)}>
        {(control) => (
          <Amount
            {...control}
            placeholder={t(words.noLimit)}
            value={value.unknown}
            onChange={(unknown) => onChange({ ...value, unknown })}
          />
        )}
      </Field>
      <Field label={t(words.least)}>
        {(control) => (
          <Amount
            {...control}
            placeholder={t(words.noLimit)}
            value={value.least}
            onChange={(least) => onChange({ ...value, least })}
          />
        )}
      </Field>
    </span>
  )
}

const DRESS = ['name', 'nameEn', 'logo', 'phone', 'address', 'addressEn', 'bank', 'bankEn', 'account'] as const

/** What stands of the company on its quotes. */
export function DressFields({ id, value, onChange }: FieldsProps<Dress>) {
  const t = useText()
  return (
    <span className={css.fields}>
      {DRESS.map((field, at) => (
        <Field key={field} label={t(words[field])}>
          {(control) => (
            <Input
              {...control}
              {...(at === 0 && { id })}
              maxLength={200}
              value={value[field]}
              onChange={(event) => onChange({ ...value, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </span>
  )
}

export const LongTextField = ({ id, value, onChange }: FieldsProps<string>) => (
  <span className={css.long}>
    <TextArea id={id} rows={3} maxLength={5000} value={value} onChange={(event) => onChange(event.target.value)} />
  </span>
)
