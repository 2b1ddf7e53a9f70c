import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Asked {
  readonly method: string
  readonly path: string
  /** Without one it is asked as a stranger. */
  readonly key?: string
}

/** What a flood was told; times in milliseconds, of what was answered otherwise than by 429 and 503. */
export interface Told {
  readonly sent: number
  /** Not sent any more, since two thousand were not answered yet. */
  readonly heldBack: number
  readonly statuses: Readonly<Record<string, number>>
  readonly withoutRetryAfter: number
  /** Lines that broke. */
  readonly failed: number
  readonly p50: number
  readonly p99: number
  readonly most: number
  /** Of those turned away. */
  readonly awayP99: number
}

interface Flood {
  readonly url: string
  readonly asked: readonly Asked[]
  /** Requests a second, asked whether or not those before were answered; or so many clients that ask again once they were answered. */
  readonly rate?: number
  readonly clients?: number
  readonly seconds: number
  /** Milliseconds after which it tells, again and again; left out: once, at the end. */
  readonly every?: number
}

/** Asks at a steady rate from a process of its own; tells what it was told, and ends it where nobody listens any more. */
export async function* flood(what: Flood): AsyncGenerator<Told> {
  const child = spawn(process.execPath, [new URL('flood.mjs', import.meta.url).pathname, JSON.stringify(what)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Told
  } finally {
    child.kill('SIGKILL')
  }
}
