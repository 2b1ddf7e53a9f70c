import css from './Scorecards.module.css'

const WIDTH = 96
const HEIGHT = 28
const EDGE = 3

/** Twelve months as a line, from nought; months that tell nothing leave a gap. */
export function Sparkline({ of }: { of: readonly (number | null)[] }) {
  const known = of.filter((value) => value !== null)
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)]
  const x = (at: number) => EDGE + ((WIDTH - 2 * EDGE) * at) / Math.max(1, of.length - 1)
  const y = (value: number) => EDGE + (HEIGHT - 2 * EDGE) * (1 - (value - least) / (most - least || 1))
  const path = of
    .map((value, at) => (value === null ? '' : `${(of[at - 1] ?? null) === null ? 'M' : 'L'}${x(at)} ${y(value)}`))
    .join('')
  const last = of.at(-1) ?? null
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`M${EDGE} ${y(0)}H${WIDTH - EDGE}`} className={css.nought} />
      <path d={path} className={css.line} />
      {last !== null && <circle cx={x(of.length - 1)} cy={y(last)} r={2.5} className={css.dot} />}
    </svg>
  )
}
