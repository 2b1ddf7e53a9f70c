import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { carryOn } from './arc.ts'
import { isWorkday, monthOf, workdayFrom } from './days.ts'
import { type Account, type Colleague, type Firm, heldBy, isHere, managerOf, personNamed } from './firm.ts'
import { type Arrival, makeAccount } from './make.ts'
import { give, startPursuit } from './moves.ts'
import { recordOldOrder } from './orders.ts'
import { wordOf } from './phrasebook.ts'
import { idAt } from './random.ts'
import { talk } from './talk.ts'

/** How much of the firm's customers its old ledger held when the year began. */
const LEDGER_SHARE = 0.4
/** Of the ledger's, those whom nobody had, and those who had bought. */
const NOBODYS = 0.16
const BUYERS = 0.17
const OLDEST = 1100
/** The share of what arrives that is another record of a firm known already. */
const TWICE = 0.012

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
      owner,
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
    if (owner && random.chance(owner.role === 'manager' ? 0.6 : BUYERS)) ordersOfOld(firm, account, day, owner)
  }
  chooseTheVeryImportant(firm)
}

/** Nobody's customers wait in the company's pool, or in that of their team. */
function leaveInPool(firm: Firm, account: Account, day: Day, cause: 'imported' | 'created'): void {
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
    recordOldOrder(firm, account, addDays(day, -ago), by)
  account.wantsOn = addDays(day, firm.random.between(-20, 90))
  if (account.fact.tier === null) account.fact.tier = firm.random.pick(['B', 'C', 'C'])
}

/** The boss's handful: large, old, with a working group (D7). */
function chooseTheVeryImportant(firm: Firm): void {
  const { random } = firm
  const boss = personNamed(firm, '罗锦程')
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

export interface Coming {
  readonly source: string
  readonly fair: string | null
}

/** When whom the year brings: found, given, written, called; and a crowd at each fair. */
export function plannedArrivals(firm: Firm, from: Day): Map<Day, Coming[]> {
  const { random, plan } = firm
  const days: Day[] = []
  for (let day = addDays(from, 1); day < plan.today; day = addDays(day, 1))
    if (isWorkday(day, plan.almanac)) days.push(day)
  const fairs = [0.28, 0.55, 0.86].map((share, at) => ({
    day: workdayFrom(addDays(from, Math.round(daysBetween(from, plan.today) * share)), plan.almanac),
    name: plan.book.get('fair')?.[at]?.text ?? '',
  }))
  const coming = new Map<Day, Coming[]>()
  const come = (day: Day, arrival: Coming) => coming.set(day, [...(coming.get(day) ?? []), arrival])
  const left = plan.customers - Math.round(plan.customers * LEDGER_SHARE)
  for (let n = 0; n < left; n++) {
    const source = random.weighted([
      ['自己开发', 46],
      ['公司分配', 14],
      ['官网', 12],
      ['热线', 8],
      ['展会', 10],
      ['转介绍', 6],
      ['老客户新项目', 4],
    ])
    const fair = source === '展会' ? random.pick(fairs) : null
    const busy = days.filter((day) => monthOf(day) !== 1 && monthOf(day) !== 2)
    come(fair ? fair.day : random.pick(random.chance(0.25) && busy.length > 0 ? busy : days), {
      source,
      fair: fair?.name ?? null,
    })
  }
  return coming
}

/** Takes in who arrives on a day: to whoever found it, to whom marketing gives it, or into the pool. */
export function arrive(firm: Firm, day: Day, { source, fair }: Coming, minute: number): void {
  const { random } = firm
  const marketer = personNamed(firm, source === '热线' ? '邓巧玲' : '苏雨桐')
  const reps = firm.people.filter((p) => p.role === 'rep' && isHere(p, day))
  const found = ['自己开发', '转介绍', '老客户新项目'].includes(source)
  const pooled = !found && random.chance(fair ? 0.4 : 0.25)
  const owner = pooled
    ? null
    : found
      ? random.weighted(reps.map((p) => [p, p.habits?.prospects ?? 0]))
      : lightest(firm, reps)
  const by = found && owner ? owner : marketer
  const arrival: Arrival = {
    day,
    enteredOn: day,
    minute,
    source,
    by,
    owner,
    team: owner?.team ?? marketer.team,
    sameAs: sameFirm(firm),
  }
  const account = makeAccount(firm, arrival)
  if (fair) account.fact.tags = [fair]
  if (!owner) return leaveInPool(firm, account, day, 'created')
  give(firm, account, owner, 'created', { day, minute }, by)
  if (!fair) return
  talk(firm, account, { by: owner, day, minute: minute + random.between(10, 240), situation: 'fair', effective: true })
  carryOn(firm, account, 'fair', day, owner, 1)
}

/** T9: who holds the fewest, of some chosen by chance. */
export function lightest(firm: Firm, reps: readonly Colleague[]): Colleague {
  const some = firm.random.shuffled(reps).slice(0, 4)
  return some.reduce((least, p) => (heldBy(firm, p).length < heldBy(firm, least).length ? p : least))
}

function sameFirm(firm: Firm): Account | undefined {
  return firm.random.chance(TWICE)
    ? firm.random.pick(firm.accounts.filter((a) => a.fact.kind === 'organisation'))
    : undefined
}

/** G4: proposes to people that the later record may be the same firm. */
export function propose(firm: Firm, one: Account, other: Account): void {
  const [low, high] = one.fact.id < other.fact.id ? [one.fact.id, other.fact.id] : [other.fact.id, one.fact.id]
  const numbers = (a: Account) => [...a.fact.phones, ...a.fact.contacts.flatMap((c) => c.phones)]
  const samePhone = numbers(one).some((number) => numbers(other).includes(number))
  firm.facts.proposals.push({
    id: idAt(other.fact.createdAt, firm.random),
    customerIds: [low, high],
    evidence: samePhone ? ['loose_name', 'phone'] : ['loose_name'],
    score: samePhone ? 0.92 : 0.7,
    createdAt: other.fact.createdAt,
  })
}

export const fairName = (firm: Firm): string => wordOf(firm.plan.book, 'fair', firm.random)
