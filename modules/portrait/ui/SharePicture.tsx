import { useCallback, useMemo } from 'react'
import type { Day } from '../../../shared/calendar.ts'
import { daysAxis } from '../../../web/kit/pictures/days.ts'
import type { Look } from '../../../web/kit/pictures/look.ts'
import { Picture } from '../../../web/kit/pictures/Picture.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { nearTexts, rankTexts, shareTexts as words } from './portrait.texts.ts'
import type { Share } from './types.ts'

/** D8: how the share moved, with the target where there is a plan. */
export function SharePicture({ of: { history, plan } }: { of: Share }) {
  const t = useText()
  const format = useFormat()
  const points = useMemo(() => history.toReversed(), [history])
  const option = useCallback(
    (look: Look) => drawShares(points, plan?.target ?? null, format.day, look),
    [points, plan, format],
  )
  const told = t(words.pictureTold, { points: format.list(points.map(({ on, ours }) => `${format.day(on)} ${ours}%`)) })
  return (
    <Picture
      told={told}
      height={160}
      option={option}
      table={
        <table>
          <thead>
            <tr>
              <th>{t(nearTexts.tableDay)}</th>
              <th>{t(words.ours)}</th>
              <th>{t(words.rank)}</th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ id, on, ours, rank }) => (
              <tr key={id}>
                <td>{format.day(on)}</td>
                <td>{ours}%</td>
                <td>{t(rankTexts[rank])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

function drawShares(points: Share['history'], target: number | null, tell: (day: Day) => string, look: Look) {
  const [first, last] = [points[0]?.on ?? '', points.at(-1)?.on ?? '']
  const { at, dayAt, axis } = daysAxis(first, last, tell, look)
  return {
    grid: { left: 8, right: 24, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: ([one]: { value: [number, number] }[]) => (one ? `${dayAt(one.value[0])}  ${one.value[1]}%` : ''),
    },
    xAxis: axis,
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      axisLabel: { color: look['ink-3'], formatter: '{value}%' },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: [
      {
        type: 'line',
        data: points.map(({ on, ours }) => [at(on), ours]),
        symbolSize: 6,
        lineStyle: { color: look.brand, width: 2.5 },
        itemStyle: { color: look.brand },
        ...(target !== null && {
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: look.turn, type: 'dashed' },
            label: { formatter: `${target}%`, color: look['ink-2'], position: 'insideEndTop' },
            data: [{ yAxis: target }],
          },
        }),
      },
    ],
  }
}
