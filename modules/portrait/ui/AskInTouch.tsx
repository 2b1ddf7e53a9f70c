import { memo } from 'react'
import type { TouchAnswers } from '../../../web/outbox/touches.ts'
import { useText } from '../../../web/text/useText.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import css from './Questions.module.css'
import { Asked } from './Questions.tsx'
import type { Question } from './types.ts'
import { ValueInput } from './ValueInput.tsx'
import { readTyped } from './values.ts'

const keyOf = ({ field, contact }: Question): string => `${field.key} ${contact?.id ?? ''}`

/** Questions that a sentence in a form can answer. */
const answerable = (questions: readonly Question[]): readonly Question[] =>
  questions.filter(({ field }) => field.record !== 'birthday')

interface AskInTouchProps {
  questions: readonly Question[]
  typed: Readonly<Record<string, string>>
  onChange: (typed: Record<string, string>) => void
}

/** D5: the questions worth asking, in the form of a touch: what is answered there goes straight into the portrait. */
export const AskInTouch = memo(function AskInTouch({ questions, typed, onChange }: AskInTouchProps) {
  const t = useText()
  const asked = answerable(questions)
  if (asked.length === 0) return null
  return (
    <section className={css.inTouch} aria-label={t(words.answers)}>
      <p className={css.title}>
        {t(words.answers)} <small className={css.about}>{t(words.answersHint)}</small>
      </p>
      {asked.map((question) => (
        <div key={keyOf(question)}>
          <Asked of={question} />
          <ValueInput
            short
            field={question.field}
            value={typed[keyOf(question)] ?? ''}
            placeholder={t(words.typeAnswer)}
            onChange={(value) => onChange({ ...typed, [keyOf(question)]: value })}
          />
        </div>
      ))}
    </section>
  )
})

/** What was typed there, as the portrait takes it; what fits no field is left in the form. */
export const answersIn =
  (questions: readonly Question[]) =>
  (typed: Readonly<Record<string, string>>): TouchAnswers =>
    answerable(questions).flatMap((question) => {
      const value = readTyped(question.field, typed[keyOf(question)] ?? '')
      return value === null ? [] : [{ field: question.field.key, contactId: question.contact?.id ?? null, value }]
    })
