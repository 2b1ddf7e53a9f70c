import type { Editing } from '../../kit/controls/InlineEdit.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import css from './quantity.module.css'

interface NumberEditorProps {
  editing: Editing<number | null>
  max: number
  /** What holds where nothing is entered. */
  empty: string
}

/** A whole number where it stands; Enter keeps it, Escape leaves it. */
export function NumberEditor({ editing: { label, draft, setDraft, save, cancel }, max, empty }: NumberEditorProps) {
  return (
    <Input
      className={css.small}
      type="number"
      inputMode="numeric"
      min={0}
      max={max}
      autoFocus
      aria-label={label}
      placeholder={empty}
      value={draft ?? ''}
      onChange={(event) => {
        const typed = event.target.value.trim()
        setDraft(typed === '' ? null : Math.min(max, Math.max(0, Math.round(Number(typed)) || 0)))
      }}
      onBlur={() => save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') cancel()
      }}
    />
  )
}
