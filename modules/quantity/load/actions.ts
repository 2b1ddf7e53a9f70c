import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { itemsById, presentItem } from '../../customers/index.ts'
import { type CadenceWindows, RHYTHMS, type Rhythm, windowOf } from '../../customers/rules/cadence.ts'
import { whyNotSuspend } from '../../customers/rules/suspension.ts'
import { cadenceWindows, effectivePerDay, neverSuspended, touchesNeeded } from '../../customers/settings.ts'
import { reachedOfQuota } from '../newcomers/span.ts'
import { newUntil, weeksSince } from '../newcomers/week.ts'
import { adviseLoad, asksOf, type LoadAdvice, paceOf, roomFor, roomForLeads } from '../rules/capacity.ts'
import { mondayOf } from '../rules/newcomers.ts'
import { type Seller, sellerSeen, sellersInSight } from '../scope/people.ts'
import { paceDays } from '../settings.ts'
import type * as contract from './contract.ts'
import { heldBy, heldByRhythm, touchDays } from './repo.ts'

interface Ground {
  days: number
  since: Day
  windows: CadenceWindows
  touched: ReadonlyMap<string, Day[]>
  held: ReadonlyMap<string, ReadonlyMap<Rhythm, number>>
}

interface Advised {
  advice: 'take' | 'right' | 'let_go' | 'hand_over' | 'quicken'
  leads: number
  letGo: readonly string[]
  stillTooMany: boolean
}

async function ground(work: Work, people: readonly Seller[]): Promise<Ground> {
  const days = settingOf(work.settings, paceDays)
  const since = addDays(work.today, 1 - days)
  const ids = people.map(({ id }) => id)
  const touched = new Map<string, Day[]>()
  for (const { byId, day, count } of await touchDays(
    work,
    ids,
    since,
    work.today,
    settingOf(work.settings, effectivePerDay),
  ))
    touched.set(byId, [...(touched.get(byId) ?? []), ...Array.from({ length: count }, () => day)])
  const held = new Map<string, Map<Rhythm, number>>()
  for (const { ownerId, rhythm, count } of await heldByRhythm(work, ids))
    held.set(ownerId, (held.get(ownerId) ?? new Map<Rhythm, number>()).set(rhythm, count))
  return { days, since, windows: settingOf(work.settings, cadenceWindows), touched, held }
}

/** What is asked of each at the pace made, from the counts of a rhythm alone. */
function reckoned({ id, joinedOn }: Seller, { touched, held, windows, days }: Ground, today: Day) {
  const pace = paceOf(touched.get(id) ?? [], today, days, joinedOn)
  const mine = [...(held.get(id) ?? [])].map(([rhythm, count]) => ({ window: windowOf(rhythm, windows), count }))
  return { pace, count: mine.reduce((sum, { count }) => sum + count, 0), asks: asksOf(mine) }
}

/** T9: the advice for each; whom they hold is read only of those who hold too many. */
async function advised(work: Work, people: readonly Seller[], known: Ground): Promise<Map<string, Advised>> {
  const { windows } = known
  const over = people.filter((person) => {
    const { pace, asks } = reckoned(person, known, work.today)
    return asks.latest > pace
  })
  const held = over.length > 0 ? await heldFor(work, over, windows) : []
  const short = await shortOfNew(work, over)
  return new Map(
    people.map((person) => {
      const { pace, asks } = reckoned(person, known, work.today)
      const leads = roomForLeads(pace, asks, windows.otherwise)
      const mine = held.filter(({ ownerId }) => ownerId === person.id)
      return [person.id, { leads, ...adviceOf(leads, adviseLoad(pace, mine, windows.otherwise), short.has(person.id)) }]
    }),
  )
}

/** Weeks over which it is asked whether a new person reaches new customers enough. */
const NEW_WEEKS = 4
const WEEK = 7

