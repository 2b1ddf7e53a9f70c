import { type LunarDay, SolarDay } from 'tyme4ts'
import { readCursor, writeCursor } from '../../platform/cursor.ts'
import type { Work } from '../../platform/work.ts'
import { addDays, type Day } from '../../shared/calendar.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import { settingOf } from '../../shared/setting.ts'
import { presentItem } from '../customers/index.ts'
import { recallWarning } from '../customers/settings.ts'
import { subtree, teamTree } from '../people/index.ts'
import { colleagues, managersOf } from '../touches/index.ts'
import type * as contract from './contract.ts'
import { type DayBounds, partQueries, type Whose } from './parts.ts'
import { besides, countParts, type DayRow, newlyTouched, noteOpened, partPage, teamDay } from './repo.ts'
import { PARTS, type Part, reasonsFor } from './rules/reasons.ts'
import { dayHolds } from './settings.ts'

type Query = InputOf<typeof contract.showToday>['query']

/** T11: one list that says whom to contact, why, and what was said last. */
export async function showToday(work: Work, query: Query) {
  const people = await colleagues(work.tx)
  const person = people.find((p) => p.id === (query.person ?? work.by.id))
  if (!person || !maySee(work, person)) throw new Refused(notFound())
  const teams = await teamTree(work.tx)
  const whose = whoseList(person, people, teams)
  const at = boundsOf(work)
  const { found, nextCursor } = await collect(work, whose, at, query)
  const beside = new Map((await besides(work.tx, [...new Set(found.map((f) => f.row.id))], at)).map((b) => [b.id, b]))
  if (person.id === work.by.id) await noteOpened(work.tx, person.id, work.today, work.now)
  const items = found.map(({ part, row }) => {
    const near = beside.get(row.id)
    return {
      customer: presentItem(work, row),
      part,
      reasons: reasonsFor({ ...row, birthdays: near?.birthdays ?? [] }, { ...at, now: work.now, locale: work.locale }),
      lastTouch: near?.lastTouch ?? null,
      contact: near?.contact ?? null,
      waitingSince: row.since ?? work.today,
      triedToday: near?.triedToday ?? false,
    }
  })
  return {
    items,
    nextCursor,
    person: { id: person.id, name: person.name },
    date: work.today,
    counts: await countParts(work.tx, whose, at),
    dayHolds: settingOf(work.settings, dayHolds),
    newThisWeek: await newlyTouched(work.tx, person.id, mondayOf(work.today)),
  }
}

/** Walks the parts in their order until a page is full; a place in it names the part it stopped in. */
async function collect(work: Work, whose: Whose, at: DayBounds, query: Query) {
  const queries = partQueries(whose, at)
  const place = readCursor(query.cursor, 4)
  const found: { part: Part; row: DayRow }[] = []
  for (const part of PARTS.slice(place ? PARTS.indexOf(place[0] as Part) : 0)) {
    const inPart = place && place[0] === part ? place.slice(1) : null
    const rows = await partPage(work.tx, work.by, queries[part], inPart, query.limit + 1 - found.length)
    found.push(...rows.map((row) => ({ part, row })))
    if (found.length > query.limit) break
  }
  const page = found.slice(0, query.limit)
  const last = page.at(-1)
  const more = found.length > query.limit && last
  return {
    found: page,
    nextCursor: more ? writeCursor([last.part, last.row.tierRank, last.row.since ?? '-infinity', last.row.id]) : null,
  }
}

type Colleagues = Awaited<ReturnType<typeof colleagues>>
type Teams = Awaited<ReturnType<typeof teamTree>>

/** Whether someone may look into a colleague's day: oneself, the team's manager, and who sees all. */
function maySee(work: Work, person: Colleagues[number]): boolean {
  if (person.id === work.by.id || ['director', 'admin', 'auditor'].includes(work.by.role)) return true
  return work.by.role === 'manager' && work.by.teamIds.includes(person.teamId)
}

function whoseList(person: Colleagues[number], people: Colleagues, teams: Teams): Whose {
  if (!['manager', 'director', 'admin'].includes(person.role))
    return { personId: person.id, answersFor: [], waitingTeams: [] }
  const answersFor = people
    .filter((owner) => managersOf(owner, people, teams).includes(person.id))
    .map((owner) => owner.id)
  return { personId: person.id, answersFor, waitingTeams: waitingTeams(person, people, teams) }
}

/** T5, T6: customers without an owner wait with whoever answers for their team, as for an owner in it. */
const waitingTeams = (person: Colleagues[number], people: Colleagues, teams: Teams): string[] =>
  teams
    .filter((team) => managersOf({ id: '', teamId: team.id }, people, teams).includes(person.id))
    .map((team) => team.id)

function boundsOf(work: Work): DayBounds {
  const [year, month, day] = work.today.split('-').map(Number) as [number, number, number]
  const lunar: LunarDay = SolarDay.fromYmd(year, month, day).getLunarDay()
  return {
    today: work.today,
    zone: work.zone,
    warning: settingOf(work.settings, recallWarning),
    solar: { month, day },
    lunar: { month: lunar.getLunarMonth().getMonth(), day: lunar.getDay() },
  }
}

function mondayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** T11: the same for a manager's people, and who has not opened theirs. */
export async function showTeamToday(work: Work) {
  const at = boundsOf(work)
  const teams = await teamTree(work.tx)
  const people = await colleagues(work.tx)
  const inSight = work.by.role === 'manager' ? subtree(teams, work.by.teamId) : null
  const members = await teamDay(work.tx, inSight, work.today)
  const items = []
  for (const member of members) {
    const { id, name, role, state, team, ...figures } = member
    const person = people.find((p) => p.id === id)
    if (person)
      items.push({
        person: { id, name, role, state, team },
        counts: await countParts(work.tx, whoseList(person, people, teams), at),
        ...figures,
      })
  }
  return { date: work.today, items }
}
