import { Count } from './Amount.tsx'
import css from './Numbers.module.css'

interface NumbersProps<Key extends string> {
  /** Of the first, so that a label outside can name it. */
  id?: string
  parts: readonly { key: Key; label: string }[]
  value: Readonly<Record<Key, number>>
  unit: string
  onChange: (value: Record<Key, number>) => void
}

/** A few numbers that belong together, each with its name and unit; an emptied one keeps what it was. */
export function Numbers<Key extends string>({ id, parts, value, unit, onChange }: NumbersProps<Key>) {
  return (
    <span className={css.numbers}>
      {parts.map(({ key, label }, at) => (
        <span key={key} className={css.one}>
          <span className={css.label}>{label}</span>
          <Count
            {...(at === 0 && { id })}
            className={css.number}
            aria-label={label}
            after={unit}
            value={value[key]}
            onChange={(number) => number !== null && onChange({ ...value, [key]: number })}
          />
        </span>
      ))}
    </span>
  )
}
