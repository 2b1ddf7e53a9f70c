import { addDays, type Day, dayIn } from '../../../shared/calendar.ts'
import { BUILT_IN, type Kind } from '../../appointments/rules/kinds.ts'
import type { SeededAppointment, SeededResource, SeededTask } from '../../appointments/rules/seeded.ts'
import * as words from './appointmentWords.ts'
import { isWorkday } from './days.ts'
import type { TouchFact } from './facts.ts'
import { type Account, type Colleague, type Firm, heldBy } from './firm.ts'
import { idAt, type Random } from './random.ts'

export interface Arranged {
  readonly resources: SeededResource[]
  readonly appointments: SeededAppointment[]
  readonly tasks: SeededTask[]
}

const LOOKS_BACK = 24
const HELD = 7
const COMING = 5
const OFFERED_DAYS = [2, 4, 7]
const HOUR = 60
const HOURS = [9.5, 10.5, 14, 15, 16]
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const NOON = 12 * HOUR
/** From a morning to the afternoon. */
const AFTERNOON_MS = 5 * HOUR * MINUTE_MS
const MEETING: Partial<Record<string, string>> = { visit_out: 'visit_out', visit_in: 'visit_in', video: 'video' }

const kindOf = (key: string): Kind => BUILT_IN.find((kind) => kind.key === key) as Kind

/** §8: what was held lately, what is booked for the next two weeks and what waits, for everyone who sells. */
export function arrangedOf(firm: Firm): Arranged {
  const random = firm.random.apart('appointments')
  const founded = firm.at(addDays(firm.plan.today, -200), 9 * HOUR)
  const resources = words.ROOMS.map((room) => ({ id: idAt(founded, random), ...room, createdAt: founded }))
  const arranged: Arranged = { resources, appointments: [], tasks: [] }
  const sellers = firm.people.filter((person) => person.habits && !person.leftOn)
  const taken = new Taken()
  for (const person of sellers) new Diary(firm, random, person, arranged, taken).fill()
  return arranged
}

/** A9: who and what is taken, buffers included. */
class Taken {
  private readonly spans = new Map<string, [number, number][]>()

  free(ids: readonly string[], from: number, to: number): boolean {
    return ids.every((id) => (this.spans.get(id) ?? []).every(([start, end]) => to <= start || end <= from))
  }

  take(ids: readonly string[], from: number, to: number): void {
    for (const id of ids) this.spans.set(id, [...(this.spans.get(id) ?? []), [from, to]])
  }
}

const HALF_HOUR_MS = 1_800_000
/** One agrees on even minutes, whenever it was written down. */
const evenly = (at: Date): Date => new Date(Math.floor(at.getTime() / HALF_HOUR_MS) * HALF_HOUR_MS)

type Shape = Partial<SeededAppointment> & Pick<SeededAppointment, 'state'>

/** The appointments of one who sells. */
class Diary {
  private readonly firm: Firm
  private readonly random: Random
  private readonly person: Colleague
  private readonly into: Arranged
  private readonly taken: Taken
  private readonly accounts: Account[]

  constructor(firm: Firm, random: Random, person: Colleague, into: Arranged, taken: Taken) {
    this.firm = firm
    this.random = random
    this.person = person
    this.into = into
    this.taken = taken
    const held = heldBy(firm, person).filter((a) => a.fact.state === 'active' && a.fact.contacts.length > 0)
    this.accounts = random.shuffled(held.filter((a) => a.everEffective))
  }

  fill(): void {
    this.past()
    this.coming()
    this.offered()
  }

  /** What was held is a touch that was made; of one nobody came. */
  private past(): void {
    const { today } = this.firm.plan
    const since = addDays(today, -LOOKS_BACK)
    const own = this.firm.facts.touches.filter(
      (touch) =>
        touch.byId === this.person.id &&
        touch.effective &&
        touch.day >= since &&
        touch.day < today &&
        MEETING[touch.channel],
    )
    for (const touch of this.random.shuffled(own).slice(0, HELD)) this.held(touch)
    const day = this.workday(-this.random.between(2, 6), -1)
    const [missed] = this.accounts.splice(0, 1)
    if (missed) this.put(missed, kindOf('call'), day, { state: 'no_show' })
  }

  private held(touch: TouchFact): void {
    const account = this.firm.accounts.find(({ fact }) => fact.id === touch.customerId)
    if (!account || account.owner !== this.person) return
    const kind = kindOf(MEETING[touch.channel] as string)
    const made = this.add(account, kind, evenly(touch.happenedAt), {
      state: 'held',
      touchId: touch.id,
      record: touch.summary,
      contactIds: touch.contactIds,
    })
    if (!made || !this.random.chance(0.6)) return
    this.promise(account, made.id, this.random.between(-1, 6))
  }

