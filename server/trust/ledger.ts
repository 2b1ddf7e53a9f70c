import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Jinke } from './jinke.ts'

/** One write as who asked for it knows it. */
export interface Act {
  readonly kind: string
  /** Its Idempotency-Key, which stands in what it writes too. */
  readonly key: string
  readonly by: string
  /** What it is about. */
  readonly about: Record<string, unknown>
  /** Null as long as nobody answered for certain. */
  told: 'kept' | 'refused' | null
  reason: string | null
  reply: Record<string, unknown>
  /** How often it was sent. */
  sent: number
}

interface Asked {
  method: 'POST' | 'PATCH'
  path: string
  headers?: Record<string, string>
}

const AGAIN_MS = 150

/** What was asked with which key, what was acknowledged, what was refused: kept outside of Jinke, and never asking it. */
export class Ledger {
  readonly acts: Act[] = []
  /** Answers of the kind that may be asked again, by their reason. */
  readonly passing = new Map<string, number>()
  readonly #jinke: Jinke

  constructor(jinke: Jinke) {
    this.#jinke = jinke
  }

  kept(kind?: string): Act[] {
    return this.acts.filter((act) => act.told === 'kept' && (kind === undefined || act.kind === kind))
  }

  /** What a phone does: sends a write, always with the same key, until it is told what became of it. */
  async write(
    kind: string,
    by: { id: string; key: string },
    asked: Asked,
    about: Record<string, unknown>,
    bodyOf: (key: string) => unknown,
  ): Promise<Act> {
    const key = randomUUID()
    const act: Act = { kind, key, by: by.id, about, told: null, reason: null, reply: {}, sent: 0 }
    this.acts.push(act)
    const body = bodyOf(key)
    while (act.told === null) {
      act.sent += 1
      try {
        const { path, method, headers } = asked
        const answer = await this.#jinke.fetch(path, by.key, {
          method,
          body,
          headers: { ...headers, 'idempotency-key': key },
        })
        const text = await answer.text()
        this.#note(act, answer.status, text === '' ? {} : JSON.parse(text))
      } catch {
        this.#pass('unreached')
      }
      if (act.told === null) await delay(AGAIN_MS)
    }
    return act
  }

  #note(act: Act, status: number, reply: Record<string, unknown>): void {
    if (status < 300) Object.assign(act, { told: 'kept', reply })
    // What is shown once only: it was kept, and its answer was lost.
    else if (reply.reason === 'told_once') act.told = 'kept'
    else if (status < 500) Object.assign(act, { told: 'refused', reason: reply.reason })
    else this.#pass(String(reply.reason))
  }

  #pass(reason: string): void {
    this.passing.set(reason, (this.passing.get(reason) ?? 0) + 1)
  }
}
