import type { EChartsCoreOption } from '../../kit/pictures/draw.ts'
import type { Look } from '../../kit/pictures/look.ts'

/** A rate of somebody or something, with the interval in which it lies. */
export interface Whisker {
  name: string
  rate: number
  lower: number
  upper: number
}

const ROW = 30
const AXIS = 44

export const whiskersHeight = (rows: number): number => rows * ROW + AXIS

interface Drawn {
  value: (at: number) => number
  coord: (value: number[]) => number[]
}

/** Rates one below the other: a dot for each, a line for its interval, named in place. */
export function whiskers(look: Look, rows: readonly Whisker[], percent: (share: number) => string): EChartsCoreOption {
  return {
    grid: { left: 8, right: 28, top: 8, bottom: 28, containLabel: true },
    xAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { formatter: percent, color: look['ink-3'], hideOverlap: true },
      splitLine: { lineStyle: { color: look.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: look.ink, width: 120, overflow: 'truncate' },
    },
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const row = rows[dataIndex]
        return row ? `${row.name}  ${percent(row.rate)} · ${percent(row.lower)}–${percent(row.upper)}` : ''
      },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: rows.map((row, at) => [row.lower, row.upper, at]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (_: unknown, api: Drawn) => {
          const [from = 0, y = 0] = api.coord([api.value(0), api.value(2)])
          const [to = 0] = api.coord([api.value(1), api.value(2)])
          return {
            type: 'line',
            shape: { x1: from, x2: to, y1: y, y2: y },
            style: { stroke: look['brand-line'], lineWidth: 4, lineCap: 'round' },
          }
        },
      },
      {
        type: 'scatter',
        symbolSize: 10,
        cursor: 'pointer',
        data: rows.map((row, at) => [row.rate, at]),
        itemStyle: { color: look.brand },
        label: {
          show: true,
          position: 'top',
          distance: 2,
          color: look['ink-2'],
          fontSize: 11,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const row = rows[dataIndex]
            return row ? percent(row.rate) : ''
          },
        },
      },
    ],
  }
}
