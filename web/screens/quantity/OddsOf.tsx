import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { showOdds } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Input, Select } from '../../kit/controls/Input.tsx'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Back } from './Back.tsx'
import { Figure, RateText, WholeFigure } from './Figure.tsx'
import { oddsTexts as words } from './odds.texts.ts'
import css from './quantity.module.css'
import { useOddsText } from './useOddsText.ts'

type Reply = ReplyOf<typeof showOdds>

const CERTAINTIES = [0.5, 0.8, 0.9, 0.95, 0.99]
const USUAL = 0.9
const MOST_ORDERS = 100

/** Q2: one rep's odds, how many more leads it takes, and the arithmetic. */
export function OddsOf({ personId }: { personId: string }) {
  const t = useText()
  const format = useFormat()
  const [orders, setOrders] = useState('1')
  const [certainty, setCertainty] = useState(USUAL)
  const wanted = Math.min(MOST_ORDERS, Math.max(1, Math.round(Number(orders)) || 1))
  const { data, error, refetch } = useRead(
    showOdds,
    { params: { id: personId }, query: { orders: wanted, certainty } },
    { placeholderData: (before) => before },
  )
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={44} />
  return (
    <>
      <Back />
      <Told of={data} />
      <section className={css.card}>
        <div className={css.asking}>
          <Field label={t(words.orders)}>
            {(control) => (
              <Input
                {...control}
                className={css.small}
                type="number"
                min={1}
                max={MOST_ORDERS}
                inputMode="numeric"
                value={orders}
                onChange={(event) => setOrders(event.target.value)}
              />
            )}
          </Field>
          <Field label={t(words.certainty)}>
            {(control) => (
              <Select
                {...control}
                className={css.small}
                value={String(certainty)}
                onChange={(event) => setCertainty(Number(event.target.value))}
                options={CERTAINTIES.map((one) => ({ value: String(one), label: format.share(one) }))}
              />
            )}
          </Field>
        </div>
        <p className={css.told}>
          <HowMany of={data} />
        </p>
        <OddsCurve of={data} />
      </section>
      <div className={css.two}>
        <Arithmetic of={data} />
        <PriorTold of={data} />
      </div>
    </>
  )
}

function Told({ of }: { of: Reply }) {
  const t = useText()
  const me = useMe()
  const format = useFormat()
  const oddsText = useOddsText()
  const navigate = useNavigate()
  const told = { leads: format.number(of.inHand.count), odds: oddsText(of.odds) }
  if (of.inHand.count === 0)
    return (
      <p className={css.told}>
        {t(words.none)}{' '}
        <Button size="small" onClick={() => navigate({ to: '/pool' })}>
          {t(words.toPool)}
        </Button>
      </p>
    )
  return (
    <p className={css.told}>
      {of.person.id === me.id ? t(words.told, told) : t(words.toldOther, { ...told, name: of.person.name })}
    </p>
  )
}

function HowMany({ of: { asked } }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const told = { orders: asked.orders, certainty: format.share(asked.certainty) }
  if (asked.more === null) return <>{t(words.never, told)}</>
  return <>{asked.more === 0 ? t(words.enough, told) : t(words.more, { ...told, more: format.number(asked.more) })}</>
}

/** Of the curve's points the table tells so many. */
const ROWS = 30

function OddsCurve({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const every = Math.ceil(of.curve.length / ROWS)
  const isTold = ({ leads }: { leads: number }, at: number) => at % every === 0 || leads === of.inHand.count
  const draw = useCallback(
    (look: Look) => ({
      grid: { left: 8, right: 24, top: 28, bottom: 28, containLabel: true },
      xAxis: {
        type: 'value',
        min: 0,
        max: of.curve.at(-1)?.leads,
        name: t(words.leads),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: look['ink-3'] },
        axisLabel: { color: look['ink-3'] },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 1,
        axisLabel: { formatter: format.share, color: look['ink-3'] },
        splitLine: { lineStyle: { color: look.line } },
      },
      tooltip: {
        trigger: 'axis',
        formatter: ([point]: { value: [number, number] }[]) =>
          point ? `${format.number(point.value[0])} → ${format.share(point.value[1])}` : '',
      },
      series: [
        {
          type: 'line',
          showSymbol: false,
          lineStyle: { color: look.brand, width: 2.5 },
          areaStyle: { color: look['brand-soft'] },
          data: of.curve.map(({ leads, odds }) => [leads, odds]),
          markLine: {
            symbol: 'none',
            silent: true,
            data: [
              {
                xAxis: of.inHand.count,
                lineStyle: { color: look.ink, type: 'solid', width: 1 },
                label: { formatter: t(words.inHandMark, { leads: of.inHand.count }), color: look.ink },
              },
              {
                yAxis: of.asked.certainty,
                lineStyle: { color: look.gold, type: 'dashed', width: 1 },
                label: {
                  position: 'insideStartTop',
                  formatter: t(words.wanted, { certainty: format.share(of.asked.certainty) }),
                  color: look.gold,
                },
              },
            ],
          },
        },
      ],
    }),
    [of, t, format],
  )
  return (
    <Picture
      told={t(words.curve, { orders: of.asked.orders })}
      option={draw}
      height={280}
      table={
        <FactsTable
          label={t(words.curve, { orders: of.asked.orders })}
          columns={[{ title: t(words.leads) }, { title: t(words.odds), end: true }]}
          rows={of.curve
            .filter(isTold)
            .map(({ leads, odds }) => ({ key: String(leads), cells: [leads, format.share(odds)] }))}
        />
      }
    />
  )
}

