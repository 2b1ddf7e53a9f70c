import { createHash } from 'node:crypto'
import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { SeededAppointment, SeededResource, SeededTask } from './rules/seeded.ts'

// The demo's appointments of the last weeks and the next, with what became of them.

export async function seedResources({ tx }: Work, resources: readonly SeededResource[]): Promise<void> {
  await run(
    tx,
    sql`insert into resource (id, name, kind, created_at)
        select g.id, g.name, g.kind, g."createdAt" from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as g(id uuid, name text, kind text, "createdAt" timestamptz)`,
  )
}

export async function seedAppointments(work: Work, appointments: readonly SeededAppointment[]): Promise<void> {
  const all = appointments.map((a) => ({
    ...a,
    endsAt: a.startsAt && endOf(a.startsAt, a.minutes),
    sequence: a.moves.filter(({ what }) => what === 'booked' || what === 'moved' || what === 'cancelled').length,
  }))
  await run(
    work.tx,
    sql`insert into appointment (id, customer_id, kind, organiser_id, state, minutes, buffer_before, buffer_after, starts_at, ends_at, zone, locale, sequence, waiting, waiting_since,
          touch_id, hosted, called_zh, called_en, created_by, created_at, changed_at)
        select g.id, g."customerId", g.kind, g."organiserId", g.state, g.minutes, g.before, g.after, g."startsAt", g."endsAt", ${work.zone}, 'zh', g.sequence, g.waiting, g."waitingSince",
          g."touchId", coalesce(g.hosted, true), g.called->>'zh', g.called->>'en', g."organiserId", g."createdAt", g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as g(id uuid, "customerId" uuid, kind text, "organiserId" uuid, state text, minutes int, before int, after int,
          "startsAt" timestamptz, "endsAt" timestamptz, sequence int, waiting text, "waitingSince" timestamptz, "touchId" uuid, hosted boolean, called jsonb, "createdAt" timestamptz)`,
  )
  await run(
    work.tx,
    sql`insert into appointment_text (appointment_id, place, parking, agenda, have_ready, cares, materials, record)
        select g.id, g.place, g.parking, g.agenda, g."haveReady", g.cares, g.materials, g.record
        from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as g(id uuid, place text, parking text, agenda text, "haveReady" text, cares text, materials text, record text)`,
  )
  await seedAttending(work, appointments)
  await seedTimes(work, appointments)
  await seedWhatCame(work, appointments)
}

const MINUTE_MS = 60_000
const endOf = (startsAt: Date, minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE_MS)

async function seedAttending({ tx }: Work, appointments: readonly SeededAppointment[]): Promise<void> {
  const people = appointments.flatMap((a) => a.personIds.map((id) => ({ a: a.id, id, at: a.createdAt })))
  const resources = appointments.flatMap((a) => a.resourceIds.map((id) => ({ a: a.id, id, at: a.createdAt })))
  const contacts = appointments.flatMap((a) =>
    a.contactIds.map((id) => ({ a: a.id, id, at: a.createdAt, answer: a.accepted ? 'accepted' : 'none' })),
  )
  const shape = sql`(a uuid, id uuid, at timestamptz, answer text)`
  await run(
    tx,
    sql`insert into appointment_person (appointment_id, person_id, added_at) select g.a, g.id, g.at from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as g${shape}`,
  )
  await run(
    tx,
    sql`insert into appointment_resource (appointment_id, resource_id, added_at) select g.a, g.id, g.at from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as g${shape}`,
  )
  await run(
    tx,
    sql`insert into appointment_contact (appointment_id, contact_id, answer, answered_at, added_at)
        select g.a, g.id, g.answer, case when g.answer <> 'none' then g.at end, g.at from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as g${shape}`,
  )
}

