import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import { principleWords } from '../rules/sentences.ts'
import css from './Bars.module.css'
import type { Diagnosis } from './Gauges.tsx'
import { insightTexts as words } from './insight.texts.ts'

interface BarsProps extends Pick<Diagnosis, 'weakest' | 'cause'> {
  gauges: readonly Pick<Diagnosis['gauges'][number], 'principle' | 'score'>[]
}

/** G1: the four gauges in a line; the weakest stands out, and of distance its cause. What cannot be told has no bar. */
export function Bars({ gauges, weakest, cause }: BarsProps) {
  const t = useText()
  return (
    <span className={css.bars}>
      {gauges.map(({ principle, score }) => (
        <span
          key={principle}
          className={names(css.bar, weakest === principle && css.weak, cause === principle && css.cause)}
        >
          <span className={names(css.track, score === null && css.untold)}>
            {score !== null && <i style={{ width: `${score}%` }} />}
          </span>
          <small>
            <span>{t(principleWords[principle])}</span>
            <b>{score ?? t(words.untold)}</b>
          </small>
        </span>
      ))}
    </span>
  )
}
