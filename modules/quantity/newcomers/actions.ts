import type { Work } from '../../../platform/work.ts'
import { addDays } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { teamTree } from '../../people/index.ts'
import { colleagues, managersAmong } from '../../touches/index.ts'
import { whyNotSetQuota } from '../policy.ts'
import { mondayOf } from '../rules/newcomers.ts'
import type { Opens } from '../scope/contract.ts'
import { type Seller, sellerSeen, sellersInSight } from '../scope/people.ts'
import type * as contract from './contract.ts'
import { markSeen, noticeById, openNotices, ownQuotas, weeksOf, writeQuota } from './repo.ts'
import { doneIn, newUntil, quotaIn, standingOn, type Weeks, weeksSince } from './week.ts'

const WEEKS = 8

/** Q3, Q6: this week's new customers of everybody in sight, newcomers first, with the weeks before. */
export async function listNewcomers(work: Work): Promise<ReplyOf<typeof contract.listNewcomers>> {
  const monday = mondayOf(work.today)
  const people = (await sellersInSight(work)).filter((person) => person.role === 'rep')
  const weeks = await weeksSince(work, people, addDays(monday, 7 * (1 - WEEKS)))
  const items = people.map((person) => weekItem(work, person, monday, weeks))
  return { monday, items: items.toSorted((a, b) => Number(b.newcomer) - Number(a.newcomer)) }
}

function weekItem(work: Work, person: Seller, monday: string, weeks: Weeks) {
  const standing = standingOn(work, person, work.today, weeks)
  const done = doneIn(weeks, person.id, monday)
  const span: Opens = { reachFrom: monday, reachTo: addDays(monday, 6) }
  const until = newUntil(work, person.joinedOn)
  return {
    person: { id: person.id, name: person.name, team: person.team, joinedOn: person.joinedOn },
    newcomer: until !== null,
    newUntil: until,
    quota: standing?.quota ?? null,
    own: weeks.own.get(person.id) ?? null,
    reached: { count: done.reached, opens: { reachedBy: person.id, ...span } },
    tried: { count: done.tried, opens: { triedBy: person.id, ...span } },
    expected: standing?.expected ?? null,
    missing: standing?.missing ?? null,
    verdict: standing?.verdict ?? ('no_quota' as const),
    weeks: Array.from({ length: WEEKS }, (_, n) => addDays(monday, 7 * (n + 1 - WEEKS))).map((each) => ({
      monday: each,
      ...pick(doneIn(weeks, person.id, each)),
      quota: quotaIn(work, person, addDays(each, 6), weeks)?.quota ?? null,
    })),
    can: { setQuota: whyNotSetQuota(work.by, person) === null },
  }
}

const pick = ({ reached, tried }: { reached: number; tried: number }) => ({ reached, tried })

/** Q3: how many new customers somebody reached this week. */
export async function reachedThisWeek(work: Work, personId: string): Promise<number> {
  const monday = mondayOf(work.today)
  const [row] = await weeksOf(work, [personId], monday, addDays(monday, 6))
  return row?.reached ?? 0
}

/** Q6: a quota of somebody's own, set by who answers for the person. */
export async function setQuota(work: Work, personId: string, weekly: number | null) {
  const person = await sellerSeen(work, personId)
  demand(whyNotSetQuota(work.by, person))
  const [stands] = await ownQuotas(work.tx, [personId])
  if (work.ifMatch !== undefined && work.ifMatch !== (stands?.version ?? 0))
    throw new Refused(versionConflict(stands ?? { personId, weekly: null, version: 0 }))
  return writeQuota(work, personId, weekly)
}

/** Whom the actor answers for, as T7 has it; directors and admins for all. */
async function answersFor(work: Work): Promise<string[]> {
  const people = await colleagues(work.tx)
  if (work.by.role === 'director' || work.by.role === 'admin') return people.map(({ id }) => id)
  const managersOf = managersAmong(people, await teamTree(work.tx))
  return people.filter((person) => managersOf(person).includes(work.by.id)).map(({ id }) => id)
}

/** Q3: what the manager was told and has not seen yet. */
export const listQuotaNotices = async (work: Work): Promise<ReplyOf<typeof contract.listQuotaNotices>> => ({
  items: await openNotices(work.tx, await answersFor(work)),
})

/** Q3: the manager has seen it; seen twice is seen. */
export async function seeQuotaNotice(work: Work, id: string): Promise<ReplyOf<typeof contract.seeQuotaNotice>> {
  const notice = await noticeById(work.tx, id)
  if (!notice || !(await answersFor(work)).includes(notice.person.id)) throw new Refused(notFound())
  await markSeen(work, id)
  return (await noticeById(work.tx, id)) ?? notice
}