/** Whose time is taken, and what is out with a customer. */
async function seedTimes({ tx, now }: Work, appointments: readonly SeededAppointment[]): Promise<void> {
  const taken = appointments.flatMap((a) =>
    a.startsAt && a.state !== 'cancelled' && a.state !== 'declined'
      ? [...(a.hosted === false ? [] : [a.organiserId]), ...a.personIds, ...a.resourceIds].map((id) => ({
          a: a.id,
          id,
          at: a.createdAt,
          from: endOf(a.startsAt as Date, -a.before),
          to: endOf(a.startsAt as Date, a.minutes + a.after),
        }))
      : [],
  )
  await run(
    tx,
    sql`insert into booked_time (id, subject_id, appointment_id, during, booked_at)
        select gen_random_uuid(), g.id, g.a, tstzrange(g."from", g."to"), g.at
        from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as g(a uuid, id uuid, at timestamptz, "from" timestamptz, "to" timestamptz)`,
  )
  const offered = appointments.flatMap((a) =>
    a.offered.map((time, position) => ({
      ...time,
      a: a.id,
      position,
      endsAt: endOf(time.startsAt, a.minutes),
      at: a.createdAt,
    })),
  )
  await run(
    tx,
    sql`insert into offer_time (id, appointment_id, starts_at, ends_at, position, offered_at)
        select g.id, g.a, g."startsAt", g."endsAt", g.position, g.at
        from jsonb_to_recordset(${JSON.stringify(offered)}::jsonb) as g(id uuid, a uuid, "startsAt" timestamptz, "endsAt" timestamptz, position int, at timestamptz)`,
  )
  // Nobody has them: a link of the demo leads nowhere.
  const links = appointments.map((a) => ({
    a: a.id,
    id: a.linkId,
    by: a.organiserId,
    at: a.createdAt,
    hash: createHash('sha256').update(`${a.linkId} ${now.getTime()}`).digest('hex'),
    until: a.offered.at(-1)?.startsAt ?? a.startsAt ?? a.createdAt,
  }))
  await run(
    tx,
    sql`insert into appointment_link (id, appointment_id, token_hash, made_at, made_by, expires_at)
        select g.id, g.a, decode(g.hash, 'hex'), g.at, g.by, g.until
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as g(id uuid, a uuid, hash text, at timestamptz, by uuid, until timestamptz)`,
  )
}

/** What became of them, and what is to be prepared. */
async function seedWhatCame({ tx }: Work, appointments: readonly SeededAppointment[]): Promise<void> {
  const moves = appointments.flatMap((a) =>
    a.moves.map((move, n) => ({
      ...move,
      a: a.id,
      endsAt: move.startsAt && endOf(move.startsAt, a.minutes),
      sequence: n,
      linkId: move.contactId && !move.byId ? a.linkId : null,
    })),
  )
  await run(
    tx,
    sql`insert into appointment_move (id, appointment_id, at, what, by_id, link_id, contact_id, starts_at, ends_at, sequence)
        select g.id, g.a, g.at, g.what, g."byId", g."linkId", g."contactId", g."startsAt", g."endsAt", g.sequence
        from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as g(id uuid, a uuid, at timestamptz, what text, "byId" uuid, "linkId" uuid, "contactId" uuid,
          "startsAt" timestamptz, "endsAt" timestamptz, sequence int)`,
  )
  await run(
    tx,
    sql`insert into appointment_move_text (move_id, note) select g.id, g.note
        from jsonb_to_recordset(${JSON.stringify(moves.filter(({ note }) => note))}::jsonb) as g(id uuid, note text)`,
  )
  const items = appointments.flatMap((a) => a.checklist.map((item, position) => ({ ...item, a: a.id, position })))
  await run(
    tx,
    sql`insert into checklist_item (id, appointment_id, position, what, owner_id, due_on, done_at, done_by)
        select g.id, g.a, g.position, g.what, g."ownerId", g."dueOn", g."doneAt", case when g."doneAt" is not null then g."ownerId" end
        from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as g(id uuid, a uuid, position int, what text, "ownerId" uuid, "dueOn" date, "doneAt" timestamptz)`,
  )
}

export async function seedTasks({ tx }: Work, tasks: readonly SeededTask[]): Promise<void> {
  await run(
    tx,
    sql`insert into task (id, customer_id, owner_id, what, due_on, appointment_id, created_by, created_at)
        select g.id, g."customerId", g."ownerId", g.what, g."dueOn", g."appointmentId", g."ownerId", g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as g(id uuid, "customerId" uuid, "ownerId" uuid, what text, "dueOn" date, "appointmentId" uuid, "createdAt" timestamptz)`,
  )
}