/** Q3: those in their first months who fell short of the quota of new customers. */
async function shortOfNew(work: Work, people: readonly Seller[]): Promise<ReadonlySet<string>> {
  const fresh = people.filter(({ joinedOn }) => newUntil(work, joinedOn) !== null)
  if (fresh.length === 0) return new Set()
  const weeks = await weeksSince(work, fresh, addDays(mondayOf(work.today), -WEEK * NEW_WEEKS))
  const reached = reachedOfQuota(work, fresh, NEW_WEEKS, weeks)
  return new Set([...reached].filter(([, { reached, quota }]) => reached < (quota ?? 0)).map(([id]) => id))
}

/**
 * Where too few may rest there is only handing over to others; but not from somebody new who is still short of new customers
 * (Q3): there the pace is what is wanting.
 */
function adviceOf(leads: number, advice: LoadAdvice, isShortOfNew: boolean): Omit<Advised, 'leads'> {
  if (leads > 0) return { advice: 'take', letGo: [], stillTooMany: false }
  if (advice.kind !== 'let_go') return { advice: 'right', letGo: [], stillTooMany: false }
  const { customers: letGo, stillTooMany } = advice
  if (isShortOfNew && stillTooMany) return { advice: 'quicken', letGo: [], stillTooMany }
  return { advice: letGo.length > 0 ? 'let_go' : 'hand_over', letGo, stillTooMany }
}

function loadOf(work: Work, person: Seller, known: Ground, by: Advised | undefined) {
  const { pace, count, asks } = reckoned(person, known, work.today)
  const { since } = known
  return {
    person: { id: person.id, name: person.name, team: person.team, joinedOn: person.joinedOn },
    touches: known.touched.get(person.id)?.length ?? 0,
    since: person.joinedOn !== null && person.joinedOn > since ? person.joinedOn : since,
    pace,
    held: { count, opens: { owner: person.id, state: 'active' } },
    asks: asks.due,
    asksAtLeast: asks.latest,
    advice: by?.advice ?? ('right' as const),
    leads: by?.leads ?? 0,
    letGoCount: by?.letGo.length ?? 0,
    stillTooMany: by?.stillTooMany ?? false,
  }
}

/** T9: the load of everybody in sight. */
export async function listLoads(work: Work): Promise<ReplyOf<typeof contract.listLoads>> {
  const people = await sellersInSight(work)
  const known = await ground(work, people)
  const advice = await advised(work, people, known)
  return { items: people.map((person) => loadOf(work, person, known, advice.get(person.id))), days: known.days }
}

/** More are not shown at once: who lets these go asks again. */
const SHOWN = 50

/** T9: one rep's load, with room by cadence, and whom to let go. */
export async function showLoad(work: Work, id: string): Promise<ReplyOf<typeof contract.showLoad>> {
  const person = await sellerSeen(work, id)
  const known = await ground(work, [person])
  const advice = (await advised(work, [person], known)).get(id)
  const load = loadOf(work, person, known, advice)
  const { windows, days } = known
  const shown = (advice?.letGo ?? []).slice(0, SHOWN)
  const items = new Map((await itemsById(work.tx, work.by, shown)).map((item) => [item.id, item]))
  return {
    ...load,
    days,
    rhythms: RHYTHMS.map((rhythm) => ({
      rhythm,
      window: windowOf(rhythm, windows),
      held: {
        count: known.held.get(id)?.get(rhythm) ?? 0,
        opens: { owner: id, state: 'active', rhythm },
      },
      room: roomFor(load.pace, windowOf(rhythm, windows)),
    })),
    letGo: shown.flatMap((each) => items.get(each) ?? []).map((item) => presentItem(work, item)),
  }
}

/** Only who may rest by the rep's own right is let go (T4, T5). */
async function heldFor(work: Work, people: readonly Seller[], windows: CadenceWindows) {
  const settings = {
    needed: settingOf(work.settings, touchesNeeded),
    never: settingOf(work.settings, neverSuspended),
    managerMaySuspendEarly: false,
  }
  const found = await heldBy(
    work,
    people.map(({ id }) => id),
  )
  return found.map((held) => ({
    id: held.id,
    ownerId: held.ownerId,
    tier: held.tier,
    window: windowOf(held.rhythm, windows),
    maySuspend: whyNotSuspend(held, settings, false).length === 0,
    lastEffectiveOn: held.lastEffectiveOn,
  }))
}
