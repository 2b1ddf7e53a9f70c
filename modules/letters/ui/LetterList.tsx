import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import type { listLetters } from '../contract.ts'
import { functionWords, PARTS, partWords } from '../rules/functions.ts'
import css from './letters.module.css'
import { letterTexts as words } from './letters.texts.ts'

type Items = ReplyOf<typeof listLetters>['items']

/** C4: the letters by function, the company's own among them. */
export function LetterList({ items }: { items: Items }) {
  const t = useText()
  return PARTS.map((part) => (
    <section key={part} className={css.group}>
      <h2>{t(partWords[part])}</h2>
      <ul className={css.list}>
        {items
          .filter((item) => item.part === part)
          .map((item) => (
            <li key={item.id}>
              <Link to="/settings/letters/$id" params={{ id: item.id }} className={css.row}>
                <strong>{item.name}</strong>
                {item.own && <span className={css.quiet}>{t(functionWords[item.function])}</span>}
                {item.own && <span className={css.mark}>{t(words.own)}</span>}
                {!item.own && item.locales.some(({ edited }) => edited) && (
                  <span className={css.mark}>{t(words.edited)}</span>
                )}
                {item.state === 'off' && <span className={names(css.mark, css.calm)}>{t(words.isOff)}</span>}
                <span className={css.quiet}>{item.locales.map(({ locale }) => t(words[locale])).join(' · ')}</span>
                <ChevronRight size={16} aria-hidden="true" />
              </Link>
            </li>
          ))}
      </ul>
    </section>
  ))
}
