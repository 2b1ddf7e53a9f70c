import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import css from './Questions.module.css'
import type { Cell, Portrait, Question } from './types.ts'
import type { useAnswer } from './useAnswer.ts'
import { useAskWords } from './useAskWords.ts'
import { ValueInput } from './ValueInput.tsx'
import { readTyped, tellValue } from './values.ts'

/** D5: the two or three questions worth asking, each with a place for the answer. */
export function Questions({ of: portrait, write }: { of: Portrait; write: ReturnType<typeof useAnswer> }) {
  const cells = portrait.blocks.flatMap((block) => block.cells)
  return (
    <ol className={css.questions}>
      {portrait.questions.map((question) => (
        <AskOne
          key={`${question.field.key} ${question.contact?.id}`}
          of={question}
          cell={cells.find((cell) => isAbout(cell, question))}
          write={write}
        />
      ))}
    </ol>
  )
}

const isAbout = ({ field, contactId }: Cell, question: Question): boolean =>
  field.key === question.field.key && contactId === (question.contact?.id ?? null)

interface AskOneProps {
  of: Question
  /** What stands there so far. */
  cell: Cell | undefined
  write: ReturnType<typeof useAnswer>
}

function AskOne({ of: question, cell, write }: AskOneProps) {
  const t = useText()
  const { today } = useFormat()
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const { field, contact } = question
  const value = readTyped(field, typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value !== null) write.answer(field, contact?.id ?? null, value, {}, () => setTyped(''))
  }
  const stands = cell?.current?.value ?? null
  const known = cell?.recorded ?? (stands === null ? null : tellValue(field, stands, { today, locale }))
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
