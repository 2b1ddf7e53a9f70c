import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { names } from '../look/names.ts'
import css from './Input.module.css'
import { inputTexts as words } from './input.texts.ts'

export interface InputProps extends ComponentProps<'input'> {
  /** Stands before the text: a magnifier, a currency. */
  before?: ReactNode
  /** Stands after it: a unit, a button. */
  after?: ReactNode
}

export function Input({ before, after, className, ...rest }: InputProps) {
  return (
    <span className={names(css.box, className)}>
      {before && <span className={css.side}>{before}</span>}
      <input autoComplete="off" spellCheck={false} {...rest} className={css.input} />
      {after && <span className={css.side}>{after}</span>}
    </span>
  )
}

export function PasswordInput(props: Omit<InputProps, 'type' | 'after'>) {
  const t = useText()
  const [shown, setShown] = useState(false)
  return (
    <Input
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      after={
        <button
          type="button"
          className={css.eye}
          onClick={() => setShown(!shown)}
          aria-pressed={shown}
          aria-label={t(words.showPassword)}
        >
          {shown ? <EyeOff size={16} /> : <Eye size={16} />}
        </button>
      }
    />
  )
}

/** Where the browser lets a field grow by itself, nothing is measured with every key. */
const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/** Grows with what is written, from `rows` to some twelve lines. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const area = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = area.current
    // In a dialog that is still closed there is nothing to measure.
    if (growsByItself || !element || element.scrollHeight === 0) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [rest.value])
  return (
    <textarea
      ref={area}
      rows={rows}
      {...rest}
      className={names(css.box, css.area, className)}
      style={{ minHeight: `calc(${rows}lh + 18px)` }}
    />
  )
}

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean
  group?: string
}

export interface SelectProps extends ComponentProps<'select'> {
  /** Those of one group stand together under its name. */
  options: readonly SelectOption[]
  /** What stands there while nothing is chosen. */
  empty?: string
}

/** The browser's own choice: on a phone it is the best there is. For long lists see antd/Choose. */
export function Select({ options, empty, className, ...rest }: SelectProps) {
  return (
    <select {...rest} className={names(css.box, css.select, className)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {[...new Set(options.map(({ group }) => group))].map((group) => {
        const inside = options.filter((option) => option.group === group).map(Option)
        return group === undefined ? (
          inside
        ) : (
          <optgroup key={group} label={group}>
            {inside}
          </optgroup>
        )
      })}
    </select>
  )
}

const Option = ({ value, label, disabled }: SelectOption) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
)
