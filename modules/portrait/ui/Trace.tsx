import { useCallback, useMemo, useState } from 'react'
import type { Day } from '../../../shared/calendar.ts'
import { Select } from '../../../web/kit/controls/Input.tsx'
import { daysAxis } from '../../../web/kit/pictures/days.ts'
import type { Look } from '../../../web/kit/pictures/look.ts'
import { Picture } from '../../../web/kit/pictures/Picture.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { heightOf, lowerOf, RUNGS, type Rung, rungAt } from '../../customers/rules/rungs.ts'
import { rungWords } from '../../customers/rules/words.ts'
import { traceFrom } from '../rules/trace.ts'
import css from './Near.module.css'
import { nearTexts as words } from './portrait.texts.ts'
import type { Distance, PairShown } from './types.ts'

const keyOf = ({ person, contact }: PairShown): string => `${person.id} ${contact?.id ?? ''}`

/** D4: how a pair came to where it stands: the rung in force, what is proven, and what the portrait allows. */
export function Trace({ of: { trace, pairs } }: { of: Distance }) {
  const t = useText()
  const traced = pairs.filter((pair) => trace.some((move) => isOf(move, pair)))
  const [chosen, setChosen] = useState<string>()
  const pair = traced.find((one) => keyOf(one) === chosen) ?? traced[0]
  const named = ({ person, contact }: PairShown) =>
    t(words.pair, { person: person.name, contact: contact?.name ?? t(words.company) })
  return (
    <section className={css.card}>
      <header>
        <h2>{t(words.trace)}</h2>
        {pair && traced.length > 1 && (
          <Select
            className={css.whose}
            aria-label={t(words.whose)}
            value={keyOf(pair)}
            onChange={(event) => setChosen(event.target.value)}
            options={traced.map((one) => ({ value: keyOf(one), label: named(one) }))}
          />
        )}
      </header>
      {pair ? (
        <PairTrace key={keyOf(pair)} name={named(pair)} of={trace.filter((move) => isOf(move, pair))} />
      ) : (
        <p className={css.quiet}>{t(words.traceNone)}</p>
      )}
    </section>
  )
}

type Moves = Distance['trace']

const isOf = ({ personId, contactId }: Moves[number], { person, contact }: PairShown): boolean =>
  personId === person.id && contactId === (contact?.id ?? null)

function PairTrace({ of, name }: { of: Moves; name: string }) {
  const t = useText()
  const format = useFormat()
  // The same moves keep the same picture, whatever else of the page is read anew.
  const asText = JSON.stringify(of)
  const moves = useMemo(() => JSON.parse(asText) as Moves, [asText])
  const first = moves[0]?.on ?? format.today
  const option = useCallback(
    (look: Look) =>
      drawTrace(
        moves,
        { first, today: format.today, day: format.day, look },
        {
          rung: (rung) => t(rungWords[rung]),
          lines: { rung: t(words.inForce), proven: t(words.proven), bound: t(words.allowed) },
        },
      ),
    [moves, first, format, t],
  )
  return (
    <Picture
      told={t(words.traceTold, { pair: name, from: format.day(first), to: format.day(format.today) })}
      height={220}
      option={option}
      table={
        <table>
          <thead>
            <tr>
              <th>{t(words.tableDay)}</th>
              <th>{t(words.inForce)}</th>
              <th>{t(words.proven)}</th>
              <th>{t(words.allowed)}</th>
              <th>{t(words.trust)}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map(({ on, bound, proven, trust }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: moves are facts in their order
              <tr key={at}>
                <td>{format.day(on)}</td>
                <td>{t(rungWords[lowerOf(bound, proven)])}</td>
                <td>{t(rungWords[proven])}</td>
                <td>{t(rungWords[bound])}</td>
                <td>{trust}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

const LINES = ['bound', 'proven', 'rung'] as const
type Line = (typeof LINES)[number]

interface Ground {
  first: Day
  today: Day
  day: (day: Day) => string
  look: Look
}

interface Named {
  rung: (rung: Rung) => string
  lines: Readonly<Record<Line, string>>
}

function drawTrace(moves: Moves, { first, today, day, look }: Ground, named: Named) {
  const { from, at, dayAt, axis } = daysAxis(first, today, day, look)
  const points = traceFrom(moves, from, today)
  const end = points.at(-1)
  // Lines that end at one height share one label, so that none covers another.
  const label = (line: Line): string =>
    LINES.filter((other) => end && end[other] === end[line]).at(-1) === line
      ? LINES.filter((other) => end && end[other] === end[line])
          .toReversed()
          .map((other) => named.lines[other])
          .join('\n')
      : ''
  return {
    grid: { left: 8, right: 84, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: { seriesName: string; value: [number, number] }[]) =>
        [
          dayAt(shown[0]?.value[0] ?? 0),
          ...shown.map(({ seriesName, value }) => `${seriesName}  ${named.rung(rungAt(value[1]))}`),
        ].join('\n'),
    },
    xAxis: axis,
    yAxis: {
      type: 'value',
      min: 0,
      max: RUNGS.length - 1,
      interval: 1,
      axisLabel: { color: look['ink-2'], formatter: (height: number) => named.rung(rungAt(height)) },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: LINES.map((line) => ({
      name: named.lines[line],
      type: 'line',
      step: 'end',
      symbol: 'none',
      data: points.map((point) => [at(point.on), heightOf(point[line])]),
      endLabel: {
        show: label(line) !== '',
        formatter: label(line),
        color: look['ink-2'],
        fontSize: 11,
        lineHeight: 14,
      },
      ...strokes(look)[line],
    })),
  }
}

const strokes = (look: Look): Readonly<Record<Line, object>> => ({
  bound: stroke(look.brand, 1.5, 'dashed'),
  proven: stroke(look['ink-3'], 1.5, 'solid'),
  rung: { ...stroke(look.brand, 3, 'solid'), areaStyle: { color: look.brand, opacity: 0.08 } },
})

const stroke = (color: string, width: number, type: string) => ({
  lineStyle: { color, width, type },
  itemStyle: { color },
})
