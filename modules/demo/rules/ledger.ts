import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { workdayFrom } from './days.ts'
import { type Account, bossOf, type Colleague, type Firm, isHere, managerOf, personNamed } from './firm.ts'
import { makeAccount } from './make.ts'
import { give, startPursuit } from './moves.ts'
import { recordOldOrder } from './orders.ts'

/** How much of the firm's customers its old ledger held when the year began. */
const LEDGER_SHARE = 0.4
/** Of the ledger's, those whom nobody had, and those who had bought. */
const NOBODYS = 0.16
const BUYERS = 0.25
const OLDEST = 1100

/** The old ledger, taken over on the year's first day: its customers have been known for longer. */
export function takeOverLedger(firm: Firm, day: Day): void {
  const { random } = firm
  const sellers = firm.people.filter((p) => p.habits && isHere(p, day))
  const by = personNamed(firm, '曾小敏')
  for (let n = Math.round(firm.plan.customers * LEDGER_SHARE); n > 0; n--) {
    const enteredOn = addDays(day, -random.between(3, OLDEST))
    const owner = random.chance(NOBODYS)
      ? null
      : random.weighted(sellers.map((p) => [p, p.role === 'manager' ? 0.22 : 1]))
    const source = random.weighted([
      ['公司分配', 4],
      ['自己开发', 5],
      ['展会', 2],
      ['转介绍', 2],
      ['老客户新项目', 1],
    ])
    const account = makeAccount(firm, {
      day,
      enteredOn,
      minute: 9 * 60,
      source,
      by,
      team: owner?.team ?? random.pick(firm.teams.slice(1)),
    })
    account.fact.tier = random.weighted([
      ['C', 30],
      ['B', 14],
      ['A', owner?.role === 'manager' ? 12 : 2.5],
      [null, 50],
    ])
    if (owner) give(firm, account, owner, 'imported', { day, minute: 9 * 60 }, by)
    else leaveInPool(firm, account, day, 'imported')
    if (owner && random.chance(owner.role === 'manager' ? 0.6 : BUYERS)) ordersOfOld(firm, account, day, by)
  }
  chooseTheVeryImportant(firm)
}

/** Nobody's customers wait in the company's pool, or in that of their team. */
export function leaveInPool(firm: Firm, account: Account, day: Day, cause: 'imported' | 'created'): void {
  const at = firm.at(day, 9 * 60)
  startPursuit(
    firm,
    account,
    cause,
    account.fact.enteredOn,
    cause === 'imported' ? firm.at(account.fact.enteredOn, 0) : at,
  )
  Object.assign(account.fact, {
    poolId: account.team.poolId,
    pooledAt: at,
    neglectSince: cause === 'imported' ? day : null,
  })
  account.fact.tier = account.fact.tier === 'A' ? 'B' : account.fact.tier
}

function ordersOfOld(firm: Firm, account: Account, day: Day, by: Colleague): void {
  const known = daysBetween(account.fact.enteredOn, day)
  if (known < 130) return
  account.fact.stage = 0
  for (let ago = firm.random.between(120, Math.min(known - 5, 400)); ago > 100; ago -= account.temper.cycle + 20)
    recordOldOrder(firm, account, workdayFrom(addDays(day, -ago), firm.plan.almanac), by)
  account.wantsOn = addDays(day, firm.random.between(-20, 90))
  if (account.fact.tier === null) account.fact.tier = firm.random.pick(['B', 'C', 'C'])
}

/** The boss's handful: large, old, with a working group (D7). */
function chooseTheVeryImportant(firm: Firm): void {
  const { random } = firm
  const boss = bossOf(firm)
  const many = Math.max(3, Math.round(firm.plan.customers * 0.005))
  const buyers = firm.accounts
    .filter((a) => a.orders.length > 0 && a.owner)
    .sort((a, b) => b.temper.size - a.temper.size)
  for (const account of buyers.slice(0, many)) {
    account.fact.tier = 'VVIP'
    account.story.quantity *= 3
    account.fact.tags = ['老板直管', ...account.fact.tags]
    const since = account.fact.createdAt
    for (const [person, role] of [
      [boss, 'lead'],
      [managerOf(firm, account.team), 'member'],
    ] as const)
      if (person !== account.owner)
        firm.facts.members.push({ customerId: account.fact.id, personId: person.id, role, since, addedBy: boss.id })
  }
  for (const account of random.shuffled(buyers.slice(many)).slice(0, many * 3)) account.fact.tier = 'A'
}
