import { addDays, type Day } from '../../../shared/calendar.ts'
import { carryOn } from './arc.ts'
import { type Account, type Colleague, type Firm, personNamed, unpaid } from './firm.ts'
import { talk } from './talk.ts'

/** The chance, on a day, that a customer says something by itself, by the stage it has reached. */
const DAILY = [0, 0, 0.0025, 0.012, 0.018, 0.012]
const OPENS = 9 * 60
const LEAVES = 17 * 60 + 20
const NIGHT = 21 * 60
/** What they say with substance; asking where the goods are is none. */
const SUBSTANCE: readonly string[] = ['price', 'craft', 'sample', 'papers', 'time', 'file', 'wants']

/** R3: what customers write and call on a day: while the firm works, or only in the evening. */
export function hearFrom(firm: Firm, day: Day, part: 'day' | 'evening', share = 1): void {
  const { random } = firm
  const opens = firm.at(day, OPENS)
  for (const account of firm.accounts) {
    if (!account.owner || account.fact.state !== 'active' || account.fact.createdAt > opens) continue
    const rate = (DAILY[account.fact.stage] ?? 0) * share * (part === 'day' ? 0.7 : 0.3)
    if (!random.chance(rate)) continue
    const minute = part === 'day' ? random.between(OPENS, LEAVES) : random.between(LEAVES + 60, NIGHT)
    hear(firm, account, account.owner, { day, minute }, part === 'day')
  }
}

function hear(firm: Firm, account: Account, owner: Colleague, when: { day: Day; minute: number }, open: boolean): void {
  const { stage } = account.fact
  const owes = unpaid(account) > 0
  const wants = account.orders.length > 0 && account.wantsOn !== null && account.wantsOn <= when.day
  const topic = firm.random.weighted([
    ['price', stage < 5 ? 4 : 2],
    ['craft', 2],
    ['sample', stage >= 3 ? 1.5 : 0.3],
    ['papers', 0.8],
    ['time', 1.4],
    ['file', stage === 4 || owes ? 2 : 0],
    ['progress', owes ? 3 : 0],
    ['bill', owes ? 1 : 0],
    ['wants', wants ? 7 : 0],
    ['hotline', open && stage >= 3 ? 1 : 0],
    ['missed', 1.2],
  ] as const)
  if (topic === 'hotline') callHotline(firm, account, when)
  else ask(firm, account, owner, when, topic)
}

function ask(firm: Firm, account: Account, owner: Colleague, when: { day: Day; minute: number }, topic: string): void {
  const effective = SUBSTANCE.includes(topic)
  const situation = topic === 'missed' ? topic : `ask.${topic}`
  talk(firm, account, { ...when, by: owner, situation, effective, topic })
  if (topic === 'wants') account.readiness += 2
  else if (effective) carryOn(firm, account, situation, when.day, owner, 0.5)
}

/** T1: the hotline notes whoever calls; its owner is to call back. */
function callHotline(firm: Firm, account: Account, when: { day: Day; minute: number }): void {
  talk(firm, account, { ...when, by: personNamed(firm, '邓巧玲'), situation: 'hotline', effective: true })
  account.agenda.unshift('callback')
}

/** D9: the chance, on each of the days after a delivery, that it is complained of. */
const FAULTY = 0.005
const FRESH = 14

/** What reached a customer these days may be at fault. */
export function complaints(firm: Firm, day: Day): void {
  for (const account of firm.accounts) {
    const last = account.orders.at(-1)
    if (!last || last.deliverOn >= day || addDays(last.deliverOn, FRESH) < day || account.agenda.includes('mended'))
      continue
    if (!account.owner || account.fact.state !== 'active' || !firm.random.chance(FAULTY)) continue
    const minute = firm.random.between(OPENS, 11 * 60)
    talk(firm, account, { by: account.owner, day, minute, situation: 'complaint', effective: true, topic: 'complaint' })
    account.agenda = ['mending', 'mended', ...account.agenda.filter((matter) => matter === 'paying')]
  }
}
