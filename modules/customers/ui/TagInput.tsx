import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { isComposing } from '../../../web/kit/keys.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './TagInput.module.css'
import { tagTexts as words } from './tag.texts.ts'

interface TagInputProps {
  id?: string
  label: string
  tags: readonly string[]
  onChange: (tags: string[]) => void
  /** Offered as one types. */
  known?: readonly string[]
  hint?: string
}

const MOST_OFFERED = 8

/** Tags to be given: typed, or chosen among those that others bear. */
export function TagInput({ id, label, tags, onChange, known = [], hint }: TagInputProps) {
  const t = useText()
  const [text, setText] = useState('')
  const add = (tag: string) => {
    if (tag && !tags.includes(tag)) onChange([...tags, tag])
    setText('')
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event) || event.metaKey || event.ctrlKey) return
    if (event.key === 'Backspace' && text === '') onChange(tags.slice(0, -1))
    if (event.key !== 'Enter' && event.code !== 'Comma') return
    if (text.trim() === '') return
    event.preventDefault()
    add(text.trim())
  }
  const offered = known.filter((tag) => !tags.includes(tag) && tag.includes(text.trim())).slice(0, MOST_OFFERED)
  return (
    <div className={css.field}>
      {tags.length > 0 && (
        <span className={css.tags}>
          {tags.map((tag) => (
            <span key={tag} className={css.tag}>
              {tag}
              <button
                type="button"
                aria-label={t(words.remove, { tag })}
                onClick={() => onChange(tags.filter((one) => one !== tag))}
              >
                <X size={12} />
              </button>
            </span>
          ))}
        </span>
      )}
      <Input
        id={id}
        aria-label={label}
        maxLength={40}
        placeholder={hint ?? t(words.hint)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        onBlur={() => add(text.trim())}
      />
      {offered.length > 0 && (
        <span className={css.tags}>
          {offered.map((tag) => (
            <button
              key={tag}
              type="button"
              className={css.offered}
              // Before the field loses the focus, which would add what is half typed.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(tag)}
            >
              {tag}
            </button>
          ))}
        </span>
      )}
    </div>
  )
}
