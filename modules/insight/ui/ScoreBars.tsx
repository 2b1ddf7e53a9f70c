import type { z } from 'zod'
import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import type { DiagnosisReply } from '../contract.ts'
import { PRINCIPLES } from '../rules/measures.ts'
import { principleWords } from '../rules/sentences.ts'
import { insightTexts as words } from './insight.texts.ts'
import css from './ScoreBars.module.css'

type Diagnosis = z.infer<typeof DiagnosisReply>
type Principle = Diagnosis['gauges'][number]['principle']

export type Scores = Record<Principle, number | null>

interface ScoreBarsProps extends Pick<Diagnosis, 'weakest' | 'cause'> {
  scores: Scores
}

/** G1: the four scores side by side; the weakest in red, of distance its cause too. What cannot be told has no bar. */
export function ScoreBars({ scores, weakest, cause }: ScoreBarsProps) {
  const t = useText()
  return (
    <span className={css.bars}>
      {PRINCIPLES.map((principle) => {
        const score = scores[principle]
        return (
          <span
            key={principle}
            className={names(css.bar, weakest === principle && css.weak, cause === principle && css.cause)}
          >
            <span className={names(css.track, score === null && css.untold)}>
              {score !== null && <i style={{ width: `${score}%` }} />}
            </span>
            <small>
              {t(principleWords[principle])} {score ?? t(words.untold)}
            </small>
          </span>
        )
      })}
    </span>
  )
}
