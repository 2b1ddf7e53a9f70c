import { useCallback } from 'react'
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
export function OrderedBy({ of }: { of: OneCurve['atTwelve'] }) {
  const format = useFormat()
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

const STROKES = ['brand', 'gold', 'turn', 'late', 'early', 'rest'] as const

/** T10: the share that has ordered, touch by touch, with its band and the line at twelve; or a line for each segment. */
export function CurvePicture({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const open = useOpen()
  const draw = useCallback(
    (look: Look) => ({
      grid: { left: 8, right: of.segments.length > 0 ? 96 : 24, top: 30, bottom: 8, containLabel: true },
      xAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        axisLabel: { color: look['ink-3'] },
        splitLine: { show: false },
        name: t(words.touches),
        nameLocation: 'end',
        nameGap: 0,
        nameTextStyle: { color: look['ink-3'], align: 'right', verticalAlign: 'bottom', padding: [0, 0, 8, 0] },
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
          ? of.segments.map(({ label, curve }, n) => line(look, curve, label, STROKES[n] ?? 'rest', true))
          : [...band(look, of.whole), line(look, of.whole, t(words.touches), 'brand', false)].map((series, n, all) =>
              n === all.length - 1 ? { ...series, markLine: atTwelve(look, of.twelve, t(words.twelve, of)) } : series,
            ),
    }),
    [of, t, format],
  )
  return (
    <Picture
      told={t(words.picture)}
      option={draw}
      height={320}
      onOpen={({ at, series }) => {
        const curve = of.segments.find(({ label }) => label === series)?.curve ?? of.whole
        open(
          curve.steps[at - 1]?.happened.count ? curve.steps[at - 1]?.happened.opens : curve.steps[at - 1]?.atRisk.opens,
        )
      }}
      table={<Steps of={of.whole} />}
    />
  )
}

/** From nobody at nought; one point a step, so that the n-th point is the n-th step. */
const points = (curve: OneCurve, of: (step: OneCurve['steps'][number]) => number) => [
  [0, 0],
  ...curve.steps.map((step) => [step.at, of(step)]),
]

const line = (look: Look, curve: OneCurve, name: string, stroke: (typeof STROKES)[number], labelled: boolean) => ({
  type: 'line',
  name,
  step: 'end',
  symbol: 'circle',
  symbolSize: 7,
  itemStyle: { color: look[stroke], opacity: labelled ? 0 : 1 },
  emphasis: { itemStyle: { opacity: 1 } },
  lineStyle: { color: look[stroke], width: 2.5 },
  endLabel: { show: labelled, formatter: '{a}', color: look[stroke], width: 84, overflow: 'truncate' },
  data: points(curve, (step) => 1 - step.open),
})

/** The band: its lower edge unseen, and what lies between it and the upper one shaded. */
function band(look: Look, curve: OneCurve) {
  const edge = { type: 'line', step: 'end', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 } }
  const lower = (step: OneCurve['steps'][number]) => 1 - (step.upper ?? step.open)
  return [
    { ...edge, data: points(curve, lower) },
    {
      ...edge,
      areaStyle: { color: look['brand-soft'], opacity: 1 },
      data: points(curve, (step) => 1 - (step.lower ?? step.open) - lower(step)),
    },
  ]
}

const atTwelve = (look: Look, twelve: number, label: string) => ({
  symbol: 'none',
  silent: true,
  lineStyle: { color: look.gold, type: 'dashed', width: 1.5 },
  label: { formatter: label, color: look.gold },
  data: [{ xAxis: twelve }],
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
