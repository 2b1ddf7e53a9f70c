import { useText } from '../../text/useText.ts'
import { names } from '../look/names.ts'
import css from './Ring.module.css'
import { ringTexts as words } from './ring.texts.ts'

/** T3's states, the manager's turn (T7), and the rest of a suspended or archived customer. */
export type Cadence = 'early' | 'ok' | 'due' | 'overdue' | 'stepIn' | 'rest'

export interface RingProps {
  /** Effective touches of this pursuit (T2); beyond the last mark the number itself stands at the ring. */
  lit: number
  cadence: Cadence
  /** The customer's name or initial; its first character stands in the middle. */
  label: string
  /** Pixels: 20 in a table, 44 in a row, 72 and more on a page. */
  size?: number
  /** How many marks there are: the touches that the company's settings ask for. */
  of?: number
  /** Says the state more exactly than the cadence does: "6 days overdue". */
  state?: string
  /** Stands in the middle instead of the initial: a figure. */
  middle?: string
}

const TINY = 30
const COUNTED = 36
const LARGE = 96

/** The sign of the product: one mark for each effective touch, lit in the colour of the cadence. */
export function Ring({ lit, cadence, label, size = 44, of = 12, state, middle }: RingProps) {
  const t = useText()
  const standing = lit > 0 ? t(words.standing, { of, lit }) : t(words.untouched, { of })
  const told = t(words.standingAndState, { standing, state: state ?? t(words[cadence]) })
  const tiny = size < TINY
  const stroke = tiny ? css.thick : size > LARGE ? css.thin : undefined
  const shown = Math.min(lit, of)
  const next = (cadence === 'due' || cadence === 'overdue') && lit < of
  return (
    <span className={css.ring} style={{ width: size, height: size }} data-tip={told}>
      <svg width={size} height={size} viewBox="-22 -22 44 44" role="img" aria-label={told} className={css[cadence]}>
        <path className={names(css.unlit, stroke)} d={marks(of, next ? shown + 1 : shown, of, tiny ? 14 : 16.8, 20)} />
        <path className={names(css.lit, stroke)} d={marks(of, 0, shown, tiny ? 13.5 : 16, 20.2)} />
        {next && <path className={names(css.next, stroke)} d={marks(of, shown, shown + 1, tiny ? 13.5 : 16, 20.2)} />}
        {tiny ? (
          <circle r="5" className={css.dot} />
        ) : (
          <>
            <circle r="12.6" className={css.middle} />
            <text textAnchor="middle" y="4.5" fontSize="12.5" className={css.initial}>
              {middle ?? initialOf(label)}
            </text>
          </>
        )}
      </svg>
      {lit > of && size >= COUNTED && (
        <span className={css.count} aria-hidden="true">
          {lit}
        </span>
      )}
    </span>
  )
}

/** The mark at twelve o'clock is the first; they go round with the clock. */
function marks(of: number, from: number, to: number, inner: number, outer: number): string {
  let path = ''
  for (let i = from; i < to; i++) {
    const angle = (i / of) * 2 * Math.PI
    const x = Math.sin(angle)
    const y = -Math.cos(angle)
    path += `M${round(x * inner)} ${round(y * inner)}L${round(x * outer)} ${round(y * outer)}`
  }
  return path
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The character that tells two customers apart: a region in brackets before the name does not. */
function initialOf(label: string): string {
  const named = label.replace(/^\s*\p{Ps}[^\p{Pe}]*\p{Pe}/u, '').replace(/^[\s\p{P}]+/u, '')
  const first = [...named][0] ?? ''
  return first.toUpperCase()
}
