import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { itemsById, presentItem } from '../../customers/index.ts'
import { type CadenceWindows, RHYTHMS, type Rhythm, windowOf } from '../../customers/rules/cadence.ts'
import { whyNotSuspend } from '../../customers/rules/suspension.ts'
import { cadenceWindows, effectivePerDay, neverSuspended, touchesNeeded } from '../../customers/settings.ts'
import { adviseLoad, asksOf, paceOf, roomFor, roomForLeads } from '../rules/capacity.ts'
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

function loadOf(work: Work, person: Seller, { days, since, windows, touched, held }: Ground) {
  const touches = touched.get(person.id) ?? []
  const pace = paceOf(touches, work.today, days, person.joinedOn)
  const mine = [...(held.get(person.id) ?? [])].map(([rhythm, count]) => ({ window: windowOf(rhythm, windows), count }))
  const asks = asksOf(mine)
  const leads = roomForLeads(pace, asks, windows.otherwise)
  return {
    person: { id: person.id, name: person.name, team: person.team, joinedOn: person.joinedOn },
    touches: touches.length,
    since: person.joinedOn !== null && person.joinedOn > since ? person.joinedOn : since,
    pace,
    held: { count: mine.reduce((sum, { count }) => sum + count, 0), opens: { owner: person.id, state: 'active' } },
    asks: asks.due,
    asksAtLeast: asks.latest,
    advice: adviceKind(leads, asks.latest, pace),
    leads,
  }
}

/** A pace of a tenth of a touch, ten times, is a touch, though not to a computer. */
const CRUMB = 1e-9

function adviceKind(leads: number, asksAtLeast: number, pace: number): 'take' | 'right' | 'let_go' {
  if (leads > 0) return 'take'
  return asksAtLeast - pace > CRUMB ? 'let_go' : 'right'
}

/** T9: the load of everybody in sight. */
export async function listLoads(work: Work): Promise<ReplyOf<typeof contract.listLoads>> {
  const people = await sellersInSight(work)
  const known = await ground(work, people)
  return { items: people.map((person) => loadOf(work, person, known)), days: known.days }
}

/** More are not shown at once: who lets these go asks again. */
const SHOWN = 50

/** T9: one rep's load, with room by cadence, and whom to let go. */
export async function showLoad(work: Work, id: string): Promise<ReplyOf<typeof contract.showLoad>> {
  const person = await sellerSeen(work, id)
  const known = await ground(work, [person])
  const load = loadOf(work, person, known)
  const { windows, days } = known
  const advice = adviseLoad(load.pace, await heldFor(work, id, windows), windows.otherwise)
  const letGo = advice.kind === 'let_go' ? advice.customers : []
  const shown = letGo.slice(0, SHOWN)
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
    letGoCount: letGo.length,
    stillTooMany: advice.kind === 'let_go' && advice.stillTooMany,
  }
}

/** Only who may rest by the rep's own right is let go (T4, T5). */
async function heldFor(work: Work, id: string, windows: CadenceWindows) {
  const settings = {
    needed: settingOf(work.settings, touchesNeeded),
    never: settingOf(work.settings, neverSuspended),
    managerMaySuspendEarly: false,
  }
  return (await heldBy(work, id)).map((held) => ({
    id: held.id,
    tier: held.tier,
    window: windowOf(held.rhythm, windows),
    maySuspend: whyNotSuspend(held, settings, false).length === 0,
    lastEffectiveOn: held.lastEffectiveOn,
  }))
}
