import { useNavigate } from '@tanstack/react-router'
import { Filter } from 'lucide-react'
import { useCallback } from 'react'
import { rankOf, STAGES } from '../../../modules/customers/rules/stages.ts'
import { stageWords } from '../../../modules/customers/rules/words.ts'
import { showFunnel } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Figure, RateText, useOpen } from './Figure.tsx'
import { FunnelParts } from './FunnelParts.tsx'
import { funnelTexts as words } from './funnel.texts.ts'
import { How } from './How.tsx'
import css from './quantity.module.css'
import { ScopeBar } from './ScopeBar.tsx'
import { scopeOf, useQuantityState } from './useQuantityState.ts'

type Reply = ReplyOf<typeof showFunnel>
type Step = Reply['steps'][number]

/** Q1: how many came how far, and where it is narrow. */
export function Funnel() {
  const { search } = useQuantityState()
  const scope = scopeOf(search)
  const { data, error, refetch } = useRead(showFunnel, { query: scope })
  return (
    <>
      <ScopeBar />
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={44} />)}
      {data?.entered.count === 0 && <NoCustomers />}
      {data && data.entered.count > 0 && (
        <>
          <Told of={data} />
          <Steps of={data} />
          <FunnelParts />
        </>
      )}
    </>
  )
}

function Told({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const last = of.steps.at(-1)
  const rate = last?.ofAll
  const narrow = narrowest(of.steps)
  const before = narrow && STAGES[rankOf(narrow.stage) - 1]
  return (
    <>
      {rate && last && (
        <p className={css.told}>
          {t(words.told, {
            entered: format.number(of.entered.count),
            ordered: format.number(last.reached.count),
            rate: format.share(rate.rate),
            lower: format.share(rate.lower),
            upper: format.share(rate.upper),
          })}
        </p>
      )}
      <p className={css.beside}>
        {narrow?.ofPrevious && before && <Narrow step={narrow} from={t(stageWords[before])} />}{' '}
        {of.passedOn ? t(words.passedOn, { count: of.passedOn }) : null}
      </p>
    </>
  )
}

function Narrow({ step, from }: { step: Step; from: string }) {
  const t = useText()
  const format = useFormat()
  const told = { from, to: t(stageWords[step.stage]), rate: format.share(step.ofPrevious?.rate ?? 0) }
  const days = step.days?.median.at
  return <>{typeof days === 'number' ? t(words.narrow, { ...told, days }) : t(words.narrowOpen, told)}</>
}

/** The step that is surely narrow: of few customers nothing is sure, so the upper end of the interval decides. */
const narrowest = (steps: readonly Step[]): Step | undefined =>
  steps.filter((step) => step.ofPrevious).toSorted((a, b) => (a.ofPrevious?.upper ?? 1) - (b.ofPrevious?.upper ?? 1))[0]

function Steps({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const open = useOpen()
  const draw = useCallback(
    (look: Look) => ({
      grid: { left: 4, right: 150, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false, max: of.entered.count },
      yAxis: {
        type: 'category',
        inverse: true,
        data: of.steps.map(({ stage }) => t(stageWords[stage])),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: look.ink, fontSize: 13 },
      },
      tooltip: { show: false },
      series: [
        {
          type: 'bar',
          barWidth: '62%',
          showBackground: true,
          backgroundStyle: { color: look.sunk, borderRadius: 4 },
          itemStyle: { color: look.brand, borderRadius: 4 },
          data: of.steps.map(({ reached }) => Math.max(reached.count, of.entered.count / 400)),
          label: {
            show: true,
            position: 'right',
            color: look['ink-2'],
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const step = of.steps[dataIndex]
              if (!step) return ''
              const count = format.number(step.reached.count)
              return step.ofPrevious ? t(words.point, { count, rate: format.share(step.ofPrevious.rate) }) : count
            },
          },
        },
      ],
    }),
    [of, t, format],
  )
  const table = (
    <FactsTable
      label={t(words.picture)}
      columns={[
        { title: t(words.stage) },
        { title: t(words.reached), end: true },
        { title: t(words.waiting), end: true },
        { title: t(words.ofPrevious), end: true },
        { title: t(words.ofAll), end: true, deskOnly: true },
        { title: t(words.days), end: true, deskOnly: true },
      ]}
      rows={of.steps.map((step) => ({
        key: step.stage,
        cells: [
          <span key="stage" className={css.stage}>
            {t(stageWords[step.stage])}
            {step.ofPrevious && step.ofAll && (
              <small className={css.phoneOnly}>
                <span>
                  {t(words.ofAll)} {format.share(step.ofAll.rate)}
                </span>
                <span>
                  {t(words.half)} <Days of={step.days} />
                </span>
              </small>
            )}
          </span>,
          <Figure key="reached" of={step.reached} />,
          <Figure key="waiting" of={step.waiting} />,
          <RateText key="previous" of={step.ofPrevious} confidence={of.confidence} />,
          <RateText key="all" of={step.ofAll} confidence={of.confidence} />,
          <Days key="days" of={step.days} />,
        ],
      }))}
    />
  )
  return (
    <section className={css.card}>
      <Picture
        told={t(words.picture)}
        option={draw}
        height={264}
        onOpen={({ at }) => open(of.steps[at]?.reached.opens)}
        table={table}
        below
      />
      <How>
        <p>{t(words.how1)}</p>
        <p>{t(words.how2)}</p>
      </How>
    </section>
  )
}

function Days({ of }: { of: Step['days'] }) {
  const t = useText()
  if (!of || of.moved + of.waiting === 0) return <span className={css.quiet}>—</span>
  const { at, lower, upper } = of.median
  if (at === null) return <span className={css.quiet}>{t(words.notHalf)}</span>
  return (
    <span className={css.rate}>
      {t(words.daysOf, { days: at })}{' '}
      <small>
        {lower ?? ''}–{upper ?? ''}
      </small>
    </span>
  )
}

function NoCustomers() {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Empty
      icon={<Filter />}
      title={t(words.empty)}
      action={
        <Button kind="primary" onClick={() => navigate({ to: '/customers' })}>
          {t(words.toCustomers)}
        </Button>
      }
    >
      {t(words.emptyText)}
    </Empty>
  )
}
