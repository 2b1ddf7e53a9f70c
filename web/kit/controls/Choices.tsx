import { type ReactNode, useId } from 'react'
import { names } from '../look/names.ts'
import css from './Choices.module.css'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: ReactNode
  readonly disabled?: boolean
}

interface SegmentedProps<T extends string> {
  /** What is being chosen, for those who hear it. */
  label: string
  choices: readonly Choice<T>[]
  value: T | null
  onChange: (value: T) => void
  /** Chips stand apart and wrap; a bar is one piece. */
  look?: 'bar' | 'chips'
}

/** One of a few, all in sight: radio buttons in the browser's sense, so that arrow keys move among them. */
export function Segmented<T extends string>({ label, choices, value, onChange, look = 'bar' }: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset className={css[look]}>
      <legend className={css.unseen}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={names(css.choice, choice.value === value && css.on)}>
          <input
            type="radio"
            name={name}
            className={css.unseen}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

interface ChipsProps<T extends string> {
  label: string
  choices: readonly Choice<T>[]
  value: readonly T[]
  onChange: (value: T[]) => void
}

/** Any of a few, all in sight. */
export function Chips<T extends string>({ label, choices, value, onChange }: ChipsProps<T>) {
  const toggle = (one: T) => onChange(value.includes(one) ? value.filter((v) => v !== one) : [...value, one])
  return (
    <fieldset className={css.chips}>
      <legend className={css.unseen}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={names(css.choice, value.includes(choice.value) && css.on)}>
          <input
            type="checkbox"
            className={css.unseen}
            checked={value.includes(choice.value)}
            disabled={choice.disabled}
            onChange={() => toggle(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

interface CheckProps {
  checked: boolean | 'some'
  /** `through` is true where Shift was held: mark all up to here. */
  onChange: (checked: boolean, through: boolean) => void
  children?: ReactNode
  /** Needed where it has no words beside it. */
  label?: string
  disabled?: boolean
}

export function Check({ checked, onChange, children, label, disabled }: CheckProps) {
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = checked === 'some'
        }}
        checked={checked === true}
        aria-label={label}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked, (event.nativeEvent as MouseEvent).shiftKey === true)}
      />
      {children && <span>{children}</span>}
    </label>
  )
}
