import { useCallback, useMemo } from 'react'
import type { Look } from '../../../web/kit/pictures/look.ts'
import { Picture } from '../../../web/kit/pictures/Picture.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { heightOf, RUNGS, type Rung, rungAt } from '../../customers/rules/rungs.ts'
import { rungWords } from '../../customers/rules/words.ts'
import css from './Near.module.css'
import { nearTexts as words } from './portrait.texts.ts'
import type { Distance } from './types.ts'

/** D4: how a pair came to where it stands: what is proven, solid; what the portrait allows, dashed. */
export function Trace({ of: { trace, pairs } }: { of: Distance }) {
  const t = useText()
  const format = useFormat()
  const pair = pairs.find(({ shown }) => shown) ?? pairs[0]
  const moves = useMemo(
    () => trace.filter((move) => move.personId === pair?.person.id && move.contactId === (pair?.contact?.id ?? null)),
    [trace, pair],
  )
  const option = useCallback(
    (look: Look) => drawTrace(upTo(moves, format.today), look, (rung) => t(rungWords[rung])),
    [moves, format.today, t],
  )
  if (!pair || moves.length === 0)
    return (
      <section className={css.card}>
        <h2>{t(words.trace)}</h2>
        <p className={css.quiet}>{t(words.traceNone)}</p>
      </section>
    )
  const contact = pair.contact?.name ?? t(words.company)
  const told = t(words.traceTold, {
    pair: t(words.pair, { person: pair.person.name, contact }),
    from: format.day(moves[0]?.on ?? format.today),
    to: format.day(format.today),
  })
  return (
    <section className={css.card}>
      <h2>{t(words.trace)}</h2>
      <Picture
        told={told}
        height={200}
        option={option}
        table={
          <table>
            <thead>
              <tr>
                <th>{t(words.tableDay)}</th>
                <th>{t(words.proven)}</th>
                <th>{t(words.allowed)}</th>
                <th>{t(words.trust)}</th>
              </tr>
            </thead>
            <tbody>
              {moves.map((move, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: moves are facts in their order
                <tr key={at}>
                  <td>{format.day(move.on)}</td>
                  <td>{t(rungWords[move.proven])}</td>
                  <td>{t(rungWords[move.bound])}</td>
                  <td>{move.trust}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </section>
  )
}

interface Point {
  on: string
  bound: Rung
  proven: Rung
}

/** Where a pair stands now it has stood since its last move. */
const upTo = (moves: readonly Point[], today: string): Point[] => {
  const last = moves.at(-1)
  return last ? [...moves, { ...last, on: today }] : []
}

const drawTrace = (points: readonly Point[], look: Look, name: (rung: Rung) => string) => ({
  grid: { left: 8, right: 16, top: 12, bottom: 4, containLabel: true },
  tooltip: { trigger: 'axis' },
  xAxis: {
    type: 'time',
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: { color: look['ink-3'], hideOverlap: true },
    axisTick: { show: false },
    splitLine: { show: false },
  },
  yAxis: {
    type: 'value',
    min: 0,
    max: RUNGS.length - 1,
    interval: 1,
    axisLabel: { color: look['ink-2'], formatter: (height: number) => name(rungAt(height)) },
    splitLine: { lineStyle: { color: look.line } },
  },
  series: [
    line(
      points.map(({ on, bound }) => [on, heightOf(bound)]),
      look.brand,
      true,
    ),
    line(
      points.map(({ on, proven }) => [on, heightOf(proven)]),
      look.brand,
      false,
    ),
  ],
})

const line = (data: readonly (string | number)[][], color: string, dashed: boolean) => ({
  type: 'line',
  step: 'end',
  data,
  symbol: 'none',
  lineStyle: { color, width: dashed ? 1.5 : 2.5, type: dashed ? 'dashed' : 'solid' },
  itemStyle: { color },
  ...(dashed ? {} : { areaStyle: { color, opacity: 0.08 } }),
})
