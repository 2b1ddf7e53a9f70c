import { useId } from 'react'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, type InputProps } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import { contactTexts as words } from './contact.texts.ts'
import css from './PointsField.module.css'

interface PointsFieldProps {
  label: string
  values: readonly string[]
  onChange: (values: string[]) => void
  type: InputProps['type']
  /** What the request calls it. */
  name?: string
  autoFocus?: boolean
}

/** Several numbers or addresses, a line for each; below the last there is always room for one more. */
export function PointsField({ label, values, onChange, type, name, autoFocus }: PointsFieldProps) {
  const t = useText()
  const id = useId()
  const filled = values.filter((value, at) => value !== '' || at < values.length - 1)
  const lines = [...filled, '']
  return (
    <Field label={label} {...(name && { name })}>
      {(control) => (
        <div className={css.lines}>
          {lines.map((value, at) => (
            <Input
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={`${id}-${at}`}
              {...(at === 0 ? control : {})}
              type={type}
              autoFocus={autoFocus && at === 0}
              inputMode={type === 'tel' ? 'tel' : type === 'email' ? 'email' : undefined}
              aria-label={at === 0 ? undefined : t(words.another, { what: label })}
              className={at > 0 && value === '' ? css.more : undefined}
              placeholder={at > 0 && value === '' ? t(words.another, { what: label }) : undefined}
              value={value}
              onChange={(event) => onChange(lines.with(at, event.target.value))}
              onBlur={() => onChange(values.filter((one) => one.trim() !== ''))}
            />
          ))}
        </div>
      )}
    </Field>
  )
}
