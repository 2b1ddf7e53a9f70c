import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { changeOrder, listOrders, showOrder } from '../../../modules/deals/contract.ts'
import formCss from '../../../modules/deals/ui/form.module.css'
import { LineTable } from '../../../modules/deals/ui/LineTable.tsx'
import { OrderMarks } from '../../../modules/deals/ui/marks.tsx'
import { deliveryTexts } from '../../../modules/deals/ui/orders.texts.ts'
import { useApprovalWords } from '../../../modules/deals/ui/Totals.tsx'
import type { Order as OrderValue } from '../../../modules/deals/ui/types.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { InlineAmount, InlineDay, InlineText } from '../../kit/controls/InlineEditors.tsx'
import { Strip } from '../../kit/shell/Strip.tsx'
import { useTitle } from '../../kit/shell/useTitle.ts'
import { DayText, Money } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { keyOf, queries, useRead, useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import dealCss from '../deal/Deal.module.css'
import css from './Order.module.css'
import { OrderActs } from './OrderActs.tsx'
import { orderTexts as words } from './order.texts.ts'

/** One order: what was ordered, what has gone out and come in, what it leaves us, and what came after. */
export default function Order() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showOrder, { params: { id } })
  if (data) return <Page key={data.id} of={data} />
  return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={5} height={72} />
}

function Page({ of: order }: { of: OrderValue }) {
  const t = useText()
  useTitle(order.number ?? t(words.back))
  return (
    <article className={dealCss.page}>
      <Link to="/orders" className={dealCss.back}>
        {t(words.back)}
      </Link>
      <Head of={order} />
      <Standing of={order} />
      <Figures of={order} />
      <OrderActs of={order} />
      <section className={formCss.card}>
        {order.lines.length > 0 ? (
          <LineTable lines={order.lines} currency={order.amount.currency} delivered={t(words.delivered)} />
        ) : (
          <p className={formCss.quiet}>{t(words.noLines, { product: order.product ?? '—' })}</p>
        )}
      </section>
      <div className={css.columns}>
        <Deliveries of={order} />
        <Payments of={order} />
        <Notes of={order} />
      </div>
    </article>
  )
}

function Head({ of: order }: { of: OrderValue }) {
  const t = useText()
  return (
    <header className={dealCss.head}>
      <CustomerRing of={order.customer} size={56} />
      <div>
        <h1>{order.number ?? order.product ?? '—'}</h1>
        <p className={dealCss.facts}>
          <Link to="/customers/$id" params={{ id: order.customer.id }}>
            {order.customer.name}
          </Link>
          {order.need && (
            <Link to="/deals/$id" params={{ id: order.need.id }}>
              {order.need.title}
            </Link>
          )}
          {order.quote && (
            <Link to="/quotes/$id" params={{ id: order.quote.id }}>
              {t(words.fromQuote, { number: order.quote.number })}
            </Link>
          )}
          {order.twins.map(({ id, customer }) => (
            <Link key={id} to="/orders/$id" params={{ id }}>
              {t(deliveryTexts.twinOf, { name: customer.name })}
            </Link>
          ))}
          {order.imported && <span className={dealCss.quiet}>{t(words.imported)}</span>}
        </p>
      </div>
      <span>
        <OrderMarks of={order} />
      </span>
    </header>
  )
}

/** T12: what became of it, in words. */
function Standing({ of: order }: { of: OrderValue }) {
  const t = useText()
  const format = useFormat()
  const told = useApprovalWords()
  const refundTold = ({ refund, paidFen, amount }: OrderValue) => {
    if ((paidFen ?? 0) === 0) return t(words.refundNow)
    const held = { amount: format.money({ fen: paidFen ?? 0, currency: amount.currency }) }
    return t(refund === 'kept' ? words.refundKept : words.refundLater, held)
  }
  if (order.cancelledOn)
    return (
      <div className={formCss.error}>
        <p>{t(words.cancelled, { day: format.nearDay(order.cancelledOn), reason: order.cancelReason ?? '' })}</p>
        {order.refund && <p>{refundTold(order)}</p>}
      </div>
    )
  if (order.waiting && order.approval)
    return (
      <Strip tone="turn">
        {t(order.payment === 'unpaid' ? words.waiting : words.waitingPaid, { reasons: told(order.approval.reasons) })}
      </Strip>
    )
  if (order.late) return <Strip tone="late">{t(words.late)}</Strip>
  if (!order.completedOn) return null
  return (
    <Strip
      action={
        <Link
          to="/customers/$id"
          params={{ id: order.customer.id }}
          className={buttonClass({ size: 'small', kind: 'quiet' })}
        >
          {t(words.toCustomer)}
        </Link>
      }
    >
      {t(words.completed, { day: format.nearDay(order.completedOn) })}
    </Strip>
  )
}

const PERCENT = 1000

