import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './marks.module.css'
import { deliveryTexts, orderStateTexts, paidTexts, toRefundTexts } from './orders.texts.ts'
import { quoteStateTexts } from './quotes.texts.ts'
import type { OrderItem, Quote } from './types.ts'

type QuoteState = Quote['latest']['state']

/** What a quote is in, as a mark in its colour and words. */
export function QuoteMark({ state }: { state: QuoteState }) {
  const t = useText()
  return <span className={names(css.mark, css[state])}>{t(quoteStateTexts[state])}</span>
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
        <span className={names(css.mark, css[state])}>{t(orderStateTexts[state])}</span>
        {refund === 'later' && (paidFen ?? 0) > 0 && (
          <span className={names(css.mark, css.awaiting)}>{t(toRefundTexts.due)}</span>
        )}
      </span>
    )
  return (
    <span className={css.two}>
      <span className={names(css.mark, waiting ? css.awaiting : late ? css.late : css[delivery])}>
        {t(waiting ? deliveryTexts.waiting : late ? deliveryTexts.late : deliveryTexts[delivery])}
      </span>
      <span className={names(css.mark, css[payment])}>{t(paidTexts[payment])}</span>
      {twins.length > 0 && (
        <span
          className={names(css.mark, css.awaiting)}
          data-tip={t(deliveryTexts.twinOf, { name: twins.map(({ customer }) => customer.name).join(' · ') })}
        >
          {t(deliveryTexts.twins)}
        </span>
      )}
    </span>
  )
}
