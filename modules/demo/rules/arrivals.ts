import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { carryOn } from './arc.ts'
import { isWorkday, workdayFrom } from './days.ts'
import { type Account, type Colleague, type Firm, isHere, personNamed } from './firm.ts'
import { leaveInPool } from './ledger.ts'
import { lightest } from './load.ts'
import { makeAccount } from './make.ts'
import { give } from './moves.ts'
import { linesOf } from './phrasebook.ts'
import { talk } from './talk.ts'

const SOURCES = [
  ['自己开发', 46],
  ['公司分配', 14],
  ['官网', 12],
  ['热线', 8],
  ['展会', 10],
  ['转介绍', 6],
  ['老客户新项目', 4],
] as const
/** What reps find themselves; the rest comes to the firm. */
const FOUND: readonly string[] = ['自己开发', '转介绍', '老客户新项目']
/** When in the year the fairs are. */
const FAIRS = [0.28, 0.55, 0.86]
/** The share of what arrives that is another record of a firm known already. */
const TWICE = 0.012

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
  const fairs = FAIRS.map((share, at) => ({
    day: workdayFrom(addDays(from, Math.round(daysBetween(from, plan.today) * share)), plan.almanac),
    name: linesOf(plan.book, 'fair.name')[at]?.text ?? '',
  }))
  const finding = days.map((day) => [day, zealOn(firm, day)] as const)
  const coming = new Map<Day, Coming[]>()
  for (let left = plan.customers - firm.accounts.length; left > 0; left--) {
    const source = random.weighted(SOURCES)
    const fair = source === '展会' ? random.pick(fairs) : null
    const day = fair?.day ?? (FOUND.includes(source) ? random.weighted(finding) : random.pick(days))
    coming.set(day, [...(coming.get(day) ?? []), { source, fair: fair?.name ?? null }])
  }
  return coming
}

/** How eagerly new customers are looked for on a day: the more newcomers, the more. */
const zealOn = (firm: Firm, day: Day): number =>
  firm.people.reduce((sum, p) => sum + (isHere(p, day) ? (p.habits?.prospects ?? 0) : 0), 0)

/** Takes in who arrives on a day: to whoever found it, to whom marketing gives it, or into the pool. */
export function arrive(firm: Firm, day: Day, { source, fair }: Coming, minute: number): void {
  const { random } = firm
  const owner = ownerFor(firm, day, source, fair)
  const marketer = personNamed(firm, source === '热线' ? '邓巧玲' : '苏雨桐')
  const by = owner && FOUND.includes(source) ? owner : marketer
  const team = owner?.team ?? marketer.team
  const account = makeAccount(firm, { day, enteredOn: day, minute, source, by, team, sameAs: sameFirm(firm) })
  if (fair) account.fact.tags = [fair]
  if (owner) give(firm, account, owner, 'created', { day, minute }, by)
  else leaveInPool(firm, account, day, 'created')
  if (owner && fair) meet(firm, account, owner, day, minute + random.between(10, 240))
}

function meet(firm: Firm, account: Account, by: Colleague, day: Day, minute: number): void {
  talk(firm, account, { by, day, minute, situation: 'fair', effective: true })
  carryOn(firm, account, 'fair', day, by, 1)
}

function ownerFor(firm: Firm, day: Day, source: string, fair: string | null): Colleague | null {
  const reps = firm.people.filter((p) => p.role === 'rep' && isHere(p, day))
  if (FOUND.includes(source)) return firm.random.weighted(reps.map((p) => [p, p.habits?.prospects ?? 0] as const))
  return firm.random.chance(fair ? 0.4 : 0.25) ? null : lightest(firm, reps, day)
}

function sameFirm(firm: Firm): Account | undefined {
  return firm.random.chance(TWICE)
    ? firm.random.pick(firm.accounts.filter((a) => a.fact.kind === 'organisation'))
    : undefined
}
