import { useCallback } from 'react'
import { isSize } from '../../../modules/customers/rules/sizes.ts'
import { sizeWords } from '../../../modules/customers/rules/words.ts'
import type { showCurve } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { curveTexts as words } from './curve.texts.ts'
import { Figure, useOpen } from './Figure.tsx'
import css from './quantity.module.css'

type Reply = ReplyOf<typeof showCurve>
type OneCurve = Reply['whole']

/** Who ordered by a touch, with the interval. */
export function OrderedBy({ of, confidence }: { of: OneCurve['atTwelve']; confidence: number }) {
  const t = useText()
  const format = useFormat()
  if (of?.share === 0)
    return (
      <span
        className={css.rate}
        data-tip={t(words.atMostTip, { confidence: format.share(confidence), atRisk: of.atRisk })}
      >
        {t(words.noneYet)} <small>{t(words.atMost, { upper: format.share(of.upper ?? 1) })}</small>
      </span>
    )
  if (!of) return <span className={css.quiet}>—</span>
  return (
    <span className={css.rate}>
      {format.share(of.share)}{' '}
      {of.lower !== null && of.upper !== null && (
        <small>
          {format.share(of.lower)}–{format.share(of.upper)}
        </small>
      )}
    </span>
  )
}

/** What a segment is called: a size by its word, all else as it stands. */
export const nameOfSegment = (t: ReturnType<typeof useText>, by: string | undefined, value: string, label: string) =>
  by === 'size' && isSize(value) ? t(sizeWords[value]) : label

const SHADE = 0.4
/** Several lie over each other. */
const SEGMENT_SHADE = 0.12
const STROKES = ['brand', 'gold', 'turn', 'late', 'early', 'rest'] as const

/** T10: the share that has ordered, touch by touch, with its band and the line at twelve; or a line for each segment. */
export function CurvePicture({ of, by }: { of: Reply; by: string | undefined }) {
  const t = useText()
  const format = useFormat()
  const open = useOpen()
  const draw = useCallback(
    (look: Look) => ({
      grid: { left: 8, right: of.segments.length > 0 ? 96 : 24, top: 30, bottom: 28, containLabel: true },
      xAxis: {
        type: 'value',
        min: 0,
        max: ({ max }: { max: number }) => Math.max(max, of.twelve) + 1,
        minInterval: 1,
        axisLabel: { color: look['ink-3'], showMaxLabel: false },
        splitLine: { show: false },
        name: t(words.touches),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: look['ink-3'] },
      },
      yAxis: {
        type: 'value',
        min: 0,
        axisLabel: { formatter: format.share, color: look['ink-3'] },
        splitLine: { lineStyle: { color: look.line } },
      },
      tooltip: {
        trigger: 'item',
        formatter: ({ value, seriesName }: { value: [number, number]; seriesName: string }) =>
          `${seriesName} ${value[0]} → ${format.share(value[1])}`,
      },
      series:
        of.segments.length > 0
          ? of.segments.flatMap(({ value, label, curve }, n) => [
              band(look, curve, STROKES[n] ?? 'rest', SEGMENT_SHADE),
              ...drawn(look, curve, nameOfSegment(t, by, value, label), STROKES[n] ?? 'rest', true),
            ])
          : [
              band(look, of.whole, 'brand-line', SHADE),
              ...drawn(look, of.whole, t(words.touches), 'brand', false),
              atTwelve(look, of.twelve, t(words.twelve, of)),
            ],
    }),
    [of, by, t, format],
  )
  return (
    <Picture
      told={t(words.picture)}
      option={draw}
      height={320}
      onOpen={({ at, series }) => {
        const curve =
          of.segments.find(({ value, label }) => nameOfSegment(t, by, value, label) === series)?.curve ?? of.whole
        const step = curve.steps[at]
        open(step && (step.happened.count > 0 ? step.happened : step.atRisk).opens)
      }}
      table={<Steps of={of.whole} />}
    />
  )
}

type Share = (step: OneCurve['steps'][number]) => number

/** From nobody at nought, level until each step and then up. */
const stairs = (curve: OneCurve, of: Share): number[][] => {
  let before = 0
  const corners = curve.steps.flatMap((step) => {
    const level = [step.at, before]
    before = of(step)
    return [level, [step.at, before]]
  })
  return [[0, 0], ...corners]
}

const sharesOf: Share = (step) => 1 - step.open

interface Corners {
  coord: (corner: readonly number[]) => number[]
}

/** A line through all corners, or the ground between them; a line series leaves out corners that lie close. */
const path = (corners: readonly number[][], shape: 'polyline' | 'polygon', style: object) => ({
  type: 'custom',
  silent: true,
  clip: true,
  data: corners,
  encode: { x: 0, y: 1 },
  renderItem: ({ dataIndex }: { dataIndex: number }, { coord }: Corners) =>
    dataIndex === 0 ? { type: shape, shape: { points: corners.map((corner) => coord(corner)) }, style } : null,
})

/** The curve as a line, and on it a point for each step, to be pressed. */
const drawn = (look: Look, curve: OneCurve, name: string, stroke: (typeof STROKES)[number], labelled: boolean) => [
  path(stairs(curve, sharesOf), 'polyline', { stroke: look[stroke], fill: 'none', lineWidth: 2.5 }),
  {
    type: 'scatter',
    name,
    symbolSize: 8,
    itemStyle: { color: look[stroke], opacity: 1 },
    label: { position: 'right', formatter: '{a}', color: look[stroke], width: 84, overflow: 'truncate' },
    data: curve.steps.map((step, at) => ({
      value: [step.at, sharesOf(step)],
      label: { show: labelled && at === curve.steps.length - 1 },
    })),
  },
]

/** The band between the curve's bounds. */
function band(look: Look, curve: OneCurve, ground: keyof Look, opacity: number) {
  const below = stairs(curve, (step) => 1 - (step.upper ?? step.open))
  const above = stairs(curve, (step) => 1 - (step.lower ?? step.open))
  return path([...above, ...below.reverse()], 'polygon', { fill: look[ground], opacity })
}

const atTwelve = (look: Look, twelve: number, label: string) => ({
  type: 'line',
  silent: true,
  data: [],
  markLine: {
    symbol: 'none',
    lineStyle: { color: look.gold, type: 'dashed', width: 1.5 },
    label: { formatter: label, color: look.gold },
    data: [{ xAxis: twelve }],
  },
})

function Steps({ of }: { of: OneCurve }) {
  const t = useText()
  const format = useFormat()
  return (
    <FactsTable
      label={t(words.picture)}
      columns={[
        { title: t(words.at) },
        { title: t(words.atRisk), end: true },
        { title: t(words.happened), end: true },
        { title: t(words.censored), end: true },
        { title: t(words.share), end: true },
      ]}
      rows={of.steps.map((step) => ({
        key: String(step.at),
        cells: [
          step.at,
          <Figure key="risk" of={step.atRisk} />,
          <Figure key="happened" of={step.happened} />,
          <Figure key="censored" of={step.censored} />,
          <span key="share" className={css.rate}>
            {format.share(1 - step.open)}{' '}
            {step.lower !== null && step.upper !== null && (
              <small>
                {format.share(1 - step.upper)}–{format.share(1 - step.lower)}
              </small>
            )}
          </span>,
        ],
      }))}
    />
  )
}
