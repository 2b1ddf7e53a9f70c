import type { Day } from '../../../shared/calendar.ts'
import { carryOn } from './arc.ts'
import { type Account, type Firm, personNamed, unpaid } from './firm.ts'
import { talk } from './talk.ts'

/** The chance, on a day, that a customer says something by itself, by the stage it has reached. */
const DAILY = [0, 0, 0.0025, 0.012, 0.018, 0.012]
const OPENS = 9 * 60
const LEAVES = 17 * 60 + 20
const NIGHT = 21 * 60

/** R3: what customers write and call on a day: while the firm works, or only in the evening. */
export function hearFrom(firm: Firm, day: Day, part: 'day' | 'evening', share = 1): void {
  const { random } = firm
  const opens = firm.at(day, OPENS)
  for (const account of firm.accounts) {
    if (!account.owner || account.fact.state !== 'active' || account.fact.createdAt > opens) continue
    const rate = (DAILY[account.fact.stage] ?? 0) * share * (part === 'day' ? 0.7 : 0.3)
    if (!random.chance(rate)) continue
    const minute = part === 'day' ? random.between(OPENS, LEAVES) : random.between(LEAVES + 60, NIGHT)
    hear(firm, account, day, minute, part)
  }
}

function hear(firm: Firm, account: Account, day: Day, minute: number, part: 'day' | 'evening'): void {
  const { random } = firm
  const owner = account.owner
  if (!owner) return
  const open = unpaid(account) > 0
  const wants = account.orders.length > 0 && account.wantsOn !== null && account.wantsOn <= day
  const situation = random.weighted([
    ['ask', 5],
    ['art', account.fact.stage === 4 || open ? 2 : 0],
    ['chase', open ? 3 : 0],
    ['bill', open ? 1 : 0],
    ['wants', wants ? 6 : 0],
    ['hotline', part === 'day' && account.fact.stage >= 3 ? 1 : 0],
    ['missed', 1.2],
  ] as const)
  const hotline = situation === 'hotline'
  const effective = ['ask', 'art', 'wants', 'hotline'].includes(situation)
  talk(firm, account, { by: hotline ? personNamed(firm, '邓巧玲') : owner, day, minute, situation, effective })
  if (situation === 'wants') account.readiness += 2
  else if (effective) carryOn(firm, account, situation, day, owner, 0.5)
}

/** D9: the chance that a delivery is complained of, some days after it. */
const FAULTY = 0.07

/** What reached a customer these days may be at fault. */
export function complaints(firm: Firm, day: Day): void {
  for (const account of firm.accounts) {
    const fresh = account.orders.some(
      (o) => o.deliverOn < day && o.fact.payment !== 'paid' && !account.agenda.includes('mending'),
    )
    if (!fresh || !account.owner || account.fact.state !== 'active' || !firm.random.chance(FAULTY / 12)) continue
    talk(firm, account, {
      by: account.owner,
      day,
      minute: firm.random.between(OPENS, 11 * 60),
      situation: 'complaint',
      effective: true,
    })
    account.agenda = ['mending', 'mended', ...account.agenda.filter((s) => s === 'paying')]
  }
}
