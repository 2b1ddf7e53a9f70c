import { setTimeout as delay } from 'node:timers/promises'
import { JINKE } from '../shared/actor.ts'
import type { Companies, Company } from './companies.ts'
import { type Published, type Subscriber, subscriberNamed } from './events.ts'
import type { Logger } from './log.ts'
import { newId, plannedOnce, rows, run, sql } from './sql.ts'
import type { Work } from './work.ts'

// What subscribers have to react to is taken from the outbox by all that waits at once, so that much costs little more than one.

/** The queue's task for a reaction that failed: it is tried again, later and later. */
export const REACTION = 'subscriber'

/** How long a fact waits to be looked at, where nothing else was found meanwhile. */
const LOOK_MS = 100
/** How long a stop waits for what is under way. */
const GRACE_MS = 10_000

interface Reacting {
  companies: Companies
  log: Logger
}

/** Lets the subscribers of all companies react, in the order in which facts came, until it is stopped. */
export function startReacting(options: Reacting): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const ended = keepReacting(options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await Promise.race([ended, delay(GRACE_MS, undefined, { ref: false })])
    },
  }
}

async function keepReacting(options: Reacting, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const reacted = await reactOnce(options, stopping).catch((error: Error) => {
      options.log.warn({ error: error.message }, 'nobody could react')
      return 0
    })
    if (reacted === 0) await delay(LOOK_MS, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** How often a subscriber reacts before it is the next one's turn. */
const TURNS = 10

/** Lets each subscriber that waits react; answers to how many facts. */
async function reactOnce({ companies, log }: Reacting, stopping: AbortSignal): Promise<number> {
  let reacted = 0
  for (const { company: slug, subscriber: name, facts } of await companies.waitingReactions()) {
    const company = await companies.find(slug)
    if (!company) {
      await companies.forgetReactions(slug)
      continue
    }
    const turns = Math.min(TURNS, Math.ceil(facts / (subscriberNamed(name)?.atOnce ?? 1)))
    for (let turn = 0; turn < turns && !stopping.aborted; turn++) reacted += await react(companies, company, name, log)
  }
  return reacted
}

async function react(companies: Companies, company: Company, name: string, log: Logger): Promise<number> {
  const subscriber = subscriberNamed(name)
  const traceId = newId().replaceAll('-', '')
  const writing = <T>(act: (work: Work) => Promise<T>) => companies.writing(company, JINKE, traceId, act)
  try {
    return await writing(async (work) => {
      await plannedOnce(work.tx)
      const taken = await take(work, name, subscriber?.atOnce ?? 1)
      if (subscriber && taken.length > 0)
        await reactTo(
          taken.length === 1 ? { ...work, traceId: taken[0]?.traceId ?? traceId } : work,
          subscriber,
          taken.map(({ eventId }) => eventId),
        )
      return taken.length
    })
  } catch (error) {
    log.warn({ subscriber: name, company: company.slug, error: (error as Error).message }, 'a reaction failed')
    return writing((work) => tryLater(work, name, subscriber?.atOnce ?? 1))
  }
}

interface Taken {
  eventId: string
  traceId: string
}

/** Takes away what waited longest, in the transaction of what is done about it. */
const take = (work: Work, name: string, most: number) =>
  rows(
    work.tx,
    sql<Taken>`delete from reaction where id = any(array(
        select id from reaction where company = ${work.company.slug} and subscriber = ${name} order by id limit ${most} for update skip locked))
      returning event_id, trace_id`,
  )

/** Of several that failed together each is tried by itself. */
async function tryLater(work: Work, subscriber: string, most: number): Promise<number> {
  const taken = await take(work, subscriber, most)
  for (const { eventId, traceId } of taken) {
    const message = JSON.stringify({ company: work.company.slug, subscriber, eventId, traceId })
    await run(work.tx, sql`select enqueue(${REACTION}, ${message}::json)`)
  }
  return taken.length
}

/** Lets a subscriber react to facts, as they were written. */
export async function reactTo(work: Work, { kind, react }: Subscriber, eventIds: readonly string[]): Promise<void> {
  const events = await rows(
    work.tx,
    sql<
      Published<unknown>
    >`select id, customer_id, subject_id, data from event where id = any(${[...eventIds]}::uuid[]) order by at, id`,
  )
  await react(
    work,
    events.map((event) => ({ ...event, data: kind.data.parse(event.data) })),
  )
}
