import { Problem } from '../api.ts'
import { type Watched, watched } from '../watched.ts'

/** One write that waits to be sent, or that was refused and waits for a decision. */
export interface Kept<T> {
  /** Its place in the queue, given by the store. */
  readonly order: number
  /** The Idempotency-Key under which it is sent, however often. */
  readonly key: string
  /** Whose it is: on a shared phone nobody sends another's. */
  readonly person: string
  readonly body: T
  /** What it is about, in words, for the list of what waits. */
  readonly about: string
  /** RFC 3339. */
  readonly keptAt: string
  readonly refused?: { readonly title: string; readonly message: string; readonly reason: string }
}

export type NewlyKept<T> = Omit<Kept<T>, 'order'>

/** Where it is kept: IndexedDB, or memory where a browser has none. */
export interface OutboxStore<T> {
  all(): Promise<Kept<T>[]>
  add(entry: NewlyKept<T>): Promise<void>
  put(entry: Kept<T>): Promise<void>
  remove(order: number): Promise<void>
}

export interface OutboxParts<T> {
  store: OutboxStore<T>
  /** Sends one under its key; throws a Problem. */
  send(entry: Kept<T>): Promise<unknown>
  /** Runs one at a time over all tabs of this browser, the others after it. */
  oneAtATime(act: () => Promise<void>): Promise<void>
  /** Tells the other tabs that the queue has changed. */
  tellOthers(): void
}

export interface Outbox<T> {
  /** What waits or was refused, oldest first. */
  readonly entries: Watched<readonly Kept<T>[]>
  keep(entry: NewlyKept<T>): Promise<void>
  /** Sends this person's, in order. True when none is left that only waits. */
  sendAll(person: string): Promise<boolean>
  /** Sends a refused one again, with its body mended or as it is. */
  mend(entry: Kept<T>, body?: T): Promise<void>
  discard(entry: Kept<T>): Promise<void>
  /** Reads the queue again: another tab has changed it. */
  refresh(): Promise<void>
}

const DONE_ALREADY = 'told_once'

/**
 * Writes made without a network (T1: a touch that went unrecorded is the one unforgivable lapse). They are sent
 * later in order, each exactly once: its key is decided when it is kept and it leaves the queue only after the
 * server has answered. What the server refuses stays, with the reason, until a person mends or discards it.
 */
export function createOutbox<T>({ store, send, oneAtATime, tellOthers }: OutboxParts<T>): Outbox<T> {
  const entries = watched<readonly Kept<T>[]>([])
  const refresh = async () => entries.set(await store.all())
  const changed = async () => {
    await refresh()
    tellOthers()
  }

  async function sendNext(person: string): Promise<'sent' | 'none' | 'later'> {
    const next = (await store.all()).find((entry) => entry.person === person && !entry.refused)
    if (!next) return 'none'
    try {
      await send(next)
    } catch (error) {
      if (!(error instanceof Problem) || error.passing || error.status === 401) return 'later'
      const { title, message, reason } = error
      // Of a secret customer the server keeps no reply: it was done, and only the answer was lost on the way.
      if (reason !== DONE_ALREADY) {
        await store.put({ ...next, refused: { title, message, reason } })
        await changed()
        return 'sent'
      }
    }
    await store.remove(next.order)
    await changed()
    return 'sent'
  }

  return {
    entries,
    refresh,
    async keep(entry) {
      await store.add(entry)
      await changed()
    },
    async sendAll(person) {
      let outcome: 'sent' | 'none' | 'later' = 'sent'
      await oneAtATime(async () => {
        while (outcome === 'sent') outcome = await sendNext(person)
      })
      return outcome === ('none' as string)
    },
    async mend({ refused: _, ...entry }, body = entry.body) {
      await store.put({ ...entry, body })
      await changed()
    },
    async discard(entry) {
      await store.remove(entry.order)
      await changed()
    },
  }
}
