import { useState } from 'react'
import type { Locale } from '../../../shared/text.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useList } from '../../../web/queries.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { listLetterVersions } from '../contract.ts'
import { inWords } from '../rules/wording.ts'
import css from './letters.module.css'
import { letterTexts as words } from './letters.texts.ts'
import type { Letter, Words } from './types.ts'

interface VersionsProps {
  letter: Letter
  locale: Locale
  onTake: (text: Words) => void
}

/** C4: what it said before, each to be taken again. */
export function Versions(props: VersionsProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <section>
      <Button size="small" kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(words.versions)}
      </Button>
      {open && <Listed {...props} />}
    </section>
  )
}

const A_PAGE = 20

function Listed({ letter, locale, onTake }: VersionsProps) {
  const t = useText()
  const reader = useLocale()
  const format = useFormat()
  const asked = { params: { id: letter.id }, query: { locale, limit: A_PAGE } }
  const { items, loading, error } = useList(listLetterVersions, asked)
  if (error) return <ErrorState small error={error} />
  if (!loading && items.length === 0) return <p className={css.quiet}>{t(words.noVersions)}</p>
  return (
    <ul>
      {items.map(({ number, at, by, subject, body }) => (
        <li key={number} className={css.version}>
          <div className={css.head}>
            <span className={css.quiet}>{t(words.version, { number, when: format.moment(at), who: by.name })}</span>
            {letter.can.change && subject !== null && body !== null && (
              <Button size="small" onClick={() => onTake({ subject, body })}>
                {t(words.takeVersion)}
              </Button>
            )}
          </div>
          <strong>{subject === null ? t(words.original) : inWords(subject, reader)}</strong>
          {body !== null && <p>{inWords(body, reader)}</p>}
        </li>
      ))}
    </ul>
  )
}
