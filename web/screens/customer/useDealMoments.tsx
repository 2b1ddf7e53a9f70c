import { Link } from '@tanstack/react-router'
import type { Entry } from '../../../modules/customers/ui/types.ts'
import { type NeedStage, needStageWords } from '../../../modules/deals/rules/board.ts'
import { lossTexts } from '../../../modules/deals/ui/needs.texts.ts'
import { deliveryTexts, orderStateTexts } from '../../../modules/deals/ui/orders.texts.ts'
import type { Moment } from '../../kit/lists/Timeline.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import type { Money } from '../../text/format.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { paymentTexts, timelineTexts as words } from './timeline.texts.ts'

interface NeedBody {
  needId: string
  title: string
  from: NeedStage | null
  to: NeedStage
  day: string
  amount: Money | null
  reason: string | null
  code: string | null
  competitor: string | null
}

interface QuoteBody {
  quoteId: string
  number: string
  act: 'quote.sent' | 'quote.accepted' | 'quote.refused'
  version: number
  amount: Money
  reason: string | null
}

interface OrderBody {
  number: string | null
  day: string
  amount: Money
  payment: keyof typeof paymentTexts
  product: string | null
  delivery: 'none' | 'partly' | 'delivered'
  completedOn: string | null
  cancelledOn: string | null
  reason: string | null
  waiting: boolean
}

/** C1: what the history tells of needs, quotes and orders; null for what is none of these. */
export function useDealMoments(): (entry: Entry) => Moment | null {
  const [ofNeed, ofQuote, ofOrder] = [useNeedMoment(), useQuoteMoment(), useOrderMoment()]
  return (entry) => ofNeed(entry) ?? ofQuote(entry) ?? ofOrder(entry)
}

function useNeedMoment(): (entry: Entry) => Moment | null {
  const t = useText()
  const format = useFormat()
  return (entry) => {
    if (entry.kind !== 'need') return null
    const { needId, title, from, to, day, amount, reason, code, competitor } = entry.body as unknown as NeedBody
    const way = from
      ? t(words.needMoved, { from: t(needStageWords[from]), to: t(needStageWords[to]) })
      : t(words.needOpened, { to: t(needStageWords[to]) })
    const why = code && code in lossTexts ? t(lossTexts[code as keyof typeof lossTexts]) : null
    return {
      id: entry.id,
      mark: 'event',
      head: [format.nearDay(day), entry.by?.name, way].filter(Boolean).join(' · '),
      body: (
        <>
          <Link to="/deals/$id" params={{ id: needId }}>
            {title}
          </Link>
          {[amount && format.money(amount), why, competitor, reason]
            .filter(Boolean)
            .map((part) => ` · ${part}`)
            .join('')}
        </>
      ),
    }
  }
}

function useQuoteMoment(): (entry: Entry) => Moment | null {
  const t = useText()
  const format = useFormat()
  return (entry) => {
    if (entry.kind !== 'quote') return null
    const { quoteId, number, act, version, amount, reason } = entry.body as unknown as QuoteBody
    const what = {
      'quote.sent': words.quoteSent,
      'quote.accepted': words.quoteAccepted,
      'quote.refused': words.quoteRefused,
    }[act]
    return {
      id: entry.id,
      mark: 'event',
      head: (
        <>
          <MomentText at={entry.at} />
          {entry.by && ` · ${entry.by.name}`} · {t(what)}
        </>
      ),
      body: (
        <>
          <Link to="/quotes/$id" params={{ id: quoteId }}>
            {t(words.quoteVersion, { number, version })}
          </Link>
          {[format.money(amount), reason]
            .filter(Boolean)
            .map((part) => ` · ${part}`)
            .join('')}
        </>
      ),
    }
  }
}

function useOrderMoment(): (entry: Entry) => Moment | null {
  const t = useText()
  const format = useFormat()
  return (entry) => {
    if (entry.kind !== 'order') return null
    const body = entry.body as unknown as OrderBody
    const { number, day, amount, payment, product, delivery, completedOn, cancelledOn, reason, waiting } = body
    const standing = cancelledOn
      ? [t(orderStateTexts.cancelled), reason]
      : completedOn
        ? [t(orderStateTexts.completed)]
        : [
            waiting && t(deliveryTexts.waiting),
            delivery !== 'none' && t(deliveryTexts[delivery]),
            t(paymentTexts[payment]),
          ]
    const told = number ? (
      <Link to="/orders/$id" params={{ id: entry.id }}>
        {number}
      </Link>
    ) : null
    return {
      id: entry.id,
      mark: 'event',
      head: (
        <>
          {format.nearDay(day)} · {t(words.ordered)} {told && <>· {told}</>}
        </>
      ),
      body: [format.money(amount), product, ...standing].filter(Boolean).join(' · '),
    }
  }
}
