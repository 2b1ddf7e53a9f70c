import { useEffect, useSyncExternalStore } from 'react'
import { logTouch } from '../../modules/touches/contract.ts'
import type { CallOf, ReplyOf } from '../../shared/endpoint.ts'
import { call, newKey, Problem } from '../api.ts'
import { queries } from '../queries.ts'
import { createOutbox } from './outbox.ts'
import { browserStore } from './stores.ts'

export type TouchBody = CallOf<typeof logTouch>['body']

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('jinke.outbox') : null
const LOCK = 'jinke.outbox'

/** Web Locks hold over all tabs; without them this tab at least waits for itself, and the keys see to the rest. */
let before: Promise<unknown> = Promise.resolve()
async function oneAtATime(act: () => Promise<void>): Promise<void> {
  if (navigator.locks) {
    await navigator.locks.request(LOCK, act)
    return
  }
  const run = before.then(act)
  before = run.catch(() => undefined)
  await run
}

/** The touches that wait to be sent. */
export const touchOutbox = createOutbox<TouchBody>({
  store: browserStore(),
  send: (entry) => call(logTouch, { body: entry.body }, { idempotencyKey: entry.key }),
  oneAtATime,
  tellOthers: () => channel?.postMessage('changed'),
})

const PATIENCE = 8000

/**
 * Records a touch, now or, where the server cannot be reached, as soon as it can (T1). `about` names the customer in
 * the list of what waits. Answers the reply, or `kept`; throws the Problem where the server refused.
 */
export async function recordTouch(
  person: string,
  body: TouchBody,
  about: string,
): Promise<ReplyOf<typeof logTouch> | 'kept'> {
  // The moment is fixed now: the same key must always bear the same body, and the touch happened now, not when it is sent.
  const dated = { ...body, happenedAt: body.happenedAt ?? new Date().toISOString() }
  const entry = { key: newKey(), person, body: dated, about, keptAt: new Date().toISOString() }
  const overtakes = touchOutbox.entries.get().some((waiting) => !waiting.refused)
  if (!overtakes)
    try {
      return await call(logTouch, { body: dated }, { idempotencyKey: entry.key, timeout: PATIENCE })
    } catch (error) {
      if (!(error instanceof Problem) || !error.passing) throw error
    }
  await touchOutbox.keep(entry)
  sendWaiting(person)
  return 'kept'
}

async function sendWaiting(person: string): Promise<boolean> {
  const waiting = () => touchOutbox.entries.get().filter((entry) => !entry.refused).length
  const had = waiting()
  const done = await touchOutbox.sendAll(person)
  if (waiting() < had) queries.invalidateQueries()
  return done
}

const PAUSES = [5_000, 15_000, 60_000, 5 * 60_000]

/** Keeps sending what waits: at once when the network comes back or the page is looked at, else at growing intervals. */
export function useOutboxSending(person: string): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let tried = 0
    const attempt = async () => {
      clearTimeout(timer)
      timer = undefined
      await touchOutbox.refresh()
      const done = await sendWaiting(person)
      if (!done) tryLater()
    }
    const tryLater = () => {
      timer ??= setTimeout(attempt, PAUSES[Math.min(tried++, PAUSES.length - 1)])
    }
    // What is kept because the server failed, the network being there, is tried again too.
    const stopWatching = touchOutbox.entries.subscribe(() => {
      if (touchOutbox.entries.get().some((entry) => !entry.refused)) tryLater()
    })
    const again = () => {
      tried = 0
      if (document.visibilityState === 'visible') attempt()
    }
    const onMessage = () => touchOutbox.refresh()
    attempt()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    channel?.addEventListener('message', onMessage)
    return () => {
      clearTimeout(timer)
      stopWatching()
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
      channel?.removeEventListener('message', onMessage)
    }
  }, [person])
}

function watchNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

export const useOnline = (): boolean => useSyncExternalStore(watchNetwork, () => navigator.onLine)
