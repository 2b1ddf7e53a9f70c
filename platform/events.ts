import type { z } from 'zod'
import { newId, run, sql } from './sql.ts'
import type { Work } from './work.ts'

/** A fact that modules publish and later modules react to. Its data holds ids and codes, never personal text. */
export interface EventKind<Data = unknown> {
  readonly type: string
  readonly data: z.ZodType<Data>
}

export interface Published<Data> {
  readonly id: string
  readonly customerId: string | null
  readonly subjectId: string | null
  readonly data: Data
}

export interface Subscriber {
  readonly name: string
  readonly kind: EventKind
  /** How many facts it reacts to in one transaction, at most. */
  readonly atOnce: number
  react(work: Work, events: readonly Published<unknown>[]): Promise<void>
}

const subscribers = new Map<string, Subscriber>()

const types = new Set<string>()

export function eventKind<Data>(type: string, data: z.ZodType<Data>): EventKind<Data> {
  types.add(type)
  return { type, data }
}

/** Every kind of fact that the modules, as far as they are loaded, publish. */
export const eventTypes = (): readonly string[] => [...types]

/**
 * Declares a reaction to a fact. It runs in the worker after the fact is committed, at least once, in no
 * promised order: it must be idempotent.
 */
export function subscribe<Data>(
  name: string,
  kind: EventKind<Data>,
  react: (work: Work, event: Published<Data>) => Promise<void>,
): void {
  const reactToEach = async (work: Work, events: readonly Published<unknown>[]) => {
    for (const event of events) await react(work, event as Published<Data>)
  }
  subscribers.set(name, { name, kind: kind as EventKind, atOnce: 1, react: reactToEach })
}

/** Few enough to hold their customers locked for, many enough to be cheap. */
const MANY = 50

/** The same for what costs less of many facts at once: all that wait are one transaction. */
export function subscribeToMany<Data>(
  name: string,
  kind: EventKind<Data>,
  react: (work: Work, events: readonly Published<Data>[]) => Promise<void>,
): void {
  subscribers.set(name, { name, kind: kind as EventKind, atOnce: MANY, react: react as Subscriber['react'] })
}

/** Who reacts to a kind of fact: each gets a job of its own for each. */
export const subscribersOf = (type: string): Subscriber[] =>
  [...subscribers.values()].filter(({ kind }) => kind.type === type)

export const subscriberNamed = (name: string): Subscriber | undefined => subscribers.get(name)

interface Fact<Data> {
  customerId?: string | null
  subjectId?: string | null
  data: Data
}

/** Writes the fact and who has to react to it in the caller's transaction: the outbox. */
export const publish = <Data>(work: Work, kind: EventKind<Data>, fact: Fact<Data>): Promise<void> =>
  publishAll(work, kind, [fact])

/** The same of several facts of a kind at once. */
export async function publishAll<Data>(work: Work, kind: EventKind<Data>, facts: readonly Fact<Data>[]): Promise<void> {
  if (facts.length === 0) return
  const ids = facts.map(() => newId())
  const told = subscribersOf(kind.type).map(({ name }) => name)
  await run(
    work.tx,
    sql`with given as (
          select * from unnest(${ids}::uuid[], ${facts.map((fact) => fact.customerId ?? null)}::uuid[], ${facts.map((fact) => fact.subjectId ?? null)}::uuid[],
            ${facts.map((fact) => JSON.stringify(fact.data))}::jsonb[]) as g(id, customer_id, subject_id, data)),
        fact as (
          insert into event (id, at, type, actor_id, customer_id, subject_id, data, trace_id)
          select id, ${work.now}, ${kind.type}, ${work.by.id}, customer_id, subject_id, data, ${work.traceId} from given)
        insert into reaction (company, subscriber, event_id, trace_id)
        select ${work.company.slug}, name, id, ${work.traceId} from given cross join unnest(${told}::text[]) name order by id`,
  )
}
