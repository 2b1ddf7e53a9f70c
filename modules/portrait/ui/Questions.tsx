import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import css from './Questions.module.css'
import type { Question } from './types.ts'
import type { useAnswer } from './useAnswer.ts'
import { ValueInput } from './ValueInput.tsx'
import { readTyped } from './values.ts'

/** D5: the two or three questions worth asking, each with a place for the answer. */
export function Questions({ of: questions, write }: { of: readonly Question[]; write: ReturnType<typeof useAnswer> }) {
  return (
    <ol className={css.questions}>
      {questions.map((question) => (
        <AskOne key={`${question.field.key} ${question.contact?.id}`} of={question} write={write} />
      ))}
    </ol>
  )
}

function AskOne({ of: question, write }: { of: Question; write: ReturnType<typeof useAnswer> }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const { field, contact } = question
  const value = readTyped(field, typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value !== null) write.answer(field, contact?.id ?? null, value, {}, () => setTyped(''))
  }
  return (
    <li>
      <Asked of={question} />
      {field.record === 'birthday' ? (
        <p className={css.about}>{t(words.writeInRecord)}</p>
      ) : (
        <form className={css.answer} onSubmit={submit}>
          <ValueInput short field={field} value={typed} onChange={setTyped} placeholder={t(words.typeAnswer)} />
          {typed.trim() === '' ? (
            <Button kind="quiet" onClick={() => write.asked(field, contact?.id ?? null)}>
              {t(words.askedNoAnswer)}
            </Button>
          ) : (
            <Button type="submit" disabled={value === null} busy={write.busy}>
              {t(words.save)}
            </Button>
          )}
        </form>
      )}
    </li>
  )
}

/** A question in a colleague's words, and what it fills. */
export function Asked({ of: { field, contact, why } }: { of: Question }) {
  const t = useText()
  const locale = useLocale()
  return (
    <p className={css.ask}>
      <span>{field.ask[locale]}</span>
      <small className={css.about}>
        {[
          field.label[locale],
          contact && t(words.aboutContact, { name: contact.name }),
          why === 'aged' && t(words.agedQuestion),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </p>
  )
}
