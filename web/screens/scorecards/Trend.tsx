import { useCallback } from 'react'
import { figureNames } from '../../../modules/insight/rules/scorecard/words.ts'
import { useTellValue } from '../../../modules/insight/ui/useTellValue.ts'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { useMonth } from '../../text/useMonth.ts'
import { useText } from '../../text/useText.ts'
import css from './Scorecards.module.css'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { type Figure, useScorecardState } from './useScorecard.ts'

/** G2: a figure over twelve months, against its target; a month opens its own card. */
export function Trend({ of, months }: { of: Figure; months: readonly string[] }) {
  const t = useText()
  const monthText = useMonth()
  const tell = useTellValue(of.unit)
  const { change } = useScorecardState()
  const name = t(figureNames[of.key])
  const draw = useCallback(
    (look: Look) => ({
      grid: { left: 8, right: of.target ? 92 : 24, top: 24, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: months.map((month) => month.slice(2, 7).replace('-', '/')),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: look.line } },
        axisLabel: { color: look['ink-3'], hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        max: ({ max }: { max: number }) => Math.max(max, of.target?.value ?? 0),
        axisLabel: { color: look['ink-3'], formatter: (value: number) => tell(value, true) },
        splitLine: { lineStyle: { color: look.line } },
      },
      tooltip: {
        formatter: ({ dataIndex }: { dataIndex: number }) =>
          `${monthText(months[dataIndex] ?? '')}  ${tell(of.trend[dataIndex] ?? null)}`,
      },
      series: [
        {
          type: 'bar',
          name,
          barMaxWidth: 36,
          data: of.trend.map((value, at) => ({
            value,
            itemStyle: {
              color: at === months.length - 1 ? look.brand : look['brand-line'],
              borderRadius: 3,
            },
          })),
          markLine: of.target
            ? {
                silent: true,
                symbol: 'none',
                lineStyle: { color: look.gold, type: 'dashed', width: 1.5 },
                label: {
                  formatter: t(words.target, { value: tell(of.target.value, true) }),
                  position: 'end',
                  color: look.gold,
                },
                data: [{ yAxis: of.target.value }],
              }
            : undefined,
        },
      ],
    }),
    [of, months, name, tell, monthText, t],
  )
  return (
    <section className={css.trend}>
      <h2>{t(words.trendOf, { figure: name })}</h2>
      <Picture
        told={t(words.trendOf, { figure: name })}
        option={draw}
        height={240}
        onOpen={({ at }) => change({ month: months[at] })}
        table={
          <FactsTable
            label={t(words.trendOf, { figure: name })}
            columns={[{ title: t(words.month) }, { title: name, end: true }]}
            rows={months.map((month, at) => ({ key: month, cells: [monthText(month), tell(of.trend[at] ?? null)] }))}
          />
        }
      />
    </section>
  )
}
