import { addDays, startOfDay } from '../../../shared/calendar.ts'
import { type Firm, personNamed } from './firm.ts'

/** S4: one look at a secret customer. */
export interface LookFact {
  personId: string
  customerId: string
  place: string
  at: Date
}

/** The working days of looking back, and the hours at which people look. */
const DAYS_BACK = [9, 6, 3, 1]
const MORNING = 9
const MIDNIGHT = 23
/** Whose manager a visitor may be: what is unusual stands where it is looked for. */
const KNOWN = '陈嘉豪'

/** Who looked at the boss's handful lately: their owners by day, the boss now and then, and once somebody late at night. */
export function looksOf(firm: Firm): LookFact[] {
  const { zone, today } = firm.plan
  const boss = firm.facts.people.find((p) => p.role === 'director')
  const at = (daysAgo: number, hour: number, minute: number) =>
    new Date(startOfDay(zone, addDays(today, -daysAgo)).getTime() + (hour * 60 + minute) * 60_000)
  const known = personNamed(firm, KNOWN).id
  const secret = firm.facts.customers
    .filter((c) => c.tier === 'VVIP' && c.ownerId)
    .sort((a, b) => Number(b.ownerId === known) - Number(a.ownerId === known))
  return secret.flatMap(({ id: customerId, ownerId }, n) => {
    const owner = ownerId ?? ''
    const byOwner = DAYS_BACK.slice(n % 2).flatMap((ago, m) => [
      { personId: owner, customerId, place: 'showCustomer', at: at(ago, MORNING + (n % 8), 7 * m) },
      { personId: owner, customerId, place: 'showTimeline', at: at(ago, MORNING + (n % 8), 7 * m + 1) },
    ])
    const byBoss = boss ? [{ personId: boss.id, customerId, place: 'showCustomer', at: at(2, MORNING + 1, n) }] : []
    const late = n === 0 ? [{ personId: owner, customerId, place: 'exportCustomers', at: at(1, MIDNIGHT, 12) }] : []
    return [...byOwner, ...byBoss, ...late]
  })
}
