import { Pencil } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Problem } from '../../api.ts'
import { useText } from '../../text/useText.ts'
import { names } from '../look/names.ts'
import { Button } from './Button.tsx'
import css from './InlineEdit.module.css'
import { inlineTexts as words } from './inlineEdit.texts.ts'

/** What an editor is given: it shows a draft, and says when to save it or give up. */
export interface Editing<T> {
  label: string
  draft: T
  setDraft: (draft: T) => void
  /** Saves the draft, or what is given where choosing is saving. */
  save: (value?: T) => void
  cancel: () => void
}

export interface InlineEditProps<T> {
  label: string
  value: T
  /** How the value looks when it is not being edited; null shows that there is none. */
  show: (value: T) => ReactNode
  /** What is shown holds links and buttons itself: then a button beside it opens the editor. */
  pressable?: boolean
  editor: (editing: Editing<T>) => ReactNode
  /** Resolves when saved. After a conflict `over` is the record as it stands, whose version to send. */
  onSave: (value: T, over?: unknown) => Promise<unknown>
  /** Finds this field's value in the record as it stands, to show both sides of a conflict. */
  theirs?: (current: unknown) => T
  same?: (one: T, other: T) => boolean
  /** Why it cannot be changed; null where it can. */
  whyNot?: string | null
}

type Trouble<T> = { value: T; problem: Error }

/**
 * A value that is edited where it stands. The new value shows at once; where it is refused the old one comes back
 * and the reason stands below; where someone else was faster, both are shown and one chooses.
 */
export function InlineEdit<T>(props: InlineEditProps<T>) {
  const { label, value, show, editor, onSave, theirs, same = Object.is, pressable, whyNot } = props
  const t = useText()
  const reader = useRef<HTMLButtonElement>(null)
  const [editing, setEditing] = useState<{ draft: T } | null>(null)
  const [saving, setSaving] = useState<{ value: T } | null>(null)
  const [trouble, setTrouble] = useState<Trouble<T> | null>(null)

  const stop = () => {
    setEditing(null)
    requestAnimationFrame(() => reader.current?.focus())
  }
  const send = async (next: T, over?: unknown) => {
    setTrouble(null)
    setSaving({ value: next })
    try {
      await onSave(next, over)
    } catch (problem) {
      setTrouble({ value: next, problem: problem as Error })
    }
    setSaving(null)
  }
  const save = (draft: T) => {
    stop()
    if (!same(draft, value)) send(draft)
  }

  const shown = show(saving ? saving.value : value)
  const edit = {
    ref: reader,
    'aria-busy': saving !== null,
    onClick: () => setEditing({ draft: trouble?.value ?? value }),
  }
  return (
    <div className={css.inline}>
      {editing ? (
        editor({
          label,
          draft: editing.draft,
          setDraft: (draft) => setEditing({ draft }),
          save: (given = editing.draft) => save(given),
          cancel: stop,
        })
      ) : whyNot != null ? (
        <span className={css.fixed} data-tip={whyNot}>
          {shown ?? <span className={css.none}>{t(words.none)}</span>}
        </span>
      ) : pressable && shown !== null ? (
        <div className={names(css.beside, saving && css.saving)}>
          {shown}
          <Button {...edit} kind="quiet" size="small" icon={<Pencil />} aria-label={t(words.edit, { label })} />
        </div>
      ) : (
        <button {...edit} type="button" className={names(css.reader, saving && css.saving)}>
          {shown ?? <span className={css.none}>{t(words.none)}</span>}
          <span className={css.unseen}>{t(words.edit, { label })}</span>
        </button>
      )}
      {trouble && !editing && (
        <TroubleNote trouble={trouble} show={show} theirs={theirs} onSend={send} onKeep={() => setTrouble(null)} />
      )}
    </div>
  )
}

interface TroubleNoteProps<T> {
  trouble: Trouble<T>
  show: (value: T) => ReactNode
  theirs: ((current: unknown) => T) | undefined
  onSend: (value: T, over?: unknown) => void
  onKeep: () => void
}

function TroubleNote<T>({ trouble, show, theirs, onSend, onKeep }: TroubleNoteProps<T>) {
  const t = useText()
  const { problem, value } = trouble
  const current = problem instanceof Problem && problem.reason === 'version_conflict' ? problem.current : undefined
  if (current !== undefined && theirs)
    return (
      <div className={css.note} role="alert">
        <p>{t(words.changedMeanwhile)}</p>
        <dl className={css.sides}>
          <dt>{t(words.theirs)}</dt>
          <dd>{show(theirs(current)) ?? t(words.none)}</dd>
          <dt>{t(words.yours)}</dt>
          <dd>{show(value) ?? t(words.none)}</dd>
        </dl>
        <div className={css.choices}>
          <Button size="small" onClick={() => onSend(value, current)}>
            {t(words.useYours)}
          </Button>
          <Button size="small" kind="quiet" onClick={onKeep}>
            {t(words.keepTheirs)}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={css.note} role="alert">
      <p>{problem.message}</p>
      {problem instanceof Problem && problem.passing && (
        <Button size="small" onClick={() => onSend(value)}>
          {t(words.again)}
        </Button>
      )}
    </div>
  )
}
