import { inTurn, row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, dayIn, minuteIn } from '../../../shared/calendar.ts'
import { Refused } from '../../../shared/refusal.ts'
import { keepsPlaces, queueFor, reserveInstead } from '../../appointments/index.ts'
import { notASlot, slotFull } from '../../appointments/refusals.ts'
import { findService, nameOf, type ServiceRow } from '../catalogue/repo.ts'
import { freeResources, nearest } from '../rules/slots.ts'
import { busyResources, freeSlots, openSlots } from './load.ts'

const MINUTE_MS = 60_000
const NEAREST = 3
const DAYS_ROUND = 14

interface Place {
  serviceId: string
  places: number
}

const placeOf = (work: Work, appointmentId: string) =>
  row(work.tx, sql<Place>`select service_id, places from service_booking where appointment_id = ${appointmentId}`)

keepsPlaces({
  choices: async (work, { id }) => {
    const place = await placeOf(work, id)
    const service = place && (await findService(work.tx, place.serviceId))
    if (!place || !service) return null
    const free = await freeSlots(work, service, place.places, id)
    return free.slice(0, MOST_CHOICES).map(({ start, end }) => ({ startsAt: new Date(start), endsAt: new Date(end) }))
  },
  taken: async (work, { id }) => (await placeOf(work, id))?.places ?? null,
  take: async (work, { id, people, resources }, startsAt) => {
    const place = await placeOf(work, id)
    if (!place) return false
    await takePlace(work, { ...place, appointmentId: id, startsAt, people, resources })
    return true
  },
})

const MOST_CHOICES = 40

interface Taking extends Place {
  appointmentId: string
  startsAt: Date
  people: readonly { id: string }[]
  resources: readonly { id: string }[]
}

/**
 * A9, A10: takes places in a slot, and a bay with them. Whoever books a service waits in line for it, then for all that might
 * be taken, in one order: no two bookers wait for each other, and a place is given once.
 */
async function takePlace(work: Work, taking: Taking): Promise<void> {
  const { appointmentId, serviceId, places, startsAt } = taking
  await inTurn(work.tx, `service ${serviceId}`)
  const service = (await findService(work.tx, serviceId)) as ServiceRow
  const candidates = service.resources.map((r) => r.id)
  await queueFor(work, [...new Set([...candidates, ...taking.people.map((p) => p.id)])].sort())
  const day = dayIn(work.zone, startsAt)
  const slots = (await openSlots(work, [service], addDays(day, -1), day, appointmentId)).get(serviceId) ?? []
  const slot = slots.find(({ start }) => start === startsAt.getTime())
  if (!slot) throw new Refused(notASlot(await told(work, service, startsAt, places, appointmentId)))
  if (slot.left < places) throw new Refused(slotFull(await told(work, service, startsAt, places, appointmentId)))
  if (candidates.length > 0) {
    const blocked = { start: slot.start, end: slot.end + service.buffer * MINUTE_MS }
    const busy = await busyResources(work, [service], new Date(blocked.start), new Date(blocked.end), appointmentId)
    const free = freeResources(blocked, { ...service, resourceIds: candidates }, busy)
    const kept = taking.resources.find((r) => free.includes(r.id))?.id ?? (free[0] as string)
    await reserveInstead(work, appointmentId, candidates, kept)
  }
  await run(
    work.tx,
    sql`update service_booking set starts_at = ${startsAt}, ends_at = ${new Date(slot.end)} where appointment_id = ${appointmentId}`,
  )
}

/** What cannot be had, and what can, in words. */
async function told(work: Work, service: ServiceRow, at: Date, places: number, but: string) {
  const day = dayIn(work.zone, at)
  const round = await openSlots(
    work,
    [service],
    work.today,
    addDays(day > work.today ? day : work.today, DAYS_ROUND),
    but,
  )
  const free = (round.get(service.id) ?? []).filter((s) => s.left >= places && s.start > work.now.getTime())
  const times = nearest(free, at.getTime(), NEAREST).map(({ start }) => minuteIn(work.zone, new Date(start)).slice(5))
  const none = { zh: '近期都没有空', en: 'none in the coming days' }
  return {
    at: minuteIn(work.zone, at).slice(5),
    service: nameOf(service)[work.locale],
    nearest: times.join(work.locale === 'zh' ? '、' : ', ') || none[work.locale],
  }
}
