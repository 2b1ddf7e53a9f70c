import { Mark } from '../../../web/kit/signs/Mark.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './marks.module.css'
import { deliveryTexts, orderStateTexts, paidTexts, toRefundTexts } from './orders.texts.ts'
import { quoteStateTexts } from './quotes.texts.ts'
import type { OrderItem, Quote } from './types.ts'

type QuoteState = Quote['latest']['state']

/** What a quote is in, as a mark in its colour and words. */
export function QuoteMark({ state }: { state: QuoteState }) {
  const t = useText()
  return <Mark look={css[state]}>{t(quoteStateTexts[state])}</Mark>
}

/** What an order is in: completed or cancelled, and whether money is to go back; else what has gone out and what has come in. */
export function OrderMarks({
  of: { state, delivery, payment, late, waiting, refund, paidFen, twins },
}: {
  of: OrderItem
}) {
  const t = useText()
  if (state !== 'open')
    return (
      <span className={css.two}>
        <Mark look={css[state]}>{t(orderStateTexts[state])}</Mark>
        {refund === 'later' && (paidFen ?? 0) > 0 && <Mark look={css.awaiting}>{t(toRefundTexts.due)}</Mark>}
      </span>
    )
  return (
    <span className={css.two}>
      <Mark look={waiting ? css.awaiting : late ? css.late : css[delivery]}>
        {t(waiting ? deliveryTexts.waiting : late ? deliveryTexts.late : deliveryTexts[delivery])}
      </Mark>
      <Mark look={css[payment]}>{t(paidTexts[payment])}</Mark>
      {twins.length > 0 && (
        <Mark
          look={css.awaiting}
          tip={t(deliveryTexts.twinOf, { name: twins.map(({ customer }) => customer.name).join(' · ') })}
        >
          {t(deliveryTexts.twins)}
        </Mark>
      )}
    </span>
  )
}
