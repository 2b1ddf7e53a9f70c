import { useEffect, useSyncExternalStore } from 'react'
import { answerPortrait, showPortrait } from '../../modules/portrait/contract.ts'
import { logTouch } from '../../modules/touches/contract.ts'
import type { CallOf, ReplyOf } from '../../shared/endpoint.ts'
import { call, newKey, Problem } from '../api.ts'
import { toast } from '../kit/layers/toast.ts'
import { queries } from '../queries.ts'
import { createOutbox } from './outbox.ts'
import { browserStore } from './stores.ts'

export type TouchBody = CallOf<typeof logTouch>['body']
/** What was learnt on the way: it goes into the portrait with the touch it came from (D5). */
export type TouchAnswers = CallOf<typeof answerPortrait>['body']['answers']
export type TouchToKeep = TouchBody & { answers?: TouchAnswers }

const channel =
  typeof window !== 'undefined' && 'BroadcastChannel' in window ? new BroadcastChannel('jinke.outbox') : null
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
export const touchOutbox = createOutbox<TouchToKeep>({
  store: browserStore(),
  send: (entry) => send(entry.key, entry.body),
  oneAtATime,
  tellOthers: () => channel?.postMessage('changed'),
})

const PATIENCE = 8000

/**
 * Sends a touch and, under a key that follows from its own, what was learnt: each is written once, however often it is
 * sent. Answers that are refused take nothing from the touch: one is told.
 */
async function send(key: string, { answers = [], ...body }: TouchToKeep, timeout?: number) {
  const within = timeout ? { timeout } : {}
  const reply = await call(logTouch, { body }, { idempotencyKey: key, ...within })
  if (answers.length === 0) return reply
  const learnt = { params: { id: body.customerId }, body: { touchId: reply.touch.id, answers } }
  try {
    await call(answerPortrait, learnt, { idempotencyKey: `${key}-answers`, ...within })
    queries.invalidateQueries({ queryKey: [showPortrait.id] })
  } catch (error) {
    if (!(error instanceof Problem) || error.passing) throw error
    toast({ kind: 'wrong', text: error.message })
  }
  return reply
}

/**
 * Records a touch, now or, where the server cannot be reached, as soon as it can (T1). `about` names the customer in
 * the list of what waits. Answers the reply, or `kept`; throws the Problem where the server refused.
 */
export async function recordTouch(
  person: string,
  body: TouchBody,
  about: string,
  answers: TouchAnswers = [],
): Promise<ReplyOf<typeof logTouch> | 'kept'> {
  // The moment is fixed now: the same key must always bear the same body, and the touch happened now, not when it is sent.
  const happenedAt = body.happenedAt ?? new Date().toISOString()
  const dated = { ...body, happenedAt, ...(answers.length > 0 && { answers }) }
  const entry = { key: newKey(), person, body: dated, about, keptAt: new Date().toISOString() }
  const overtakes = touchOutbox.entries.get().some((waiting) => !waiting.refused)
  if (!overtakes)
    try {
      return await send(entry.key, dated, PATIENCE)
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

export const useOnline = (): boolean =>
  useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  )
