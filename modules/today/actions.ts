import { readCursor, writeCursor } from '../../platform/cursor.ts'
import { readPlannedOnce, sql } from '../../platform/sql.ts'
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
import { colleagues, findColleague, LEADING, managersAmong } from '../touches/index.ts'
import * as contract from './contract.ts'
import type { DayBounds } from './parts.ts'
import { besides, type Counts, countParts, dayPage, type ListOf, noteOpened, teamDay } from './repo.ts'
import { PARTS, type Part, reasonsFor } from './rules/reasons.ts'
import { dayHolds } from './settings.ts'

type Query = InputOf<typeof contract.showToday>['query']

/** T11: one list that says whom to contact, why, and what was said last. */
export async function showToday(work: Work, query: Query) {
  const person = await findColleague(work.tx, query.person ?? work.by.id)
  if (!person || !maySee(work, person)) throw new Refused(notFound())
  const list = await listFor(work, person)
  const at = boundsOf(work)
  const { found, counts, nextCursor, ids, customers } = await readPlannedOnce(work.tx, async (tx) => {
    const page = await pageOf({ ...work, tx }, list, at, query)
    const ids = page.found.map(({ id }) => id)
    return { ...page, ids, customers: new Map((await besides(tx, work.by, ids, at)).map((c) => [c.id, c])) }
  })
  const matters = await mattersBeside(work, person.id, new Map(found.map((f) => [f.id, f.matters])))
  const own = person.id === work.by.id
  const greetings = own ? await greetingsBeside(work, ids, contract.showToday.id) : new Map()
  const questions = await questionsOfCustomers(work, ids)
  if (own) await noteOpened(work.tx, person.id, work.today, work.now)
  // S1, D1: whom to greet is told to the owner, where a birthday may be known to them, and to nobody else here.
  const greeted = await readGreeted(
    work,
    found.flatMap(({ id, born }) => (born ? [id] : [])),
    contract.showToday.id,
    sql`${bornOn(work.today)} and ${toGreetOn(work.today)}`,
  )
  const items = found.flatMap(({ id, part, since }) => {
    const customer = customers.get(id)
    if (!customer) return []
    const facts = {
      ...customer,
      birthdays: greeted.get(id) ?? [],
      matters: matters.get(id) ?? [],
      greetings: greetings.get(id) ?? [],
    }
    return {
      customer: presentItem(work, customer),
      part: PARTS[part] as Part,
      reasons: reasonsFor(facts, { ...at, locale: work.locale }),
      lastTouch: customer.lastTouch,
      contact: customer.contact,
      phone: customer.phone,
      waitingSince: since ?? work.today,
      triedToday: customer.triedToday,
      questions: questions.get(id) ?? [],
    }
  })
  return {
    items,
    nextCursor,
    person: { id: person.id, name: person.name },
    date: work.today,
    counts,
    dayHolds: settingOf(work.settings, dayHolds),
    newThisWeek: await reachedThisWeek(work, person.id),
  }
}

/** A page of the list; a place in it names the part it stopped in. */
async function pageOf(work: Work, list: ListOf, at: DayBounds, query: Query) {
  const place = readCursor(query.cursor, 4)
  const from = place && PARTS.indexOf(place[0] as Part)
  if (from !== null && from < 0) throw new Refused(staleCursor())
  const after = place && [from, ...place.slice(1)]
  const { found, counts } = await dayPage(work.tx, work.by, list, at, after, query.limit + 1)
  const page = found.slice(0, query.limit)
  const last = page.at(-1)
  const more = found.length > query.limit && last
  return {
    found: page,
    counts,
    nextCursor: more ? writeCursor([PARTS[last.part], last.tierRank, last.since ?? '-infinity', last.id]) : null,
  }
}

type Colleagues = Awaited<ReturnType<typeof colleagues>>
type Teams = Awaited<ReturnType<typeof teamTree>>

/** Whether someone may look into a colleague's day: oneself, the team's manager, and who sees all. */
function maySee(work: Work, person: Colleagues[number]): boolean {
  if (person.id === work.by.id || ['director', 'admin', 'auditor'].includes(work.by.role)) return true
  return work.by.role === 'manager' && work.by.teamIds.includes(person.teamId)
}

/** Only who leads answers for others: of a rep's day the firm need not be known. */
async function listFor({ tx }: Work, person: Colleagues[number]): Promise<ListOf> {
  if (!LEADING.includes(person.role)) return { personId: person.id, answersFor: [], waitingTeams: [] }
  const [list] = listsOf([person], await colleagues(tx), await teamTree(tx))
  return list as ListOf
}

/** Whose customers stand in each one's list. Those without an owner wait with whoever answers for their team (T5, T6). */
function listsOf(whom: Colleagues, people: Colleagues, teams: Teams): ListOf[] {
  const managersOf = managersAmong(people, teams)
  const answers = people.map((owner) => ({ id: owner.id, to: managersOf(owner) }))
  const waits = teams.map((team) => ({ id: team.id, to: managersOf({ id: '', teamId: team.id }) }))
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
