import { setTimeout as delay } from 'node:timers/promises'

/** Waits for an ending, but no longer than so: what hangs is left to itself, and keeps nobody else waiting. */
export async function within(ms: number, ending: Promise<unknown>): Promise<void> {
  const ended = new AbortController()
  await Promise.race([ending, delay(ms, undefined, { signal: ended.signal }).catch(() => undefined)])
  ended.abort()
}
