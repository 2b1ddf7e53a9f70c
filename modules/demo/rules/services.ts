import { addDays, type Day } from '../../../shared/calendar.ts'
import type { SeededAppointment, SeededResource, SeededTask } from '../../appointments/rules/seeded.ts'
import type { SeededAsset, SeededBooking, SeededReception, SeededService } from '../../services/rules/seeded.ts'
import { type Almanac, isWorkday, workdayFrom } from './days.ts'
import { type Account, type Colleague, type Firm, heldBy } from './firm.ts'
import { idAt, type Random } from './random.ts'
import { BAYS, MACHINES, NOTES, OFFERED, TROUBLES } from './serviceWords.ts'

export interface Served {
  readonly resources: SeededResource[]
  readonly services: SeededService[]
  readonly assets: SeededAsset[]
  readonly appointments: SeededAppointment[]
  readonly bookings: SeededBooking[]
  readonly tasks: SeededTask[]
  readonly receptions: SeededReception[]
}

const HOUR = 60
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const BOOKED_DAYS = 8
const IN_HAND = 3
const RETURNED = 5
const CALL_AFTER = 3

/** A10: what the firm offers, who comes in the next days, and the machines that were brought. */
export const servedOf = (firm: Firm): Served => new Yard(firm).fill()

class Yard {
  private readonly firm: Firm
  private readonly random: Random
  private readonly founded: Date
  private readonly desk: Colleague
  private readonly head: Colleague
  private readonly accounts: Account[]
  private readonly into: Served

  constructor(firm: Firm) {
    this.firm = firm
    this.random = firm.random.apart('services')
    this.founded = firm.at(addDays(firm.plan.today, -150), 9 * HOUR)
    const first = firm.people[0] as Colleague
    this.head =
      firm.people.find(({ role, team, leftOn }) => role === 'manager' && team.key === 'near' && !leftOn) ?? first
    this.desk = firm.people.find(({ role }) => role === 'agent') ?? this.head
    const near = firm.people.filter(({ team, leftOn }) => team.key === 'near' && !leftOn)
    const held = near.flatMap((person) => heldBy(firm, person))
    this.accounts = this.random.shuffled(
      held.filter((a) => a.fact.state === 'active' && a.everEffective && a.fact.contacts.length > 0),
    )
    const resources = BAYS.map((name) => ({
      id: idAt(this.founded, this.random),
      name,
      kind: 'bay',
      createdAt: this.founded,
    }))
    this.into = { resources, services: [], assets: [], appointments: [], bookings: [], tasks: [], receptions: [] }
  }

  fill(): Served {
    this.offer()
    this.machines()
    this.book()
    for (let n = 0; n < IN_HAND; n++) this.inHand(n)
    for (let n = 0; n < RETURNED; n++) this.returned(n)
    return this.into
  }

  private offer(): void {
    for (const { bays, ...one } of OFFERED)
      this.into.services.push({
        ...one,
        id: idAt(new Date(this.founded.getTime() + this.into.services.length * DAY_MS), this.random),
        responsibleId: this.head.id,
        resourceIds: bays.map((n) => this.into.resources[n]?.id ?? ''),
        createdAt: new Date(this.founded.getTime() + this.into.services.length * DAY_MS),
      })
  }

  private machines(): void {
    for (const account of this.accounts.slice(0, MACHINES.length)) {
      const name = MACHINES[this.into.assets.length] as string
      this.into.assets.push({
        id: idAt(this.founded, this.random),
        customerId: account.fact.id,
        by: this.desk.id,
        name,
        serial: `${String.fromCharCode(65 + this.random.between(0, 20))}${this.random.between(1000, 9999)}`,
        note: this.random.chance(0.4) ? `${this.random.between(2012, 2023)} 年购入` : null,
        createdAt: this.founded,
      })
    }
  }

