import { useText } from '../../text/useText.ts'
import { names } from '../look/names.ts'
import css from './Ladder.module.css'
import { ladderTexts as words } from './ladder.texts.ts'

/** D2's rungs, from far to near. */
const RUNGS = ['none', 'doctor', 'teacher', 'friend', 'brother'] as const
type Rung = (typeof RUNGS)[number]

export interface LadderProps {
  /** What evidence proves: drawn solid. */
  proven: Rung
  /** What the portrait allows at most: drawn dashed above the proven. */
  allowed: Rung
  /** Without names, for a table. */
  small?: boolean
}

/** D2: how near we are; the proven and the merely possible are told apart by the line, not by colour. */
export function Ladder({ proven, allowed, small }: LadderProps) {
  const t = useText()
  const provenAt = RUNGS.indexOf(proven)
  const allowedAt = RUNGS.indexOf(allowed)
  const values = { proven: t(words[proven]), allowed: t(words[allowed]) }
  const told = allowedAt > provenAt ? t(words.distanceAndAllowed, values) : t(words.distance, values)
  return (
    <span className={names(css.ladder, small && css.small)} role="img" aria-label={told} data-tip={told}>
      {RUNGS.slice(1).map((rung, i) => (
        <span key={rung} className={names(css.rung, i < provenAt ? css.proven : i < allowedAt && css.allowed)}>
          {!small && t(words[rung])}
        </span>
      ))}
    </span>
  )
}