const DIGITS = 3
const FULL_DIGITS = 4
const rounded = (value: number): string => Number(value.toPrecision(DIGITS)).toString()

/** As many digits as show that a rate near nought or one is neither. */
const inFull = (share: number): string => `${Number((share * 100).toPrecision(FULL_DIGITS))}%`

const ALL_BUT = 0.99
const MOST_DECIMALS = 10

/** A chance near to one with as many digits as show what it lacks: never 100 %. */
function nearlyAll(none: number): string {
  const decimals = Math.min(MOST_DECIMALS, Math.max(2, 1 + Math.ceil(-Math.log10(none * 100))))
  const most = 100 - 10 ** -decimals
  return `${Math.min(most, 100 * (1 - none)).toFixed(decimals)}%`
}

function Arithmetic({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const oddsText = useOddsText()
  const { atBelief, atLow, atHigh } = of.arithmetic
  const told = {
    leads: atBelief.leads,
    rate: format.share(atBelief.rate),
    none: inFull(atBelief.none),
    odds: atBelief.odds > ALL_BUT ? nearlyAll(atBelief.none) : inFull(atBelief.odds),
    expected: rounded(atBelief.expected),
  }
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{t(words.arithmetic)}</h2>
      </div>
      <ol className={css.steps}>
        <li>{t(words.step1, told)}</li>
        <li>{t(words.step2, told)}</li>
        <li>{t(words.step3, told)}</li>
        <li>{t(words.step4, { odds: oddsText(of.odds) })}</li>
      </ol>
      <p className={css.how}>
        {t(words.trade, {
          leads: told.leads,
          from: inFull(atLow.rate),
          to: inFull(atHigh.rate),
          low: oddsText(atLow.odds),
          high: oddsText(atHigh.odds),
        })}
      </p>
    </section>
  )
}

function PriorTold({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const { prior, belief, history } = of
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{t(words.prior)}</h2>
      </div>
      <ol className={css.steps}>
        <li>
          {t(words.prior1, {
            reps: prior.reps,
            months: of.ripeMonths,
            leads: format.number(prior.leads),
            orders: format.number(prior.orders),
            tradeLeads: prior.trade.leads,
            tradeOrders: prior.trade.orders,
            rate: format.share(prior.rate),
          })}{' '}
          <Figure of={prior.seenLeads}>{t(words.seenLeads, { count: format.number(prior.seenLeads.count) })}</Figure>
          {prior.seenOrders.count > 0 && (
            <>
              {' · '}
              <Figure of={prior.seenOrders}>
                {t(words.seenOrders, { count: format.number(prior.seenOrders.count) })}
              </Figure>
            </>
          )}
        </li>
        <li>{t(words.prior2, { weight: rounded(prior.weight), a: rounded(prior.a), b: rounded(prior.b) })}</li>
        <li>
          {t(words.prior3, {
            leads: history.leads,
            orders: history.orders,
            mean: format.share(of.rate),
            a: rounded(belief.a),
            b: rounded(belief.b),
          })}
        </li>
      </ol>
      <p className={css.how}>
        {t(words.ownLeads)} <WholeFigure count={history.leads} seen={history.seenLeads} /> · {t(words.won)}{' '}
        <WholeFigure count={history.orders} seen={history.seenOrders} /> · {t(words.observed)}{' '}
        <RateText of={history.rate} confidence={of.confidence} />
      </p>
      <p className={css.quiet}>{t(words.ripe, { months: of.ripeMonths })}</p>
    </section>
  )
}
