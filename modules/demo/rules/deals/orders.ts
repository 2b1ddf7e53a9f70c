import { addDays, type Day } from '../../../../shared/calendar.ts'
import type { Line } from '../../../deals/rules/lines.ts'
import { totalsOf } from '../../../deals/rules/totals.ts'
import { taxIncluded } from '../../../deals/settings.ts'
import type { PlacedOrder } from '../firm.ts'
import type { Pen } from './pen.ts'

const DEPOSIT = 30
/** Of what is due and not yet completed, the share that is late. */
const LATE = 0.12
const IN_TWO = 0.25

/** What an order says once its lines are known: its amount, cost, what has gone out and what has come in. */
export function fulfil(pen: Pen, { fact, deliverOn, payOn }: PlacedOrder, lines: Line[]): void {
  const { net, total, cost } = totalsOf(lines, taxIncluded.fallback)
  Object.assign(fact, { lines, fen: total, netFen: net, costFen: cost, dueOn: deliverOn })
  deliver(pen, fact, deliverOn, lines)
  pay(pen, fact, payOn)
}

function deliver(pen: Pen, fact: PlacedOrder['fact'], deliverOn: Day, lines: readonly Line[]): void {
  const { random, facts, firm } = pen
  const isOver = deliverOn <= firm.plan.today && (fact.completedOn !== null || !random.chance(LATE))
  const isParted = random.chance(IN_TWO)
  if (!isOver && !(isParted && addDays(deliverOn, -3) <= firm.plan.today)) return
  const days = isParted ? [addDays(deliverOn, -3), ...(isOver ? [deliverOn] : [])] : [deliverOn]
  for (const [n, onDay] of days.entries()) {
    const at = pen.at(onDay)
    const isLast = isOver && n === days.length - 1
    const gone = lines.map((line) => {
      const half = Math.floor(line.quantity / 2)
      return { lineId: line.id, quantity: isParted ? (n === 0 ? half : line.quantity - half) : line.quantity }
    })
    facts.deliveries.push({
      id: pen.id(at),
      orderId: fact.id,
      onDay,
      lines: gone.filter((portion) => portion.quantity > 0),
      complete: isLast,
      note: isParted ? (n === 0 ? '客户先要一半' : '尾数') : null,
      byId: fact.recordedBy,
      at,
    })
  }
  Object.assign(fact, { delivery: isOver ? 'delivered' : 'partly', deliveredOn: isOver ? deliverOn : null })
}

function pay(pen: Pen, fact: PlacedOrder['fact'], payOn: Day): void {
  const note = (fen: number, onDay: Day, words: string) => {
    const at = pen.at(onDay)
    pen.facts.payments.push({ id: pen.id(at), orderId: fact.id, fen, onDay, note: words, byId: fact.recordedBy, at })
  }
  const deposit = Math.round((fact.fen * DEPOSIT) / 100)
  const isParted = fact.payment === 'partial' || (fact.payment === 'paid' && pen.random.chance(0.5))
  if (isParted) note(deposit, fact.orderedOn, '定金三成')
  if (fact.payment === 'paid') note(isParted ? fact.fen - deposit : fact.fen, payOn, isParted ? '余款' : '全款')
  fact.paidFen = { unpaid: 0, partial: deposit, paid: fact.fen }[fact.payment]
}
