import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day, dayIn } from '../../../shared/calendar.ts'
import { workdayOf } from '../../calendars/index.ts'
import type { ServiceRow } from '../catalogue/repo.ts'
import { type Busy, isInReach, placesLeft, type Slot, slotsBetween } from '../rules/slots.ts'

const DAY_MS = 86_400_000

/** A slot with the places that are left in it. */
export interface OpenSlot extends Slot {
  readonly left: number
  /** Whether a customer may still book it alone. */
  readonly inReach: boolean
}

/**
 * A10: the slots of some services from one day through another: reckoned from their hours, less what is booked and what is
 * taken of the bays. `but`: an appointment whose own place counts as free.
 */
export async function openSlots(
  work: Work,
  services: readonly ServiceRow[],
  from: Day,
  to: Day,
  but: string | null = null,
): Promise<Map<string, OpenSlot[]>> {
  const given = new Map(
    services.map((s) => [
      s.id,
      slotsBetween({ ...s, zone: work.zone }, from, to, (day) => workdayOf(work.settings, day)),
    ]),
  )
  const all = [...given.values()].flat()
  if (all.length === 0) return new Map(services.map((s) => [s.id, []]))
  const start = new Date(all.reduce((least, slot) => Math.min(least, slot.start), Number.POSITIVE_INFINITY))
  const end = new Date(all.reduce((most, slot) => Math.max(most, slot.end), 0) + DAY_MS)
  const taken = await takenPlaces(work, services, start, end, but)
  const busy = await busyResources(work, services, start, end, but)
  return new Map(
    services.map((s) => {
      const room = { ...s, resourceIds: s.resources.map((r) => r.id) }
      const own = taken.filter((t) => t.serviceId === s.id)
      const slots = (given.get(s.id) ?? []).map((slot) => ({
        ...slot,
        left: placesLeft(slot, room, own, busy),
        inReach: isInReach(slot, s, work.now.getTime(), work.today, dayIn(work.zone, new Date(slot.start))),
      }))
      return [s.id, slots]
    }),
  )
}

const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Slot => ({
  start: Date.parse(startsAt),
  end: Date.parse(endsAt),
})

/** What stands: the appointment says when, and whether it still does. */
async function takenPlaces(work: Work, services: readonly ServiceRow[], start: Date, end: Date, but: string | null) {
  const found = await rows(
    work.tx,
    sql<{ serviceId: string; startsAt: string; endsAt: string; places: number }>`
      select b.service_id, a.starts_at, a.ends_at, b.places from service_booking b join appointment a on a.id = b.appointment_id
      where b.service_id = any(${uuids(services.map((s) => s.id))}) and b.starts_at > ${start}::timestamptz - interval '1 day' and b.starts_at < ${end}
        and a.state in ('booked', 'held', 'no_show') and b.appointment_id is distinct from ${but}::uuid`,
  )
  return found.map(({ serviceId, places, ...span }) => ({ ...spanOf(span), serviceId, places }))
}

/** A9: a bay that is reserved for anything else is none that can be given out. */
export async function busyResources(
  work: Work,
  services: readonly ServiceRow[],
  start: Date,
  end: Date,
  but: string | null,
): Promise<Busy[]> {
  const ids = [...new Set(services.flatMap((s) => s.resources.map((r) => r.id)))]
  if (ids.length === 0) return []
  const found = await rows(
    work.tx,
    sql<{ resourceId: string; startsAt: string; endsAt: string }>`
      select subject_id as resource_id, lower(during) as starts_at, upper(during) as ends_at from booked_time
      where subject_id = any(${uuids(ids)}) and during && tstzrange(${start}::timestamptz, ${end}::timestamptz) and released_at is null
        and (expires_at is null or expires_at > ${work.now}::timestamptz) and appointment_id is distinct from ${but}::uuid`,
  )
  return found.map(({ resourceId, ...span }) => ({ ...spanOf(span), resourceId }))
}

/** All that a customer may still book alone, the earliest first. */
export async function freeSlots(work: Work, service: ServiceRow, places: number, but: string | null = null) {
  if (service.state !== 'open') return []
  const slots = (await openSlots(work, [service], work.today, addDays(work.today, service.aheadDays), but)).get(
    service.id,
  )
  return (slots ?? []).filter((slot) => slot.inReach && slot.left >= places)
}