  /** The next days and the last: mornings fuller than afternoons. */
  private book(): void {
    const { plan } = this.firm
    const days = [-2, -1, ...Array.from({ length: BOOKED_DAYS }, (_, n) => n)].map((n) => addDays(plan.today, n))
    for (const day of days.filter((d) => isWorkday(d, plan.almanac)))
      for (const service of this.into.services) for (const start of startsOf(service)) this.perhaps(service, day, start)
  }

  private perhaps(service: SeededService, day: Day, start: number): void {
    const { random, firm } = this
    if (!random.chance(start < 12 * HOUR ? 0.45 : 0.25)) return
    const startsAt = firm.at(day, start)
    const used = new Set<string>()
    const most =
      service.resourceIds.length > 0 ? Math.min(service.capacity, service.resourceIds.length) : service.capacity
    for (let n = 0; n < most && random.chance(0.6 / (n + 1) + 0.4); n++) {
      const resourceId = service.resourceIds.find((id) => !used.has(id)) ?? null
      if (resourceId) used.add(resourceId)
      this.place(service, startsAt, resourceId)
    }
  }

  private place(service: SeededService, startsAt: Date, resourceId: string | null): void {
    const { random, firm } = this
    const account = random.pick(this.accounts)
    const over = startsAt < firm.plan.now
    const createdAt = new Date(Math.min(startsAt.getTime(), firm.plan.now.getTime()) - random.between(1, 4) * DAY_MS)
    const byLink = random.chance(0.5)
    const id = idAt(createdAt, random)
    const contact = account.fact.contacts[0]
    this.into.appointments.push({
      id,
      customerId: account.fact.id,
      kind: 'service',
      organiserId: this.head.id,
      hosted: false,
      called: { zh: service.nameZh, en: service.nameEn },
      state: over ? 'held' : 'booked',
      minutes: service.minutes,
      before: 0,
      after: service.buffer,
      startsAt,
      waiting: null,
      waitingSince: null,
      touchId: null,
      createdAt,
      place: service.place,
      parking: null,
      agenda: null,
      haveReady: null,
      cares: random.chance(0.5) ? random.pick(NOTES) : null,
      materials: null,
      record: over ? '按约来了，已接待' : null,
      contactIds: contact ? [contact.id] : [],
      accepted: true,
      personIds: [],
      resourceIds: resourceId ? [resourceId] : [],
      offered: [],
      linkId: idAt(createdAt, random),
      moves: [
        {
          id: idAt(createdAt, random),
          at: createdAt,
          what: 'booked',
          byId: byLink ? null : this.desk.id,
          contactId: byLink ? (contact?.id ?? null) : null,
          startsAt,
          note: null,
        },
      ],
      checklist: [],
    })
    this.into.bookings.push({
      appointmentId: id,
      serviceId: service.id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + service.minutes * MINUTE_MS),
      places: 1,
      assetId: this.into.assets.find((a) => a.customerId === account.fact.id)?.id ?? null,
      byLink,
      guest: byLink && contact ? { name: contact.name, phone: contact.phones[0] ?? '' } : null,
      bookedAt: createdAt,
    })
  }

  private reception(n: number, receivedAt: Date): SeededReception | null {
    const asset = this.into.assets[n % this.into.assets.length]
    if (!asset) return null
    const account = this.accounts.find(({ fact }) => fact.id === asset.customerId)
    const trouble = TROUBLES[n % TROUBLES.length] as (typeof TROUBLES)[number]
    return {
      id: idAt(receivedAt, this.random),
      customerId: asset.customerId,
      contactId: account?.fact.contacts[0]?.id ?? null,
      assetId: asset.id,
      state: 'in',
      by: this.desk.id,
      receivedAt,
      workerId: null,
      returnedAt: null,
      callOn: null,
      callTaskId: null,
      callResult: null,
      calledAt: null,
      callSaid: null,
      ...trouble,
      workDone: null,
      steps: [{ id: idAt(receivedAt, this.random), at: receivedAt, what: 'in', by: this.desk.id }],
    }
  }

  private step(r: SeededReception, what: SeededReception['steps'][number]['what'], at: Date): void {
    r.steps.push({ id: idAt(at, this.random), at, what, by: this.desk.id })
    if (what !== 'called') r.state = what
  }

  /** One each in the yard, in the workshop and ready. */
  private inHand(n: number): void {
    const { plan } = this.firm
    const at = this.firm.at(workdayBefore(addDays(plan.today, -1 - n), plan.almanac), (9 + n) * HOUR)
    const r = this.reception(n, at)
    if (!r) return
    if (n > 0) {
      r.workerId = this.head.id
      this.step(r, 'at_work', new Date(at.getTime() + HOUR * MINUTE_MS))
    }
    if (n > 1) {
      r.workDone = TROUBLES[n]?.workDone ?? null
      this.step(r, 'ready', new Date(at.getTime() + 20 * HOUR * MINUTE_MS))
    }
    this.into.receptions.push(r)
  }

  /** Some days ago: two of them wait for the call, the others were asked. */
  private returned(n: number): void {
    const { firm, random } = this
    const day = workdayBefore(addDays(firm.plan.today, -(n * 4 + 4)), firm.plan.almanac)
    const at = firm.at(day, 10 * HOUR)
    const r = this.reception(IN_HAND + n, at)
    if (!r) return
    r.workerId = this.head.id
    r.workDone = TROUBLES[(IN_HAND + n) % TROUBLES.length]?.workDone ?? null
    this.step(r, 'at_work', new Date(at.getTime() + HOUR * MINUTE_MS))
    this.step(r, 'ready', new Date(at.getTime() + 4 * HOUR * MINUTE_MS))
    r.returnedAt = new Date(at.getTime() + 6 * HOUR * MINUTE_MS)
    this.step(r, 'returned', r.returnedAt)
    r.callOn = workdayFrom(addDays(day, CALL_AFTER), firm.plan.almanac)
    this.into.receptions.push(r)
    if (n < 2) {
      this.toCall(r)
      return
    }
    r.calledAt = firm.at(r.callOn < firm.plan.today ? r.callOn : addDays(firm.plan.today, -1), 11 * HOUR)
    r.callResult = random.pick(['satisfied', 'satisfied', 'partly', 'dissatisfied'])
    r.callSaid = {
      satisfied: '恢复得很好，印得比以前清楚',
      partly: '好用了，就是等得久了点',
      dissatisfied: '用了两天又跑偏，已约再看',
    }[r.callResult]
    this.step(r, 'called', r.calledAt)
  }

  private toCall(r: SeededReception): void {
    const account = this.accounts.find(({ fact }) => fact.id === r.customerId)
    const task: SeededTask = {
      id: idAt(r.returnedAt as Date, this.random),
      customerId: r.customerId,
      ownerId: account?.owner?.id ?? this.head.id,
      what: `回访：${this.into.assets.find((a) => a.id === r.assetId)?.name ?? '服务'}交还后满不满意`,
      dueOn: r.callOn as Day,
      appointmentId: null,
      createdAt: r.returnedAt as Date,
    }
    r.callTaskId = task.id
    this.into.tasks.push(task)
  }
}

/** The day itself, or the last before on which people work. */
function workdayBefore(day: Day, almanac: Almanac): Day {
  let found = day
  while (!isWorkday(found, almanac)) found = addDays(found, -1)
  return found
}

/** Minutes of the day at which its slots begin. */
function startsOf({ hours, minutes, buffer }: SeededService): number[] {
  const minute = (text: string) => Number(text.slice(0, 2)) * HOUR + Number(text.slice(3))
  return hours[1].flatMap(([from, to]) => {
    const starts: number[] = []
    for (let at = minute(from); at + minutes <= minute(to); at += minutes + buffer) starts.push(at)
    return starts
  })
}
