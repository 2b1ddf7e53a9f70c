import type { z } from 'zod'
import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import type { DiagnosisReply } from '../contract.ts'
import { principleWords } from '../rules/sentences.ts'
import css from './Gauges.module.css'
import { insightTexts as words } from './insight.texts.ts'

export type Diagnosis = z.infer<typeof DiagnosisReply>
type Gauge = Diagnosis['gauges'][number]
export type MeasureKey = Gauge['measures'][number]['key']

interface GaugesProps {
  of: Diagnosis
  /** Opens the cases behind a measure. */
  onOpen: (measure: MeasureKey) => void
}

/** G1: the four gauges, with the evidence under each; the weakest stands out, and of distance its cause. */
export function Gauges({ of, onOpen }: GaugesProps) {
  const t = useText()
  return (
    <ul className={css.gauges}>
      {of.gauges.map((gauge) => (
        <li
          key={gauge.principle}
          className={names(
            css.gauge,
            of.weakest === gauge.principle && css.weakest,
            of.cause === gauge.principle && css.cause,
          )}
        >
          <header className={css.head}>
            <Arc of={gauge} />
            <div>
              <h3>{t(principleWords[gauge.principle])}</h3>
              {of.weakest === gauge.principle && <span className={css.mark}>{t(words.weakest)}</span>}
              {of.cause === gauge.principle && <span className={css.mark}>{t(words.cause)}</span>}
            </div>
          </header>
          <ul className={css.measures}>
            {gauge.measures.map(({ key, score, of: cases, text }) => (
              <li key={key}>
                <button type="button" disabled={cases === 0} onClick={() => onOpen(key)} className={css.measure}>
                  <i className={names(css.dot, toneOf(score))} aria-hidden="true" />
                  <span>{text}</span>
                  {score !== null && <b className={css.points}>{t(words.points, { score })}</b>}
                </button>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

const WELL = 70
const POOR = 40
const toneOf = (score: number | null) =>
  score === null ? css.untold : score >= WELL ? css.well : score >= POOR ? css.fair : css.poor

const SIZE = 56
const RADIUS = 24
/** Three quarters of a circle, open below. */
const SWEEP = 0.75 * 2 * Math.PI * RADIUS
const ROUND = 2 * Math.PI * RADIUS

function Arc({ of: { principle, score } }: { of: Gauge }) {
  const t = useText()
  const name = t(principleWords[principle])
  const told = score === null ? t(words.gaugeUntold, { principle: name }) : t(words.gauge, { principle: name, score })
  return (
    <svg width={SIZE} height={SIZE} viewBox="-28 -28 56 56" role="img" aria-label={told} className={toneOf(score)}>
      <circle r={RADIUS} className={css.track} strokeDasharray={`${SWEEP} ${ROUND}`} transform="rotate(135)" />
      {score !== null && score > 0 && (
        <circle
          r={RADIUS}
          className={css.arc}
          strokeDasharray={`${(SWEEP * score) / 100} ${ROUND}`}
          transform="rotate(135)"
        />
      )}
      <text textAnchor="middle" y="6" className={css.score}>
        {score ?? t(words.untold)}
      </text>
    </svg>
  )
}
