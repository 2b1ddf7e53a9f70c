import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import css from './Questions.module.css'
import type { Portrait, Question } from './types.ts'
import type { useAnswer } from './useAnswer.ts'
import { useAskWords, useKnown } from './useAskWords.ts'
import { ValueInput } from './ValueInput.tsx'
import { readTyped } from './values.ts'

/** D5: the two or three questions worth asking, each with a place for the answer. */
export function Questions({ of: portrait, write }: { of: Portrait; write: ReturnType<typeof useAnswer> }) {
  const known = useKnown(portrait)
  return (
    <ol className={css.questions}>
      {portrait.questions.map((question) => (
        <AskOne
          key={`${question.field.key} ${question.contact?.id}`}
          of={question}
          known={known(question)}
          write={write}
        />
      ))}
    </ol>
  )
}

interface AskOneProps {
  of: Question
  /** What stands there so far. */
  known: string | null
  write: ReturnType<typeof useAnswer>
}

function AskOne({ of: question, known, write }: AskOneProps) {
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
      <Asked of={question} known={known} />
      {field.record === 'birthday' ? (
        <p className={css.about}>{t(words.writeInRecord)}</p>
      ) : (
        <form className={css.answer} onSubmit={submit}>
          <ValueInput short field={field} value={typed} onChange={setTyped} placeholder={t(words.typeAnswer)} />
          {typed.trim() === '' ? (
            <>
              {question.why === 'aged' && (
                <Button onClick={() => write.confirm(field, contact?.id ?? null)}>{t(words.stillSo)}</Button>
              )}
              <Button kind="quiet" onClick={() => write.asked(field, contact?.id ?? null)}>
                {t(words.askedNoAnswer)}
              </Button>
            </>
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

/** A question in a colleague's words, and what it fills; what was known once is asked to be confirmed. */
export function Asked({ of, known }: { of: Question; known?: string | null }) {
  const t = useText()
  const ask = useAskWords()
  const locale = useLocale()
  const { field, contact, why } = of
  return (
    <p className={css.ask}>
      <span>{ask(of, known)}</span>
      <small className={css.about}>
        {[
          why === 'missing' && field.label[locale],
          contact && t(words.aboutContact, { name: contact.name }),
          why === 'aged' && t(words.agedQuestion),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </p>
  )
}
