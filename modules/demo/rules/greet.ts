import type { Day } from '../../../shared/calendar.ts'
import { type Firm, isHere } from './firm.ts'
import { wordOf } from './phrasebook.ts'
import { talk } from './talk.ts'

/** R6: before a festival one greets whom one knows; the zealous greet more. */
export function greet(firm: Firm, day: Day): void {
  const festival = firm.plan.almanac.greetings.get(day)
  if (!festival) return
  for (const account of firm.accounts) {
    const { owner } = account
    if (!owner?.habits || !isHere(owner, day) || account.fact.state !== 'active' || account.fact.stage < 2) continue
    const known = account.orders.length > 0 ? 0.7 : 0.18
    if (account.unanswered || account.nextOn || !firm.random.chance(known * owner.habits.promises)) continue
    const minute = firm.random.between(9 * 60, 11 * 60 + 30)
    const values = { festival, gift: wordOf(firm.plan.book, `gift.${festival}`, firm.random) }
    talk(firm, account, { by: owner, day, minute, situation: 'greet', effective: false, values })
  }
}
