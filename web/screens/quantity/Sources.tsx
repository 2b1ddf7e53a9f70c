import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { showPlan } from '../../../modules/quantity/contract.ts'
import { addMonths, type Day } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useMonth } from '../../text/useMonth.ts'
import { useText } from '../../text/useText.ts'
import { Fairs } from './Fairs.tsx'
import { Figure, useOpen } from './Figure.tsx'
import { How } from './How.tsx'
import { Mix } from './Mix.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import css from './quantity.module.css'
import { sourcesTexts as words } from './sources.texts.ts'
import { useQuantityState } from './useQuantityState.ts'

type Plan = ReplyOf<typeof showPlan>
type Source = Plan['sources'][number]

/** Q4, Q5: where leads were to come from and did, the fairs to come, and whether the leads look like our customers. */
export function Sources() {
  const { today } = useFormat()
  const { search, change } = useQuantityState()
  const month = search.month ?? `${today.slice(0, 7)}-01`
  return (
    <>
      <MonthPlan key={month} month={month} onMonth={(next) => change({ month: next })} />
      <Mix />
      <Fairs />
    </>
  )
}

function MonthPlan({ month, onMonth }: { month: Day; onMonth: (month: Day) => void }) {
  const t = useText()
  const monthText = useMonth()
  const [planning, setPlanning] = useState(false)
  const { data, error, refetch } = useRead(showPlan, { params: { month } })
  const step = (by: number) => onMonth(addMonths(month, by))
  return (
    <>
      {data && <Told of={data} />}
      <section className={css.card}>
        <div className={css.head}>
          <span className={css.asking}>
            <Button
              size="small"
              kind="quiet"
              icon={<ChevronLeft size={16} />}
              aria-label={t(words.before)}
              onClick={() => step(-1)}
            />
            <h2>{monthText(month)}</h2>
            <Button
              size="small"
              kind="quiet"
              icon={<ChevronRight size={16} />}
              aria-label={t(words.after)}
              onClick={() => step(1)}
            />
          </span>
          {data?.can.plan && (
            <Button size="small" kind={data.version === 0 ? 'primary' : 'plain'} onClick={() => setPlanning(true)}>
              {t(data.version === 0 ? words.makePlan : words.editPlan)}
            </Button>
          )}
        </div>
        {!data && (error ? <ErrorState small error={error} onRetry={refetch} /> : <RowBones count={4} height={40} />)}
        {data && isEmpty(data) && <p className={css.quiet}>{t(words.emptyMonth)}</p>}
        {data && !isEmpty(data) && <Board of={data} />}
        {data && !data.whole && <p className={css.quiet}>{t(words.part)}</p>}
        <How>
          <p>{t(words.how)}</p>
        </How>
      </section>
      {planning && data && <PlanSheet of={data} onClose={() => setPlanning(false)} />}
    </>
  )
}

const isEmpty = ({ sources, dormant }: Plan): boolean =>
  sources.length === 0 && dormant.planned === null && dormant.arrived.count === 0

function Told({ of }: { of: Plan }) {
  const t = useText()
  const format = useFormat()
  const monthText = useMonth()
  const sum = (pick: (source: Source) => number) => of.sources.reduce((total, source) => total + pick(source), 0)
  const planned = sum((source) => source.planned ?? 0)
  const named = [...of.sources, { ...of.dormant, source: t(words.dormant) }]
  const told = { month: monthText(of.month), arrived: format.number(sum(({ arrived }) => arrived.count)) }
  const all = (...verdicts: Source['verdict'][]) =>
    named.filter(({ verdict }) => verdicts.includes(verdict)).flatMap(({ source }) => source ?? [])
  const [short, below] = [all('behind', 'missed'), all('below')]
  return (
    <p className={css.told}>
      {!of.whole && t(words.toldPart, told)}
      {of.whole &&
        (planned > 0 ? t(words.told, { ...told, planned: format.number(planned) }) : t(words.toldFree, told))}
      {short.length > 0 && t(words.short, { sources: format.list(short) })}{' '}
      {below.length > 0 && t(words.belowTold, { sources: format.list(below) })}
    </p>
  )
}

/** Dormant customers stand among the sources, where any are planned or came. */
const withDormant = (plan: Plan, name: string) => {
  const isTold = plan.dormant.planned !== null || plan.dormant.arrived.count > 0
  return { ...plan, sources: [...plan.sources, ...(isTold ? [{ ...plan.dormant, source: name }] : [])] }
}

const ROW = 32
const TONE: Partial<Record<NonNullable<Source['verdict']>, string | undefined>> = {
  behind: css.due,
  below: css.due,
  missed: css.late,
  reached: css.good,
  ahead: css.good,
  on_course: css.good,
}

function Board({ of: plan }: { of: Plan }) {
  const t = useText()
  const format = useFormat()
  const open = useOpen()
  const of = useMemo(() => withDormant(plan, t(words.dormant)), [plan, t])
  const draw = useCallback(
    (look: Look) => ({
      grid: { left: 4, right: 56, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: of.sources.map(({ source }) => source ?? t(words.unknown)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: look.ink, width: 110, overflow: 'truncate' },
      },
      tooltip: { show: false },
      series: [
        {
          type: 'bar',
          barWidth: '56%',
          data: of.sources.map(({ arrived, verdict }) => ({
            value: arrived.count,
            itemStyle: {
              color: verdict === 'behind' || verdict === 'below' || verdict === 'missed' ? look.due : look.brand,
              borderRadius: 3,
            },
          })),
          label: { show: true, position: 'right', color: look['ink-2'] },
        },
        {
          type: 'scatter',
          silent: true,
          symbol: 'rect',
          symbolSize: [3, 24],
          itemStyle: { color: look.ink },
          data: of.sources.flatMap(({ planned }, at) => (of.whole && planned !== null ? [[planned, at]] : [])),
        },
      ],
    }),
    [of, t],
  )
  return (
    <Picture
      told={t(words.picture)}
      option={draw}
      height={of.sources.length * ROW + 12}
      onOpen={({ at }) => open(of.sources[at]?.arrived.opens)}
      below
      table={
        <FactsTable
          label={t(words.picture)}
          columns={[
            { title: t(words.source) },
            { title: t(words.planned), end: true },
            { title: t(words.arrived), end: true },
            ...(of.whole ? [{ title: t(words.pace), end: true, deskOnly: true }, { title: t(words.stand) }] : []),
          ]}
          rows={of.sources.map(({ source, planned, arrived, onThisPace, verdict }) => ({
            key: source ?? '',
            cells: [
              source ?? <span className={css.quiet}>{t(words.unknown)}</span>,
              planned === null ? '—' : format.number(planned),
              <Figure key="arrived" of={arrived} />,
              onThisPace === null ? '—' : format.number(Math.round(onThisPace)),
              verdict && <span className={TONE[verdict]}>{t(words[verdict])}</span>,
            ],
          }))}
        />
      }
    />
  )
}
