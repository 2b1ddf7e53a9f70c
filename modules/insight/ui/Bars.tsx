import { useText } from '../../../web/text/useText.ts'
import { principleWords } from '../rules/sentences.ts'
import css from './Bars.module.css'
import type { Diagnosis } from './Gauges.tsx'
import { insightTexts as words } from './insight.texts.ts'

/** G1: the four gauges in a line; the weakest stands out, and of distance its cause. */
export function Bars({ of }: { of: Pick<Diagnosis, 'gauges' | 'weakest' | 'cause'> }) {
  const t = useText()
  return (
    <ul className={css.bars}>
      {of.gauges.map(({ principle, score }) => (
        <li key={principle} data-weak={of.weakest === principle || of.cause === principle || undefined}>
          <span className={css.bar}>
            <i style={{ width: `${score ?? 0}%` }} />
          </span>
          <small>
            {t(principleWords[principle])} {score ?? t(words.untold)}
          </small>
        </li>
      ))}
    </ul>
  )
}
