import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Kept } from './outbox/outbox.ts'

/** Something as it was when it was last read, to be shown while there is no network. */
export interface LastSeen<T> {
  readonly value: T
  /** RFC 3339. */
  readonly at: string
}

interface Offline extends DBSchema {
  /** What waits to be sent, in the order in which it was written. */
  outbox: { key: number; value: Kept<unknown> }
  /** What was last read. */
  seen: { key: string; value: LastSeen<unknown> }
}

let opened: Promise<IDBPDatabase<Offline> | undefined> | undefined

/** This browser's own store; undefined where it gives none (some private windows). */
export function database(): Promise<IDBPDatabase<Offline> | undefined> {
  opened ??= openDB<Offline>('jinke', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true })
      db.createObjectStore('seen')
    },
    terminated() {
      opened = undefined
    },
  }).catch(() => undefined)
  return opened
}
