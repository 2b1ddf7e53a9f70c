import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { listOrders, listQuotes } from '../../../modules/deals/contract.ts'
import { OrderMarks, QuoteMark } from '../../../modules/deals/ui/marks.tsx'
import { DayOf, DayText, Money } from '../../kit/signs/Figures.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { dealTexts as words } from './deal.texts.ts'
import css from './Papers.module.css'

interface PapersProps {
  /** Whose: a need's, or a customer's. */
  query: { need: string } | { customer: string }
  /** Beside the headings. */
  actions?: ReactNode
  /** What is not there is not spoken of. */
  silent?: boolean
}

const SHORT = 20

/** Quotes and orders of a need or customer, each one line that leads to its page. */
export function Papers({ query, actions, silent }: PapersProps) {
  const t = useText()
  const quotes = useRead(listQuotes, { query: { ...query, limit: SHORT } }).data?.items ?? []
  const orders = useRead(listOrders, { query: { ...query, limit: SHORT } }).data?.items ?? []
  return (
    <>
      {(quotes.length > 0 || !silent) && (
        <section className={css.papers}>
          <header className={css.head}>
            <h2>{t(words.quotes)}</h2>
            {actions}
          </header>
          {quotes.length === 0 && <p className={css.none}>{t(words.noQuotes)}</p>}
          <ul>
            {quotes.map((quote) => (
              <li key={quote.id}>
                <Link to="/quotes/$id" params={{ id: quote.id }} className={css.paper}>
                  <b>{quote.number}</b>
                  <QuoteMark state={quote.state} />
                  <span className={css.quiet}>
                    <DayOf at={quote.createdAt} /> · {quote.by.name}
                  </span>
                  <Money value={quote.amount} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(orders.length > 0 || !silent) && (
        <section className={css.papers}>
          <h2>{t(words.orders)}</h2>
          {orders.length === 0 && <p className={css.none}>{t(words.noOrders)}</p>}
          <ul>
            {orders.map((order) => (
              <li key={order.id}>
                <Link to="/orders/$id" params={{ id: order.id }} className={css.paper}>
                  <b>{order.number}</b>
                  <OrderMarks of={order} />
                  <span className={css.quiet}>
                    <DayText day={order.orderedOn} />
                  </span>
                  <Money value={order.amount} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
