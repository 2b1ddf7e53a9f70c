import { type FormEvent, type ReactNode, useState } from 'react'
import type { Problem } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './Near.module.css'
import { portraitTexts as words } from './portrait.texts.ts'

interface WritingCardProps {
  title: string
  /** What its button says; it opens the form. */
  act: { icon: ReactNode; label: string }
  mayWrite: boolean
  form: (close: () => void) => ReactNode
  /** What stands there already, below the form or without it. */
  children: (writing: boolean) => ReactNode
}

/** A card of things on record, and a button that opens a form for one more. */
export function WritingCard({ title, act, mayWrite, form, children }: WritingCardProps) {
  const [writing, setWriting] = useState(false)
  return (
    <section className={css.card}>
      <header>
        <h2>{title}</h2>
        {mayWrite && !writing && (
          <Button size="small" icon={act.icon} onClick={() => setWriting(true)}>
            {act.label}
          </Button>
        )}
      </header>
      {writing && form(() => setWriting(false))}
      {children(writing)}
    </section>
  )
}

interface CardFormProps {
  onSubmit: () => void
  onClose: () => void
  busy: boolean
  error: Problem | null
  /** Something needed is not there yet. */
  unready?: boolean
  children: ReactNode
}

/** Its form: the fields, what went wrong, save or not. */
export function CardForm({ onSubmit, onClose, busy, error, unready, children }: CardFormProps) {
  const t = useText()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Form className={css.form} onSubmit={submit} problem={error}>
      {children}
      <span className={css.acts}>
        <Button type="submit" size="small" kind="primary" busy={busy} disabled={unready}>
          {t(words.save)}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t(words.cancel)}
        </Button>
      </span>
    </Form>
  )
}
