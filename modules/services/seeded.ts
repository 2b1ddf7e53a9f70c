import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { SeededAsset, SeededBooking, SeededReception, SeededService } from './rules/seeded.ts'

export async function seedServices({ tx }: Work, services: readonly SeededService[]): Promise<void> {
  await run(
    tx,
    sql`insert into service (id, name_zh, name_en, about_zh, about_en, place, responsible_id, minutes, buffer, capacity, notice_hours, ahead_days, hours, slug, state, changed_by, created_at)
        select g.id, g."nameZh", g."nameEn", g."aboutZh", g."aboutEn", g.place, g."responsibleId", g.minutes, g.buffer, g.capacity, g."noticeHours", g."aheadDays", g.hours, g.slug,
          'open', g."responsibleId", g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(services)}::jsonb) as g(id uuid, "nameZh" text, "nameEn" text, "aboutZh" text, "aboutEn" text, place text, "responsibleId" uuid,
          minutes int, buffer int, capacity int, "noticeHours" int, "aheadDays" int, hours jsonb, slug text, "createdAt" timestamptz)`,
  )
  const resources = services.flatMap((s) => s.resourceIds.map((id) => ({ s: s.id, id, at: s.createdAt })))
  await run(
    tx,
    sql`insert into service_resource (service_id, resource_id, added_at) select g.s, g.id, g.at
        from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as g(s uuid, id uuid, at timestamptz)`,
  )
}

export async function seedAssets({ tx }: Work, assets: readonly SeededAsset[]): Promise<void> {
  await run(
    tx,
    sql`insert into asset (id, customer_id, created_by, created_at) select g.id, g."customerId", g.by, g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(assets)}::jsonb) as g(id uuid, "customerId" uuid, by uuid, "createdAt" timestamptz)`,
  )
  await run(
    tx,
    sql`insert into asset_text (asset_id, name, serial, note) select g.id, g.name, g.serial, g.note
        from jsonb_to_recordset(${JSON.stringify(assets)}::jsonb) as g(id uuid, name text, serial text, note text)`,
  )
}

export async function seedBookings({ tx }: Work, bookings: readonly SeededBooking[]): Promise<void> {
  await run(
    tx,
    sql`insert into service_booking (appointment_id, service_id, starts_at, ends_at, places, asset_id, by_link, booked_at)
        select g."appointmentId", g."serviceId", g."startsAt", g."endsAt", g.places, g."assetId", g."byLink", g."bookedAt"
        from jsonb_to_recordset(${JSON.stringify(bookings)}::jsonb) as g("appointmentId" uuid, "serviceId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, places int,
          "assetId" uuid, "byLink" boolean, "bookedAt" timestamptz)`,
  )
  const guests = bookings.flatMap(({ appointmentId, guest }) => (guest ? [{ ...guest, appointmentId }] : []))
  await run(
    tx,
    sql`insert into appointment_guest (appointment_id, name, phone) select g."appointmentId", g.name, g.phone
        from jsonb_to_recordset(${JSON.stringify(guests)}::jsonb) as g("appointmentId" uuid, name text, phone text)`,
  )
}

export async function seedReceptions({ tx }: Work, receptions: readonly SeededReception[]): Promise<void> {
  await run(
    tx,
    sql`insert into reception (id, customer_id, contact_id, asset_id, state, received_by, received_at, worker_id, returned_at, call_on, call_task_id, call_result, called_at, called_by)
        select g.id, g."customerId", g."contactId", g."assetId", g.state, g.by, g."receivedAt", g."workerId", g."returnedAt", g."callOn", g."callTaskId", g."callResult", g."calledAt",
          case when g."calledAt" is not null then g.by end
        from jsonb_to_recordset(${JSON.stringify(receptions)}::jsonb) as g(id uuid, "customerId" uuid, "contactId" uuid, "assetId" uuid, state text, by uuid, "receivedAt" timestamptz,
          "workerId" uuid, "returnedAt" timestamptz, "callOn" date, "callTaskId" uuid, "callResult" text, "calledAt" timestamptz)`,
  )
  await run(
    tx,
    sql`insert into reception_text (reception_id, cause, place, circumstances, condition, tried, work_done, call_said)
        select g.id, g.cause, g.place, g.circumstances, g.condition, g.tried, g."workDone", g."callSaid"
        from jsonb_to_recordset(${JSON.stringify(receptions)}::jsonb) as g(id uuid, cause text, place text, circumstances text, condition text, tried text, "workDone" text, "callSaid" text)`,
  )
  const steps = receptions.flatMap((r) => r.steps.map((step) => ({ ...step, r: r.id })))
  await run(
    tx,
    sql`insert into reception_move (id, reception_id, at, what, by_id) select g.id, g.r, g.at, g.what, g.by
        from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as g(id uuid, r uuid, at timestamptz, what text, by uuid)`,
  )
}
