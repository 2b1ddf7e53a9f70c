import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { Day } from '../../../shared/calendar.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { isComposing } from '../keys.ts'
import { Amount } from './Amount.tsx'
import { Button } from './Button.tsx'
import css from './InlineEdit.module.css'
import { type Editing, InlineEdit, type InlineEditProps } from './InlineEdit.tsx'
import { Input, Select, TextArea } from './Input.tsx'
import { inlineTexts as words } from './inlineEdit.texts.ts'

type Common<T> = Pick<InlineEditProps<T>, 'label' | 'value' | 'onSave' | 'theirs' | 'whyNot'>

/** Enter saves and Esc gives up; an Enter that belongs to the input method does neither. */
function keysFor<T>({ save, cancel }: Editing<T>, enterSaves = true) {
  return (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const enter = event.key === 'Enter' && (enterSaves || event.metaKey || event.ctrlKey)
    if (!enter && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    enter ? save() : cancel()
  }
}

/** One line, or with `long` several (⌘↵ saves). Leaving the field saves too. */
export function InlineText({ long, ...props }: Common<string> & { long?: boolean }) {
  return (
    <InlineEdit
      {...props}
      show={(text) => (text === '' ? null : text)}
      editor={(editing) => {
        const field = {
          autoFocus: true,
          'aria-label': editing.label,
          value: editing.draft,
          onChange: (event: { target: { value: string } }) => editing.setDraft(event.target.value),
          onKeyDown: keysFor(editing, !long),
          onBlur: () => editing.save(editing.draft.trim()),
        }
        return long ? <TextArea {...field} /> : <Input {...field} />
      }}
    />
  )
}

interface InlineChoiceProps extends Common<string | null> {
  options: readonly { value: string; label: string }[]
  /** The words for no choice; without them one must be chosen. */
  empty?: string
}

/** Choosing saves. */
export function InlineChoice({ options, empty, ...props }: InlineChoiceProps) {
  return (
    <InlineEdit
      {...props}
      show={(value) => options.find((option) => option.value === value)?.label ?? null}
      editor={(editing) => (
        <Select
          autoFocus
          aria-label={editing.label}
          options={options}
          empty={empty}
          value={editing.draft ?? ''}
          onChange={(event) => editing.save(event.target.value || null)}
          onKeyDown={keysFor(editing)}
          onBlur={editing.cancel}
        />
      )}
    />
  )
}

interface InlineAmountProps extends Common<number | null> {
  /** An amount in fen, as it is read. */
  show: (fen: number) => string
}

/** An amount of money, in fen. Leaving the field saves too. */
export function InlineAmount({ show, ...props }: InlineAmountProps) {
  return (
    <InlineEdit
      {...props}
      show={(fen) => (fen === null ? null : show(fen))}
      editor={(editing) => (
        <Amount
          autoFocus
          aria-label={editing.label}
          value={editing.draft}
          onChange={editing.setDraft}
          onKeyDown={keysFor(editing)}
          onBlur={() => editing.save()}
        />
      )}
    />
  )
}

export function InlineDay(props: Common<Day | null>) {
  const format = useFormat()
  return (
    <InlineEdit
      {...props}
      show={(day) => day && format.day(day)}
      editor={(editing) => (
        <Input
          type="date"
          autoFocus
          aria-label={editing.label}
          value={editing.draft ?? ''}
          onChange={(event) => editing.setDraft(event.target.value || null)}
          onKeyDown={keysFor(editing)}
          onBlur={() => editing.save()}
        />
      )}
    />
  )
}

const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag, i) => tag === other[i])

/** Tags; `known` are offered as one types. */
export function InlineTags({ known = [], ...props }: Common<readonly string[]> & { known?: readonly string[] }) {
  return (
    <InlineEdit
      {...props}
      same={sameTags}
      show={(tags) =>
        tags.length === 0 ? null : (
          <span className={css.tags}>
            {tags.map((tag) => (
              <span key={tag} className={css.tag}>
                {tag}
              </span>
            ))}
          </span>
        )
      }
      editor={(editing) => <TagEditor editing={editing} known={known} />}
    />
  )
}

function TagEditor({ editing, known }: { editing: Editing<readonly string[]>; known: readonly string[] }) {
  const t = useText()
  const [text, setText] = useState('')
  const { draft, setDraft, save, cancel, label } = editing
  const withText = (): readonly string[] =>
    text.trim() === '' || draft.includes(text.trim()) ? draft : [...draft, text.trim()]
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Backspace' && text === '') setDraft(draft.slice(0, -1))
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return cancel()
    if (text.trim() === '') return save()
    setDraft(withText())
    setText('')
  }
  const suggestions = known.filter((tag) => !draft.includes(tag) && tag.includes(text.trim())).slice(0, 6)
  return (
    <div className={css.tagEditor}>
      <span className={css.tags}>
        {draft.map((tag) => (
          <span key={tag} className={css.tag}>
            {tag}
            <button
              type="button"
              aria-label={t(words.removeTag, { tag })}
              onClick={() => setDraft(draft.filter((other) => other !== tag))}
            >
              <X size={12} />
            </button>
          </span>
        ))}
      </span>
      <Input
        autoFocus
        aria-label={label}
        placeholder={t(words.addTag)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        after={
          <Button size="small" kind="quiet" onClick={() => save(withText())}>
            {t(words.save)}
          </Button>
        }
      />
      {suggestions.length > 0 && (
        <span className={css.tags}>
          {suggestions.map((tag) => (
            <button key={tag} type="button" className={css.suggestion} onClick={() => setDraft([...draft, tag])}>
              {tag}
            </button>
          ))}
        </span>
      )}
    </div>
  )
}