function Figures({ of: order }: { of: OrderValue }) {
  const t = useText()
  const { amount, paidFen, marginFen, costFen } = order
  const money = (fen: number) => <Money value={{ fen, currency: amount.currency }} />
  const net = marginFen !== null && costFen !== null ? marginFen + costFen : 0
  const share = net > 0 && marginFen !== null ? Math.round((marginFen * PERCENT) / net) / 10 : null
  return (
    <ul className={css.figures}>
      <Figure label={t(words.amount)}>{money(amount.fen)}</Figure>
      <Figure label={paidFen === null ? t(words.unknownPart) : t(words.paid)}>
        {paidFen === null ? '—' : money(paidFen)}
      </Figure>
      {paidFen !== null && order.state === 'open' && (
        <Figure label={t(words.owed)}>{money(Math.max(0, amount.fen - paidFen))}</Figure>
      )}
      {marginFen !== null && (
        <Figure label={share === null ? t(words.margin) : `${t(words.margin)} ${share}%`}>{money(marginFen)}</Figure>
      )}
    </ul>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li>
      <strong>{children}</strong>
      <span>{label}</span>
    </li>
  )
}

function Deliveries({ of: order }: { of: OrderValue }) {
  const t = useText()
  const format = useFormat()
  const nameOf = (lineId: string) => order.lines.find(({ id }) => id === lineId)?.name ?? ''
  return (
    <section className={formCss.section}>
      <h2>{t(words.deliveries)}</h2>
      {order.deliveries.length === 0 && <p className={formCss.quiet}>{t(words.noDeliveries)}</p>}
      <ul className={formCss.list}>
        {order.deliveries.map((delivery) => (
          <li key={delivery.id} className={css.fact}>
            <span>
              {format.list(
                delivery.lines.map(({ lineId, quantity }) => `${nameOf(lineId)} ${format.number(quantity)}`),
              ) || t(words.rest)}
              {delivery.note && <span className={formCss.quiet}> · {delivery.note}</span>}
            </span>
            <span className={formCss.quiet}>
              <DayText day={delivery.on} /> {delivery.by?.name}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Payments({ of: order }: { of: OrderValue }) {
  const t = useText()
  return (
    <section className={formCss.section}>
      <h2>{t(words.payments)}</h2>
      {order.payments.length === 0 && <p className={formCss.quiet}>{t(words.noPayments)}</p>}
      <ul className={formCss.list}>
        {order.payments.map((payment) => (
          <li key={payment.id} className={css.fact}>
            <span>
              <Money value={{ fen: payment.fen, currency: order.amount.currency }} />
              {payment.note && <span className={formCss.quiet}> · {payment.note}</span>}
            </span>
            <span className={formCss.quiet}>
              <DayText day={payment.on} /> {payment.by?.name}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Dates and notes, edited where they stand; notes also once all is done. */
function Notes({ of: order }: { of: OrderValue }) {
  const t = useText()
  const { mutateAsync } = useWrite(changeOrder, { changes: [listOrders] })
  const save = async (body: Parameters<typeof mutateAsync>[0]['body'], over?: unknown) => {
    const ifMatch = ((over as OrderValue | undefined) ?? order).version
    const after = await mutateAsync({ params: { id: order.id }, body, ifMatch })
    queries.setQueryData(keyOf(showOrder, { params: { id: order.id } }), after)
  }
  const whyNot = order.can.edit ? null : t(words.cannotEdit)
  const { money } = useFormat()
  const whyNotDue = order.state === 'open' ? whyNot : t(words.cannotEdit)
  return (
    <section className={formCss.section}>
      <dl className={formCss.facts}>
        <dt>{t(words.orderedOn)}</dt>
        <dd>
          <DayText day={order.orderedOn} />
        </dd>
        <dt>{t(words.dueOn)}</dt>
        <dd>
          <InlineDay
            label={t(words.dueOn)}
            value={order.dueOn}
            onSave={(dueOn, over) => save({ dueOn }, over)}
            whyNot={whyNotDue}
          />
        </dd>
        {order.can.seeCost && (
          <>
            <dt data-tip={t(words.costUnknown)}>{t(words.cost)}</dt>
            <dd>
              <InlineAmount
                label={t(words.cost)}
                show={(fen) => money({ fen, currency: order.amount.currency })}
                value={order.costFen}
                onSave={(costFen, over) => save({ costFen }, over)}
                whyNot={whyNot}
              />
            </dd>
          </>
        )}
        <dt data-tip={t(words.qualityHint)}>{t(words.quality)}</dt>
        <dd>
          <InlineText
            long
            label={t(words.quality)}
            value={order.quality ?? ''}
            onSave={(quality, over) => save({ quality: quality || null }, over)}
            whyNot={whyNot}
          />
        </dd>
        <dt>{t(words.remarks)}</dt>
        <dd>
          <InlineText
            long
            label={t(words.remarks)}
            value={order.remarks ?? ''}
            onSave={(remarks, over) => save({ remarks: remarks || null }, over)}
            whyNot={whyNot}
          />
        </dd>
      </dl>
    </section>
  )
}
