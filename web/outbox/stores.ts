import { database } from '../offline.ts'
import type { Kept, OutboxStore } from './outbox.ts'

/** The queue in this browser's IndexedDB; where there is none, in the page's memory, which is better than losing it. */
export function browserStore<T>(): OutboxStore<T> {
  const spare = memoryStore<T>()
  return {
    async all() {
      const db = await database()
      return db ? ((await db.getAll('outbox')) as Kept<T>[]) : spare.all()
    },
    async add(entry) {
      const db = await database()
      // The store itself gives `order`, which is how it stays the same over all tabs.
      if (db) await db.add('outbox', entry as Kept<T>)
      else await spare.add(entry)
    },
    async put(entry) {
      const db = await database()
      if (db) await db.put('outbox', entry)
      else await spare.put(entry)
    },
    async remove(order) {
      const db = await database()
      if (db) await db.delete('outbox', order)
      else await spare.remove(order)
    },
  }
}

export function memoryStore<T>(): OutboxStore<T> {
  const entries = new Map<number, Kept<T>>()
  let last = 0
  return {
    all: async () => [...entries.values()],
    add: async (entry) => {
      entries.set(++last, { ...entry, order: last })
    },
    put: async (entry) => {
      entries.set(entry.order, entry)
    },
    remove: async (order) => {
      entries.delete(order)
    },
  }
}
