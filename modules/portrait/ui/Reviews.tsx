import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useList, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { holdReview, listReviews } from '../contract.ts'
import { PORTRAIT_CHANGES } from './changed.ts'
import css from './Near.module.css'
import { togetherTexts as words } from './portrait.texts.ts'
import type { Portrait } from './types.ts'
import { CardForm, WritingCard } from './WritingCard.tsx'

interface Person {
  id: string
  name: string
}

interface ReviewsProps {
  of: Portrait
  people: readonly Person[]
}

/** D5: manager and rep go through a portrait together; what came of it, and when it is due again. */
export function Reviews({ of: portrait, people }: ReviewsProps) {
  const t = useText()
  const format = useFormat()
  const { items, hasMore, more } = useList(listReviews, { params: { id: portrait.customer.id } })
  const { dueOn } = portrait.review
  const overdue = dueOn !== null && dueOn <= format.today
  return (
    <WritingCard
      title={t(words.reviews)}
      act={{ icon: <NotebookPen />, label: t(words.hold) }}
      mayWrite={portrait.can.edit}
      form={(close) => <ReviewForm of={portrait} people={people} onClose={close} />}
    >
      {(writing) => (
        <>
          {dueOn && (
            <p className={overdue ? css.mismatch : css.quiet}>
              {t(overdue ? words.overdue : words.dueOn, { day: format.day(dueOn) })}
            </p>
          )}
          {items.length === 0 && !writing && <p className={css.quiet}>{t(words.none)}</p>}
          <ul className={css.rows}>
            {items.map(({ id, heldOn, people: there, found, askNext }) => (
              <li key={id}>
                <span>
                  <p className={css.words}>{found}</p>
                  <p className={css.words}>{t(words.toAsk, { what: askNext })}</p>
                  <small>
                    {t(words.held, { day: format.day(heldOn), people: format.list(there.map(({ name }) => name)) })}
                  </small>
                </span>
              </li>
            ))}
          </ul>
          {hasMore && (
            <Button size="small" kind="quiet" onClick={more}>
              …
            </Button>
          )}
        </>
      )}
    </WritingCard>
  )
}

function ReviewForm({ of: { customer, owner }, people, onClose }: ReviewsProps & { onClose: () => void }) {
  const t = useText()
  const [found, setFound] = useState('')
  const [askNext, setAskNext] = useState('')
  const [withWhom, setWithWhom] = useState(owner?.id ?? '')
  const { mutate, isPending, error } = useWrite(holdReview, { changes: [...PORTRAIT_CHANGES, listReviews] })
  const submit = () => {
    const body = { found, askNext, people: withWhom ? [withWhom] : [] }
    mutate({ params: { id: customer.id }, body }, { onSuccess: onClose })
  }
  return (
    <CardForm onSubmit={submit} onClose={onClose} busy={isPending} error={error}>
      <Field label={t(words.with)} name="people">
        {(control) => (
          <Select
            {...control}
            empty="—"
            value={withWhom}
            onChange={(event) => setWithWhom(event.target.value)}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <Field label={t(words.found)} name="found">
        {(control) => (
          <TextArea
            {...control}
            required
            maxLength={2000}
            value={found}
            onChange={(event) => setFound(event.target.value)}
          />
        )}
      </Field>
      <Field label={t(words.askNext)} name="askNext">
        {(control) => (
          <TextArea
            {...control}
            required
            maxLength={2000}
            value={askNext}
            onChange={(event) => setAskNext(event.target.value)}
          />
        )}
      </Field>
    </CardForm>
  )
}
