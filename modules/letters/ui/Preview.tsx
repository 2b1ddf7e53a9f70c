import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import type { Locale } from '../../../shared/text.ts'
import { call, type Problem } from '../../../web/api.ts'
import { useText } from '../../../web/text/useText.ts'
import { previewLetter } from '../contract.ts'
import { partsOf } from '../rules/wording.ts'
import css from './letters.module.css'
import { letterTexts as words } from './letters.texts.ts'
import type { Words } from './types.ts'

const PAUSE = 250

interface PreviewProps {
  text: Words
  locale: Locale
  record: { id: string; name: string } | null
  chooser: ReactNode
}

/** What comes out of a letter as it is being written, and what it lacks. */
export function Preview({ text, locale, record, chooser }: PreviewProps) {
  const t = useText()
  const asked = useSettled(JSON.stringify(text))
  const { data, error } = useQuery<ReplyOf<typeof previewLetter>, Problem>({
    queryKey: [previewLetter.id, asked, locale, record?.id],
    queryFn: ({ signal }) =>
      call(
        previewLetter,
        { body: { text: JSON.parse(asked) as Words, locale, ...(record && { customerId: record.id }) } },
        { signal },
      ),
    placeholderData: (before) => before,
    retry: false,
  })
  const shown = useDeferredValue(data)
  return (
    <section aria-label={t(words.preview)} className={css.side}>
      <header className={css.head}>
        <h2>{t(words.preview)}</h2>
        {chooser}
      </header>
      {error && (
        <p className={css.wrong} role="alert">
          {error.message}
        </p>
      )}
      {shown && (
        <article className={css.paper} lang={locale}>
          <h3>
            <Marked text={shown.subject} />
          </h3>
          <p>
            <Marked text={shown.body} />
          </p>
        </article>
      )}
      {shown && shown.missing.length > 0 && (
        <div className={css.missing}>
          <strong>{t(words.missing, { count: shown.missing.length })}</strong>
          {shown.missing.map(({ key, label, mend }) => (
            <span key={key}>{t(words.lacks, { what: label, mend })}</span>
          ))}
        </div>
      )}
    </section>
  )
}

/** A value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const later = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(later)
  }, [value])
  return settled
}

/** The blanks of a filled letter, marked. */
function Marked({ text }: { text: string }) {
  return partsOf(text).map((part, at) =>
    part.isBlank ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
      <mark key={at}>{part.text}</mark>
    ) : (
      part.text
    ),
  )
}
