import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day, daysBetween, startOfDay } from '../../../shared/calendar.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { demand, inField, Refused } from '../../../shared/refusal.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import { colleagueOf } from '../people.ts'
import { mayArrangeFor, seesWhyAway } from '../policy.ts'
import { absenceTooLong, endsBeforeItBegins, spanTooLong, unknownPerson } from '../refusals.ts'
import { instantOf } from '../rules/spans.ts'
import type * as contract from './contract.ts'
import { workersOf } from './hours.ts'

const LONGEST_DAYS = 366
const MOST_ASKED_DAYS = 400

interface Row {
  id: string
  person: { id: string; name: string }
  teamId: string
  kind: 'leave' | 'sick' | 'trip' | 'training' | 'other'
  firstOn: Day
  lastOn: Day
  fromTime: string | null
  untilTime: string | null
  startsAt: string
  endsAt: string
  note: string | null
}

const absences = sql<Row>`
  select a.id, jsonb_build_object('id', p.id, 'name', p.name) as person, p.team_id, a.kind, a.first_on, a.last_on, a.from_time, a.until_time,
    a.starts_at, a.ends_at, a.note
  from absence a join person p on p.id = a.person_id`

function told(work: Work, { teamId, ...absence }: Row): ReplyOf<typeof contract.noteAbsence> {
  const person = { id: absence.person.id, teamId }
  const sees = seesWhyAway(work.by, person)
  return {
    ...absence,
    kind: sees ? absence.kind : null,
    note: sees ? absence.note : null,
    can: { withdraw: mayArrangeFor(work.by, person) },
  }
}

export async function listAbsences(work: Work, { from, to, person }: InputOf<typeof contract.listAbsences>['query']) {
  demand(from > to ? endsBeforeItBegins() : null)
  demand(daysBetween(from, to) > MOST_ASKED_DAYS ? spanTooLong({ days: MOST_ASKED_DAYS }) : null)
  const found = await rows(
    work.tx,
    sql<Row>`${absences} where a.withdrawn_at is null and a.ends_at > ${startOfDay(work.zone, from)}
      and a.starts_at < ${startOfDay(work.zone, addDays(to, 1))} and ${person ? sql`a.person_id = ${person}` : sql`true`}
      order by a.starts_at, a.id`,
  )
  return { items: found.map((absence) => told(work, absence)) }
}

export async function noteAbsence(work: Work, body: InputOf<typeof contract.noteAbsence>['body']) {
  const person = await colleagueOf(work.tx, body.personId ?? work.by.id)
  if (!person) throw new Refused(unknownPerson())
  demand(mayArrangeFor(work.by, person) ? null : notAllowed())
  demand(daysBetween(body.firstOn, body.lastOn) >= LONGEST_DAYS ? absenceTooLong({ days: LONGEST_DAYS }) : null)
  const zone = (await workersOf(work, [person.id])).get(person.id)?.zone ?? work.zone
  const startsAt = instantOf(zone, body.firstOn, body.fromTime ?? '00:00')
  const endsAt = instantOf(zone, body.lastOn, body.untilTime ?? '24:00')
  demand(body.firstOn <= body.lastOn ? null : endsBeforeItBegins())
  demand(startsAt < endsAt ? null : inField(`body.${body.untilTime ? 'untilTime' : 'fromTime'}`, endsBeforeItBegins()))
  const id = newId()
  await run(
    work.tx,
    sql`insert into absence (id, person_id, kind, first_on, last_on, from_time, until_time, starts_at, ends_at, note, noted_by, noted_at)
        values (${id}, ${person.id}, ${body.kind}, ${body.firstOn}, ${body.lastOn}, ${body.fromTime ?? null}, ${body.untilTime ?? null},
          ${new Date(startsAt)}, ${new Date(endsAt)}, ${body.note ?? null}, ${work.by.id}, ${work.now})`,
  )
  return told(work, (await row(work.tx, sql<Row>`${absences} where a.id = ${id}`)) as Row)
}

export async function withdrawAbsence(work: Work, id: string): Promise<void> {
  const absence = await row(
    work.tx,
    sql<Row>`${absences} where a.id = ${id} and a.withdrawn_at is null for update of a`,
  )
  if (!absence || !mayArrangeFor(work.by, { id: absence.person.id, teamId: absence.teamId }))
    throw new Refused(notFound())
  await run(work.tx, sql`update absence set withdrawn_by = ${work.by.id}, withdrawn_at = ${work.now} where id = ${id}`)
}
