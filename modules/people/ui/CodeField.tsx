import type { ReactNode } from 'react'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import css from './factors.module.css'

interface CodeFieldProps {
  label: string
  hint?: ReactNode
  value: string
  onChange: (value: string) => void
}

/** Where the digits of the app are typed, within a `Form`; phones offer those that they know. */
export const CodeField = ({ label, hint, value, onChange }: CodeFieldProps) => (
  <Field label={label} name="code" hint={hint}>
    {(control) => (
      <Input
        {...control}
        className={css.code}
        data-autofocus
        autoFocus
        autoComplete="one-time-code"
        autoCapitalize="characters"
        maxLength={20}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