  private promise(account: Account, appointmentId: string | null, inDays: number): void {
    const { random, firm } = this
    const at = firm.at(addDays(firm.plan.today, -3), 11 * HOUR)
    this.into.tasks.push({
      id: idAt(at, random),
      customerId: account.fact.id,
      ownerId: this.person.id,
      what: random.pick(words.PROMISES),
      dueOn: addDays(firm.plan.today, inDays),
      appointmentId,
      createdAt: at,
    })
  }

  /** The next two weeks: prepared more or less, one moved, one that the customer wants at another time, one called off. */
  private coming(): void {
    const { random } = this
    for (let n = 0; n < COMING; n++) {
      const [account] = this.accounts.splice(0, 1)
      if (!account) return
      const kind = kindOf(random.pick(['visit_out', 'visit_out', 'visit_in', 'video', 'call']))
      const day = this.workday(n === 0 ? 0 : random.between(n, n * 2 + 1), 1)
      const shape: Shape = { state: 'booked' }
      const made = this.put(account, kind, day, shape)
      if (!made?.startsAt) continue
      if (n === 2) this.moved(made)
      if (n === 3) this.countered(made, account)
    }
    const [off] = this.accounts.splice(0, 1)
    if (off) this.put(off, kindOf('visit_out'), this.workday(random.between(2, 5), 1), { state: 'cancelled' })
  }

  private moved(a: SeededAppointment): void {
    const at = new Date(a.createdAt.getTime() + DAY_MS / 3)
    const booked = a.moves.find(({ what }) => what === 'booked')
    if (!booked || !a.startsAt) return
    booked.startsAt = new Date(a.startsAt.getTime() - DAY_MS)
    a.moves.push({
      id: idAt(at, this.random),
      at,
      what: 'moved',
      byId: this.person.id,
      contactId: null,
      startsAt: a.startsAt,
      note: null,
    })
  }

  private countered(a: SeededAppointment, account: Account): void {
    const at = this.lately()
    const startsAt = a.startsAt as Date
    const noon = this.firm.at(dayIn(this.firm.plan.zone, startsAt), NOON)
    const later = this.random.chance(0.5) && startsAt < noon
    a.waiting = 'countered'
    a.waitingSince = at
    a.moves.push({
      id: idAt(at, this.random),
      at,
      what: 'countered',
      byId: null,
      contactId: account.fact.contacts[0]?.id ?? null,
      startsAt: new Date(startsAt.getTime() + (later ? AFTERNOON_MS : DAY_MS)),
      note: later ? words.AFTERNOON : words.NEXT_DAY,
    })
  }

  /** Out with the customer; of one set none fits. */
  private offered(): void {
    for (const fits of [true, false]) {
      const [account] = this.accounts.splice(0, 1)
      if (!account) return
      const made = this.add(account, kindOf(fits ? 'visit_out' : 'video'), null, { state: 'proposed' })
      if (!made) continue
      made.offered = OFFERED_DAYS.map((days) => {
        const startsAt = this.firm.at(this.workday(days, 1), this.random.pick(HOURS) * HOUR)
        return { id: idAt(made.createdAt, this.random), startsAt }
      })
      this.note(made, 'offered', made.createdAt, this.person.id)
      if (fits) continue
      const at = this.lately()
      made.waiting = 'none_fits'
      made.waitingSince = at
      made.moves.push({
        id: idAt(at, this.random),
        at,
        what: 'none_fits',
        byId: null,
        contactId: account.fact.contacts[0]?.id ?? null,
        startsAt: null,
        note: this.random.pick(words.NONE_FITS),
      })
    }
  }

  /** On the first free of the usual hours of a day. */
  private put(account: Account, kind: Kind, day: Day, shape: Shape): SeededAppointment | null {
    for (const hour of this.random.shuffled(HOURS)) {
      const made = this.add(account, kind, this.firm.at(day, hour * HOUR), shape)
      if (made) return made
    }
    return null
  }

