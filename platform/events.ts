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
  react(work: Work, event: Published<unknown>): Promise<void>
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
  subscribers.set(name, { name, kind: kind as EventKind, react: react as Subscriber['react'] })
}

export const subscriberNamed = (name: string): Subscriber | undefined => subscribers.get(name)

/** Writes the fact and queues its subscribers in the caller's transaction: the outbox. */
export async function publish<Data>(
  work: Work,
  kind: EventKind<Data>,
  fact: { customerId?: string | null; subjectId?: string | null; data: Data },
): Promise<void> {
  const id = newId()
  await run(
    work.tx,
    sql`insert into event (id, at, type, actor_id, customer_id, subject_id, data, trace_id)
        values (${id}, ${work.now}, ${kind.type}, ${work.by.id}, ${fact.customerId ?? null}, ${fact.subjectId ?? null}, ${JSON.stringify(fact.data)}, ${work.traceId})`,
  )
  for (const subscriber of subscribers.values())
    if (subscriber.kind.type === kind.type)
      await run(
        work.tx,
        sql`select enqueue('subscriber', ${JSON.stringify({ company: work.company.slug, subscriber: subscriber.name, eventId: id, traceId: work.traceId })}::json)`,
      )
}
