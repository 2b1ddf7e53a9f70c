import { addDays, type Day } from '../../../shared/calendar.ts'
import type { SeededTask } from '../../appointments/rules/seeded.ts'
import type {
  SeededChoice,
  SeededGift,
  SeededGreeting,
  SeededOccasion,
  SeededPlan,
  SeededVisit,
} from '../../care/rules/seeded.ts'
import * as words from './careWords.ts'
import { workdayFrom } from './days.ts'
import type { ContactFact } from './facts.ts'
import { type Account, type Colleague, type Firm, heldBy, whoAnswersFor } from './firm.ts'
import { idAt, type Random } from './random.ts'

export interface Cared {
  readonly occasions: SeededOccasion[]
  readonly gifts: SeededGift[]
  readonly choices: SeededChoice[]
  readonly plans: SeededPlan[]
  readonly visits: SeededVisit[]
  readonly tasks: SeededTask[]
  readonly greetings: SeededGreeting[]
}

const NINE = 9 * 60
const FEN = 100
/** How many of each, for one who sells. */
const KEPT_DAYS = 8
const GIVEN = 3
const VISITS = 4

/** R5, R6: the days that people keep of their customers, what they gave, whom they visit again, whom they greeted. */
export function caredOf(firm: Firm): Cared {
  const random = firm.random.apart('care')
  const cared: Cared = { occasions: [], gifts: [], choices: [], plans: [], visits: [], tasks: [], greetings: [] }
  for (const person of firm.people.filter(({ habits, leftOn }) => habits && !leftOn))
    new Keeper(firm, random, person, cared).fill()
  return cared
}

type Known = Account & { who: ContactFact }

/** What one who sells keeps of the own customers. */
class Keeper {
  private readonly firm: Firm
  private readonly random: Random
  private readonly person: Colleague
  private readonly into: Cared
  private readonly known: Known[]

  constructor(firm: Firm, random: Random, person: Colleague, into: Cared) {
    this.firm = firm
    this.random = random
    this.person = person
    this.into = into
    this.known = random
      .shuffled(heldBy(firm, person).filter(({ fact, everEffective }) => fact.state === 'active' && everEffective))
      .flatMap((account) => {
        const [who] = account.fact.contacts
        return who ? [{ ...account, who }] : []
      })
  }

  fill(): void {
    this.days()
    this.gifts()
    this.visits()
    this.wishes()
  }

  private get today(): Day {
    return this.firm.plan.today
  }

  private before(days: number): Date {
    return this.firm.at(addDays(this.today, -days), NINE + this.random.between(10, 480))
  }

  /** Two in the days to come, one by the moon; one of the last weeks, which was greeted by hand; others through the year. */
  private days(): void {
    const { random } = this
    for (const [n, account] of this.known.slice(0, KEPT_DAYS).entries()) {
      const isOwn = n !== 0 && random.chance(0.6)
      const on = addDays(
        this.today,
        n < 2 ? random.between(1, 6) : n === 2 ? -random.between(4, 20) : random.between(20, 340),
      )
      const made = this.keep(account, on, isOwn)
      if (n === 2) this.greeted(account, made, on)
      if (n === 3) Object.assign(made, { lunar: true, month: this.firm.plan.almanac.lunarToday.month, day: 30 })
      if (n === 4) Object.assign(made, { month: 2, day: 29, fallback: 'later' })
    }
  }

  private keep({ fact, who }: Known, on: Day, isOwn: boolean): SeededOccasion {
    const { random, person } = this
    const createdAt = this.before(random.between(30, 200))
    const made: SeededOccasion = {
      id: idAt(createdAt, random),
      customerId: fact.id,
      contactId: isOwn ? who.id : null,
      kind: isOwn ? 'own' : 'founding',
      name: isOwn ? random.pick(words.OWN_DAYS) : '厂庆',
      lunar: false,
      month: Number(on.slice(5, 7)),
      day: Number(on.slice(8)),
      leap: false,
      since: isOwn ? null : random.between(1994, 2016),
      fallback: 'earlier',
      createdBy: person.id,
      createdAt,
    }
    this.into.occasions.push(made)
    return made
  }

