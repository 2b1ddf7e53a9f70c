import { type FormEvent, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { Check, type Choice } from '../controls/Choices.tsx'
import { Field } from '../controls/Field.tsx'
import { Input } from '../controls/Input.tsx'
import css from './FilterEditors.module.css'
import { listTexts as words } from './list.texts.ts'

const WORTH_SEARCHING = 9

interface ChoiceEditorProps {
  choices: readonly (Choice<string> & { label: string })[]
  single?: boolean | undefined
  value: readonly string[]
  onChange: (value: string[]) => void
}

export function ChoiceEditor({ choices, single, value, onChange }: ChoiceEditorProps) {
  const t = useText()
  const [query, setQuery] = useState('')
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(query.trim().toLowerCase()))
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((v) => v !== one) : single ? [one] : [...value, one])
  return (
    <div className={css.editor}>
      {choices.length >= WORTH_SEARCHING && (
        <Input
          value={query}
          placeholder={t(words.search)}
          aria-label={t(words.search)}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <div className={css.choices}>
        {found.map((choice) => (
          <Check key={choice.value} checked={value.includes(choice.value)} onChange={() => toggle(choice.value)}>
            {choice.label}
          </Check>
        ))}
      </div>
    </div>
  )
}

interface ApplyProps {
  value: string
  onApply: (value: string) => void
}

const MOST_KNOWN = 8

export function TextEditor({
  label,
  value,
  known = [],
  onApply,
}: ApplyProps & { label: string; known?: readonly string[] | undefined }) {
  const t = useText()
  const [text, setText] = useState(value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply(text.trim())
  }
  const offered = known.filter((one) => one !== text.trim() && one.includes(text.trim())).slice(0, MOST_KNOWN)
  return (
    <form className={css.editor} onSubmit={submit}>
      <Input value={text} aria-label={label} onChange={(event) => setText(event.target.value)} />
      {offered.length > 0 && (
        <div className={css.choices}>
          {offered.map((one) => (
            <button key={one} type="button" className={css.known} onClick={() => onApply(one)}>
              {one}
            </button>
          ))}
        </div>
      )}
      <Button type="submit" size="small" kind="primary">
        {t(words.apply)}
      </Button>
    </form>
  )
}

/** Two ends, either of which may be left open. */
export function RangeEditor({ kind, value, onApply }: ApplyProps & { kind: 'days' | 'numbers' }) {
  const t = useText()
  const [ends, setEnds] = useState(() => value.split('..'))
  const [from = '', to = ''] = ends
  const type = kind === 'days' ? 'date' : 'number'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply(from || to ? `${from}..${to}` : '')
  }
  return (
    <form className={css.editor} onSubmit={submit}>
      <Field label={t(words.from)}>
        {(control) => (
          <Input
            {...control}
            type={type}
            value={from}
            max={to || undefined}
            onChange={(event) => setEnds([event.target.value, to])}
          />
        )}
      </Field>
      <Field label={t(words.to)}>
        {(control) => (
          <Input
            {...control}
            type={type}
            value={to}
            min={from || undefined}
            onChange={(event) => setEnds([from, event.target.value])}
          />
        )}
      </Field>
      <Button type="submit" size="small" kind="primary">
        {t(words.apply)}
      </Button>
    </form>
  )
}
