import { figureHelp, figureNames } from '../../../modules/insight/rules/scorecard/words.ts'
import { useTellValue } from '../../../modules/insight/ui/useTellValue.ts'
import { names } from '../../kit/look/names.ts'
import { useText } from '../../text/useText.ts'
import css from './Scorecards.module.css'
import { Sparkline } from './Sparkline.tsx'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { Target } from './Target.tsx'
import { type Card, type Figure, useScorecardState, type Whose } from './useScorecard.ts'

interface FigureRowProps {
  of: Figure
  card: Card
  whose: Whose
}

/** A figure: its value, which opens its records, beside its target, and the twelve months up to it. */
export function FigureRow({ of, card, whose }: FigureRowProps) {
  const t = useText()
  const { trend, change } = useScorecardState()
  const name = t(figureNames[of.key])
  const value = useTellValue(of.unit)(of.value)
  return (
    <li className={css.figure}>
      <span className={css.name} data-tip={t(figureHelp[of.key])}>
        {name}
      </span>
      <button
        type="button"
        className={css.value}
        disabled={of.of === 0}
        aria-label={t(words.open, { figure: name, value })}
        onClick={() => change({ figure: of.key })}
      >
        {of.unit === 'rungs' && (of.value ?? 0) > 0 && '+'}
        {value}
      </button>
      <button
        type="button"
        className={names(css.spark, trend === of.key && css.chosen)}
        aria-label={t(words.seeTrend, { figure: name })}
        aria-pressed={trend === of.key}
        onClick={() => change({ trend: of.key })}
      >
        <Sparkline of={of.trend} />
      </button>
      <span className={css.detail}>{of.detail}</span>
      <Target of={of} card={card} whose={whose} />
    </li>
  )
}