  private greeted({ fact, who }: Known, { id, name }: SeededOccasion, day: Day): void {
    const at = this.firm.at(day, NINE + this.random.between(5, 50))
    const fill = (text: string) =>
      text.replaceAll('{name}', name).replaceAll('{who}', who.name).replaceAll('{me}', this.person.name)
    this.into.greetings.push({
      id: idAt(at, this.random),
      customerId: fact.id,
      contactId: who.id,
      occasion: `own:${id}`,
      year: Number(day.slice(0, 4)),
      day,
      name,
      subject: fill(words.PAST_SUBJECT),
      body: fill(words.PAST_BODY),
      byId: this.person.id,
      at,
    })
  }

  /** Some given, one planned; one beyond the limit that waits for the manager, and one that was allowed. */
  private gifts(): void {
    const { random, person, firm } = this
    const accounts = this.known.slice(2, 2 + GIVEN + 3)
    for (const [n, account] of accounts.entries()) {
      const large = n >= GIVEN + 1
      const waits = n === GIVEN + 1
      const choice: readonly (readonly [string, number])[] = large ? words.LARGE_GIFTS : words.GIFTS
      const [what, yuan] = random.pick(choice)
      const days =
        n < GIVEN ? -random.between(6, 80) : large && !waits ? -random.between(10, 30) : random.between(2, 12)
      const onDay = addDays(this.today, days)
      const askedAt = this.before(Math.max(0, -days) + random.between(1, 4))
      this.into.gifts.push({
        id: idAt(askedAt, random),
        customerId: account.fact.id,
        contactId: account.who.id,
        fen: yuan * FEN,
        onDay,
        state: waits ? 'waiting' : days < 0 ? 'given' : 'planned',
        over: large ? ['each'] : [],
        what,
        occasion: random.pick(words.GIFT_WHY),
        note: random.chance(0.3) ? random.pick(words.GIFT_NOTES) : null,
        askedBy: person.id,
        askedAt,
        decidedBy: large && !waits ? whoAnswersFor(firm, { team: person.team, owner: person }).id : null,
        decidedAt: large && !waits ? new Date(askedAt.getTime() + 3_600_000) : null,
      })
    }
  }

  /** After the latest orders: two to come, one of which the owner was reminded, one that was done without. */
  private visits(): void {
    const { random } = this
    const bought = this.known.filter(({ orders }) => orders.length > 0).slice(0, VISITS)
    for (const [n, { fact, orders }] of bought.entries()) {
      const order = orders.at(-1)?.fact
      if (!order) continue
      const isPast = n === 2
      const madeAt = this.before(random.between(3, 12))
      const dueOn = workdayFrom(addDays(this.today, isPast ? -2 : random.between(2, 12)), this.firm.plan.almanac)
      const taskId = isPast ? this.remind(fact.id, dueOn) : null
      this.into.visits.push({
        id: idAt(madeAt, random),
        customerId: fact.id,
        cause: 'order',
        causeKey: order.id,
        dueOn,
        how: n === 1 ? 'offer' : 'remind',
        state: isPast ? 'reminded' : n === 3 ? 'void' : 'waiting',
        taskId,
        madeAt,
      })
    }
  }

  private remind(customerId: string, dueOn: Day): string {
    const createdAt = this.before(2)
    const id = idAt(createdAt, this.random)
    const ownerId = this.person.id
    this.into.tasks.push({ id, customerId, ownerId, what: words.VISIT_TASK, dueOn, appointmentId: null, createdAt })
    return id
  }

  /** One who wants no greetings, and one who is visited otherwise than the rest. */
  private wishes(): void {
    const [out, other] = this.known.slice(-2)
    const { person, random } = this
    if (out) {
      const at = this.before(random.between(10, 60))
      this.into.choices.push({ id: idAt(at, random), contactId: out.who.id, byId: person.id, at })
    }
    if (other)
      this.into.plans.push({
        customerId: other.fact.id,
        cause: 'order',
        how: 'offer',
        days: 5,
        changedBy: person.id,
        changedAt: this.before(random.between(10, 60)),
      })
  }
}
