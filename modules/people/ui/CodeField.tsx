import type { ReactNode } from 'react'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import css from './factors.module.css'

interface CodeFieldProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  value: string
  onChange: (value: string) => void
}

/** Where the digits of the app are typed; phones offer those that they know. */
export const CodeField = ({ label, hint, error, value, onChange }: CodeFieldProps) => (
  <Field label={label} hint={hint} error={error}>
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
