import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import type { Account, PlacedOrder } from './firm.ts'

// What follows an order, a complaint or a call stands on the customer's agenda and has its time.

/** From when on a matter is talked about, and until when; past that it is dropped. */
const TIMES: Readonly<Record<string, (order: PlacedOrder) => { from: Day | null; until: Day | null }>> = {
  making: ({ deliverOn }) => ({ from: null, until: addDays(deliverOn, -1) }),
  shipping: ({ deliverOn }) => ({ from: addDays(deliverOn, -1), until: addDays(deliverOn, 1) }),
  received: ({ deliverOn }) => ({ from: addDays(deliverOn, 2), until: addDays(deliverOn, 45) }),
  thanks: ({ deliverOn }) => ({ from: addDays(deliverOn, 2), until: addDays(deliverOn, 60) }),
  paying: ({ payOn, fact }) => ({ from: addDays(payOn, -12), until: fact.payment === 'paid' ? fact.orderedOn : null }),
}

const timesOf = (matter: string, account: Account) => {
  const order = account.orders.at(-1)
  return (order && TIMES[matter]?.(order)) ?? { from: null, until: null }
}

/** Takes the next matter off the agenda; null where nothing is pending. */
export function nextOnAgenda(account: Account, day: Day): string | null {
  account.agenda = account.agenda.filter((matter) => {
    const { until } = timesOf(matter, account)
    return until === null || day <= until
  })
  const ready = account.agenda.findIndex((matter) => (timesOf(matter, account).from ?? day) <= day)
  if (ready < 0) return account.agenda.length > 0 ? inTheMaking(account, day) : null
  const [matter = null] = account.agenda.splice(ready, 1)
  return matter === 'making' ? inTheMaking(account, day) : matter
}

/** Before half the time is over, paper comes and files are checked; afterwards it is printed and finished. */
function inTheMaking({ orders }: Account, day: Day): string {
  const order = orders.at(-1)
  if (!order) return 'making'
  const { fact, deliverOn } = order
  return daysBetween(fact.orderedOn, day) * 2 < daysBetween(fact.orderedOn, deliverOn) ? 'making' : 'finishing'
}

/** When the next matter is to be talked about; null where nothing is pending. */
export function agendaDay(account: Account, soon: Day): Day | null {
  const [matter] = account.agenda
  if (!matter) return null
  const { from } = timesOf(matter, account)
  return from && from > soon ? from : soon
}
