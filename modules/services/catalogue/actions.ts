import { publish } from '../../../platform/events.ts'
import { newId, row, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { unknownAttendee, unknownResource } from '../../appointments/refusals.ts'
import type { WeeklyHours } from '../../calendars/rules/shapes.ts'
import { weekdayOf } from '../../calendars/rules/workdays.ts'
import type * as contract from '../contract.ts'
import { serviceChanged } from '../events.ts'
import { mayKeepServices } from '../policy.ts'
import { noOpenHours, slugTaken } from '../refusals.ts'
import { slotsBetween } from '../rules/slots.ts'
import { findService, type ServiceRow, selectServices } from './repo.ts'

type Whole = InputOf<typeof contract.addService>['body']

const present = (work: Work, { origin: _origin, ...service }: ServiceRow) => ({
  ...service,
  page: `/book/${work.company.slug}/${service.slug}`,
})

export async function listServices(work: Work) {
  const items = await selectServices(work.tx, sql`order by s.state desc, s.created_at, s.id`)
  return { items: items.map((s) => present(work, s)), can: { change: mayKeepServices(work.by) } }
}

export async function addService(work: Work, input: Whole, origin: string | null) {
  demand(mayKeepServices(work.by) ? null : notAllowed())
  const id = newId()
  await demandSound(work, id, input)
  await run(
    work.tx,
    sql`insert into service (id, name_zh, name_en, about_zh, about_en, place, responsible_id, minutes, buffer, capacity, notice_hours, ahead_days, hours, slug, state,
          origin, changed_by, created_at)
        values (${id}, ${input.nameZh}, ${input.nameEn}, ${input.aboutZh || null}, ${input.aboutEn || null}, ${input.place || null}, ${input.responsibleId},
          ${input.minutes}, ${input.buffer}, ${input.capacity}, ${input.noticeHours}, ${input.aheadDays}, ${JSON.stringify(input.hours)}::jsonb, ${input.slug},
          ${input.state}, ${origin}, ${work.by.id}, ${work.now})`,
  )
  return keep(work, id, input)
}

export async function changeService(
  work: Work,
  id: string,
  change: InputOf<typeof contract.changeService>['body'],
  origin: string | null,
) {
  demand(mayKeepServices(work.by) ? null : notAllowed())
  await run(work.tx, sql`select 1 from service where id = ${id} for update`)
  const stands = await findService(work.tx, id)
  if (!stands) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version)
    throw new Refused(versionConflict(present(work, stands)))
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const whole: Whole = {
    ...stands,
    responsibleId: stands.responsible.id,
    resourceIds: stands.resources.map((r) => r.id),
    ...given,
  }
  await demandSound(work, id, whole)
  await run(
    work.tx,
    sql`update service set name_zh = ${whole.nameZh}, name_en = ${whole.nameEn}, about_zh = ${whole.aboutZh || null}, about_en = ${whole.aboutEn || null},
          place = ${whole.place || null}, responsible_id = ${whole.responsibleId}, minutes = ${whole.minutes}, buffer = ${whole.buffer}, capacity = ${whole.capacity},
          notice_hours = ${whole.noticeHours}, ahead_days = ${whole.aheadDays}, hours = ${JSON.stringify(whole.hours)}::jsonb, slug = ${whole.slug},
          state = ${whole.state}, origin = coalesce(${origin}, origin), changed_by = ${work.by.id}, version = version + 1 where id = ${id}`,
  )
  return keep(work, id, whole)
}

async function keep(work: Work, id: string, { resourceIds, state }: Whole) {
  await run(
    work.tx,
    sql`update service_resource set ended_at = ${work.now} where service_id = ${id} and ended_at is null and resource_id <> all(${uuids(resourceIds)})`,
  )
  await run(
    work.tx,
    sql`insert into service_resource (service_id, resource_id, added_at) select ${id}::uuid, r, ${work.now}::timestamptz from unnest(${uuids(resourceIds)}) as r
        on conflict (service_id, resource_id) do update set ended_at = null where service_resource.ended_at is not null`,
  )
  await publish(work, serviceChanged, { subjectId: id, data: { state } })
  return present(work, (await findService(work.tx, id)) as ServiceRow)
}

async function demandSound(work: Work, id: string, { slug, responsibleId, resourceIds, ...opening }: Whole) {
  demand(holdsOne(opening, work.zone) ? null : noOpenHours())
  const other = await row(work.tx, sql`select 1 from service where slug = ${slug} and id <> ${id}`)
  if (other) throw new Refused(slugTaken({ slug }))
  const here = await row(work.tx, sql`select 1 from person where id = ${responsibleId} and state <> 'left'`)
  if (!here) throw new Refused(unknownAttendee())
  const found = await row(
    work.tx,
    sql<{
      count: number
    }>`select count(*) as count from resource where id = any(${uuids(resourceIds)}) and state = 'on'`,
  )
  if (found?.count !== new Set(resourceIds).size) throw new Refused(unknownResource())
}

const MONDAY = '2026-06-01'
const SUNDAY = '2026-06-07'

/** Whether a plain week has room for one. */
const holdsOne = (opening: { hours: WeeklyHours; minutes: number; buffer: number }, zone: string): boolean =>
  slotsBetween({ ...opening, zone }, MONDAY, SUNDAY, (day) => ({
    work: opening.hours[weekdayOf(day)].length > 0,
    why: 'plain',
    name: null,
    known: true,
  })).length > 0
