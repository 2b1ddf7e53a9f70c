import { readCursor, writeCursor } from '../../platform/cursor.ts'
import { sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound, staleCursor } from '../../shared/refusals.ts'
import { settingOf } from '../../shared/setting.ts'
import { mattersBeside } from '../appointments/index.ts'
import { bornOn, greetingsBeside, toGreetOn } from '../care/index.ts'
import { presentItem, readGreeted } from '../customers/index.ts'
import { recallWarning } from '../customers/settings.ts'
import { teamTree } from '../people/index.ts'
import { questionsOfCustomers } from '../portrait/index.ts'
import { reachedThisWeek } from '../quantity/index.ts'
import { colleagues, managersOf } from '../touches/index.ts'
import * as contract from './contract.ts'
import type { DayBounds } from './parts.ts'
import {
  besides,
  type Counts,
  countParts,
  type DayRow,
  type ListOf,
  noteOpened,
  partPage,
  partsOf,
  teamDay,
} from './repo.ts'
import { PARTS, type Part, reasonsFor } from './rules/reasons.ts'
import { dayHolds } from './settings.ts'

type Query = InputOf<typeof contract.showToday>['query']

/** T11: one list that says whom to contact, why, and what was said last. */
export async function showToday(work: Work, query: Query) {
  const people = await colleagues(work.tx)
  const person = people.find((p) => p.id === (query.person ?? work.by.id))
  if (!person || !maySee(work, person)) throw new Refused(notFound())
  const [list] = listsOf([person], people, await teamTree(work.tx)) as [ListOf]
  const at = boundsOf(work)
  const { found, nextCursor } = await collect(work, list, at, query)
  const beside = new Map((await besides(work.tx, [...new Set(found.map((f) => f.row.id))], at)).map((b) => [b.id, b]))
  const matters = await mattersBeside(work, person.id, [...beside.keys()], at)
  const greetings = person.id === work.by.id ? await greetingsBeside(work, [...beside.keys()], 'showToday') : new Map()
  const questions = await questionsOfCustomers(work, [...beside.keys()])
  if (person.id === work.by.id) await noteOpened(work.tx, person.id, work.today, work.now)
  // S1, D1: whom to greet is told to the owner, where a birthday may be known to them, and to nobody else here.
  const own = found.flatMap(({ row }) => (row.ownerId === work.by.id ? [row.id] : []))
  const greeted = await readGreeted(
    work,
    own,
    contract.showToday.id,
    sql`${bornOn(work.today)} and ${toGreetOn(work.today)}`,
  )
  const items = found.map(({ part, row }) => {
    const near = beside.get(row.id)
    const facts = {
      ...row,
      birthdays: greeted.get(row.id) ?? [],
      stepIn: near?.stepIn ?? null,
      matters: matters.get(row.id) ?? [],
      greetings: greetings.get(row.id) ?? [],
    }
    return {
      customer: presentItem(work, row),
      part,
      reasons: reasonsFor(facts, { ...at, locale: work.locale }),
      lastTouch: near?.lastTouch ?? null,
      contact: near?.contact ?? null,
      phone: near?.phone ?? null,
      waitingSince: row.since ?? work.today,
      triedToday: near?.triedToday ?? false,
      questions: questions.get(row.id) ?? [],
    }
  })
  return {
    items,
    nextCursor,
    person: { id: person.id, name: person.name },
    date: work.today,
    counts: (await countParts(work.tx, work.by, [list], at)).get(person.id) as Counts,
    dayHolds: settingOf(work.settings, dayHolds),
    newThisWeek: await reachedThisWeek(work, person.id),
  }
}

/** Walks the parts in their order until a page is full; a place in it names the part it stopped in. */
async function collect(work: Work, list: ListOf, at: DayBounds, query: Query) {
  const queries = partsOf(work.by, list, at)
  const place = readCursor(query.cursor, 4)
  const from = place ? PARTS.indexOf(place[0] as Part) : 0
  if (from < 0) throw new Refused(staleCursor())
  const found: { part: Part; row: DayRow }[] = []
  for (const part of PARTS.slice(from)) {
    const inPart = place && place[0] === part ? place.slice(1) : null
    const rows = await partPage(work.tx, work.by, list, queries[part], at, inPart, query.limit + 1 - found.length)
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

/** Whose customers stand in each one's list. Those without an owner wait with whoever answers for their team (T5, T6). */
function listsOf(whom: Colleagues, people: Colleagues, teams: Teams): ListOf[] {
  const answers = people.map((owner) => ({ id: owner.id, to: managersOf(owner, people, teams) }))
  const waits = teams.map((team) => ({ id: team.id, to: managersOf({ id: '', teamId: team.id }, people, teams) }))
  const idsFor = (found: typeof answers, person: string) => found.filter((f) => f.to.includes(person)).map((f) => f.id)
  return whom.map(({ id }) => ({ personId: id, answersFor: idsFor(answers, id), waitingTeams: idsFor(waits, id) }))
}

const boundsOf = (work: Work): DayBounds => ({
  today: work.today,
  zone: work.zone,
  now: work.now,
  warning: settingOf(work.settings, recallWarning),
})

/** T11: the same for a manager's people, and who has not opened theirs. */
export async function showTeamToday(work: Work) {
  const people = await colleagues(work.tx)
  const members = await teamDay(work.tx, work.by, work.by.role === 'manager' ? work.by.teamIds : null, work.today)
  const lists = listsOf(
    people.filter((p) => members.some((m) => m.id === p.id)),
    people,
    await teamTree(work.tx),
  )
  const counts = await countParts(work.tx, work.by, lists, boundsOf(work))
  const items = members.map(({ id, name, role, state, team, ...figures }) => ({
    person: { id, name, role, state, team },
    counts: counts.get(id) as Counts,
    ...figures,
  }))
  return { date: work.today, items }
}