  private add(account: Account, kind: Kind, startsAt: Date | null, shape: Shape): SeededAppointment | null {
    const { random, firm, person } = this
    const resourceIds = this.reserved(kind, shape.state)
    const subjects = [person.id, ...resourceIds]
    if (startsAt && shape.state !== 'cancelled') {
      const from = startsAt.getTime() - kind.before * MINUTE_MS
      const to = startsAt.getTime() + (kind.minutes + kind.after) * MINUTE_MS
      if (!this.taken.free(subjects, from, to)) return null
      this.taken.take(subjects, from, to)
    }
    const before = random.between(2, 5)
    const made = startsAt && startsAt < firm.plan.now ? startsAt : firm.plan.now
    const createdAt = new Date(made.getTime() - before * DAY_MS - random.between(10, 300) * MINUTE_MS)
    const isOut = kind.medium === 'visit_out'
    const isMeeting = kind.medium !== 'call'
    const a: SeededAppointment = {
      id: idAt(createdAt, random),
      customerId: account.fact.id,
      kind: kind.key,
      organiserId: person.id,
      minutes: kind.minutes,
      before: kind.before,
      after: kind.after,
      startsAt,
      waiting: null,
      waitingSince: null,
      touchId: null,
      createdAt,
      place: isOut ? account.fact.address : kind.medium === 'visit_in' ? '公司二楼样品间' : null,
      parking: isOut && random.chance(0.5) ? random.pick(words.PARKING) : null,
      agenda: isMeeting || random.chance(0.4) ? random.pick(words.AGENDAS) : null,
      haveReady: isMeeting && random.chance(0.4) ? random.pick(words.READY) : null,
      cares: isMeeting && random.chance(0.7) ? random.pick(words.CARES) : null,
      materials: isMeeting && random.chance(0.7) ? random.pick(words.MATERIALS) : null,
      record: null,
      contactIds: account.fact.contacts.slice(0, 1).map(({ id }) => id),
      accepted: startsAt !== null && random.chance(0.7),
      personIds: [],
      resourceIds,
      offered: [],
      linkId: idAt(createdAt, random),
      moves: [],
      checklist: [],
      ...shape,
    }
    this.note(a, 'proposed', createdAt, person.id)
    if (startsAt) this.settle(a, account)
    a.checklist = this.checklist(a, kind)
    this.into.appointments.push(a)
    return a
  }

  /** How it came to what it is in. */
  private settle(a: SeededAppointment, account: Account): void {
    const contactId = account.fact.contacts[0]?.id ?? null
    const soon = (minutes: number) => new Date(a.createdAt.getTime() + minutes * MINUTE_MS)
    this.note(a, 'offered', soon(2), this.person.id)
    const picked = this.random.chance(0.6)
    this.note(
      a,
      'booked',
      soon(this.random.between(30, 600)),
      picked ? null : this.person.id,
      picked ? contactId : null,
      a.startsAt,
    )
    const over = new Date((a.startsAt as Date).getTime() + (a.minutes + 20) * MINUTE_MS)
    if (a.state === 'held' || a.state === 'no_show') this.note(a, a.state, over, this.person.id)
    if (a.state === 'cancelled') {
      this.note(a, 'cancelled', this.lately(), this.person.id)
      const last = a.moves.at(-1)
      if (last) last.note = this.random.pick(words.CANCELLED)
    }
  }

  private note(
    a: SeededAppointment,
    what: SeededAppointment['moves'][number]['what'],
    at: Date,
    byId: string | null,
    contactId: string | null = null,
    startsAt: Date | null = null,
  ): void {
    a.moves.push({ id: idAt(at, this.random), at, what, byId, contactId, startsAt, note: null })
  }

  /** What was held was prepared; what comes soon mostly is. */
  private checklist(a: SeededAppointment, kind: Kind): SeededAppointment['checklist'] {
    const { random, firm, person } = this
    const done = a.state === 'held' ? 1 : random.pick([0, 0.3, 0.6, 1])
    return kind.checklist.map((item, n) => {
      const isDone = n < Math.round(done * kind.checklist.length)
      return {
        id: idAt(a.createdAt, random),
        what: item.zh,
        ownerId: person.id,
        dueOn: a.startsAt ? addDays(this.dayOf(a.startsAt), -item.daysBefore) : null,
        doneAt: isDone ? new Date(Math.min(firm.plan.now.getTime(), a.createdAt.getTime() + DAY_MS)) : null,
      }
    })
  }

  private dayOf(at: Date): Day {
    return dayIn(this.firm.plan.zone, at)
  }

  /** Visitors sit in the room with the samples, or in the large one; now and then one drives. */
  private reserved(kind: Kind, state: string): string[] {
    const [samples, large, car] = this.into.resources
    if (state === 'cancelled' || state === 'proposed') return []
    if (kind.medium === 'visit_in') return [(this.random.chance(0.5) ? samples : large)?.id ?? '']
    return kind.medium === 'visit_out' && this.random.chance(0.25) ? [car?.id ?? ''] : []
  }

  /** Some hours ago. */
  private lately(): Date {
    return new Date(this.firm.plan.now.getTime() - this.random.between(40, 1200) * MINUTE_MS)
  }

  /** So many days from today, or the next in that direction on which one works. */
  private workday(days: number, step: 1 | -1): Day {
    let day = addDays(this.firm.plan.today, days)
    while (!isWorkday(day, this.firm.plan.almanac)) day = addDays(day, step)
    return day
  }
}
