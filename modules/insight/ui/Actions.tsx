import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useText } from '../../../web/text/useText.ts'
import css from './Actions.module.css'
import type { Diagnosis } from './Gauges.tsx'
import { insightTexts as words } from './insight.texts.ts'

/** G1: this week's three, each a step away. */
export function Actions({ of }: { of: Diagnosis['actions'] }) {
  const t = useText()
  return (
    <section aria-label={t(words.actions)}>
      <h2 className={css.title}>{t(words.actions)}</h2>
      {of.length === 0 && <p className={css.none}>{t(words.noActions)}</p>}
      <ol className={css.actions}>
        {of.map(({ key, text, path }, at) => (
          <li key={key}>
            <Link to={path} className={css.action}>
              <b className={css.number}>{at + 1}</b>
              <span>{text}</span>
              <ChevronRight size={16} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
