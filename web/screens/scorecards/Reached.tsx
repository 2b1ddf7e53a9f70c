import { names } from '../../kit/look/names.ts'
import { useText } from '../../text/useText.ts'
import css from './Scorecards.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'

/** How far towards a target, as a bar. */
export function Reached({ percent }: { percent: number }) {
  const t = useText()
  return (
    <span className={css.bar} role="img" aria-label={t(words.reached, { n: percent })}>
      <i className={names(percent >= 100 && css.met)} style={{ width: `${Math.min(100, percent)}%` }} />
    </span>
  )
}
