import { useSyncExternalStore } from 'react'

/** A value that several components look at; they are told when it changes. */
export interface Watched<T> {
  readonly get: () => T
  readonly set: (value: T) => void
  readonly subscribe: (listener: () => void) => () => void
  /** What it is before this browser's memory counts: a page that the server has drawn begins with it. */
  readonly first?: () => T
}

export function watched<T>(initial: T): Watched<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useWatched = <T>(source: Watched<T>): T =>
  useSyncExternalStore(source.subscribe, source.get, source.first ?? source.get)

/**
 * A watched value that this browser remembers, in all its tabs. What was kept by an older release, or by
 * someone's hand, and is not `valid` counts as not kept.
 */
export function remembered<T>(key: string, fallback: T, valid: (kept: unknown) => kept is T): Watched<T> {
  const source = watched(parseKept(key, fallback, valid))
  if (typeof window !== 'undefined')
    window.addEventListener('storage', (event) => {
      if (event.key === key) source.set(parseKept(key, fallback, valid))
    })
  return {
    ...source,
    first: () => fallback,
    set(next) {
      source.set(next)
      // A private window may refuse to keep anything; the value then lives as long as the page.
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {}
    },
  }
}

function parseKept<T>(key: string, fallback: T, valid: (kept: unknown) => kept is T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return valid(kept) ? kept : fallback
  } catch {
    return fallback
  }
}

/** For `remembered`: accepts one of the listed words. */
export const oneOf =
  <const T extends string>(...words: T[]) =>
  (kept: unknown): kept is T =>
    words.includes(kept as T)
