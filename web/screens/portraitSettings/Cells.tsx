import { type ReactNode, useState } from 'react'
import { Input } from '../../kit/controls/Input.tsx'
import css from './PortraitSettings.module.css'

/** What belongs together, under its name. */
export const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.card}>
    <h2>{title}</h2>
    {children}
  </section>
)

export const Rows = ({ children }: { children: ReactNode }) => <div className={css.rows}>{children}</div>

interface NumberProps {
  label: string
  value: number
  invalid?: boolean
  onChange: (value: number) => void
}

/** A number with its name beside it. */
export function Row(props: NumberProps) {
  return (
    <div className={css.row}>
      <span>{props.label}</span>
      <Cell {...props} />
    </div>
  )
}

/** A number as it is typed; what is no number yet is left standing until it is one. */
export function Cell({ label, value, invalid, onChange }: NumberProps) {
  const [typed, setTyped] = useState(String(value))
  if (Number(typed) !== value && typed !== '' && typed !== '-') setTyped(String(value))
  return (
    <Input
      className={css.number}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value)
        const number = Number(target.value)
        if (target.value.trim() !== '' && Number.isFinite(number)) onChange(number)
      }}
    />
  )
}
