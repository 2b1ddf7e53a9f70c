import { existsSync, readFileSync } from 'node:fs'
import type { Client } from '../load/client.ts'
import { Exhausted } from '../load/drive.ts'
import type { Part } from '../parts/part.ts'

export interface Statement {
  text: string
  /** As the driver sends them. */
  values: (string | null)[]
}

/** What one time of a part sent to the database, in its order. */
export type Sample = Statement[]

/** What takes long is not needed so often. */
const LONGEST_MS = 4_000

/** Has the parts done so often, one after the other, by a server that records; answers what each sent. */
export async function recordParts(
  parts: readonly Part[],
  clientsOf: (part: Part) => Client[],
  timesOf: (part: Part) => number,
  file: string,
): Promise<Map<string, Sample[]>> {
  for (const part of parts) {
    const clients = clientsOf(part)
    const until = performance.now() + LONGEST_MS
    for (let n = 0; n < timesOf(part) && performance.now() < until; n++) {
      const client = clients[n % clients.length] as Client
      client.record = `${part.id}#${n}`
      try {
        await part.before?.(client)
        await part.act(client)
      } catch (error) {
        if (error instanceof Exhausted) break
        throw new Error(`${part.id}: ${(error as Error).message}`)
      } finally {
        client.record = null
      }
    }
  }
  return readSamples(file)
}

function readSamples(file: string): Map<string, Sample[]> {
  const byMark = new Map<string, { request: number; statement: Statement }[]>()
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (line === '') continue
    const { mark, text, values } = JSON.parse(line) as Statement & { mark: string }
    const [time = '', request] = mark.split('/')
    const sent = byMark.get(time) ?? []
    byMark.set(time, sent)
    sent.push({ request: Number(request), statement: { text, values } })
  }
  const byPart = new Map<string, Sample[]>()
  for (const [mark, sent] of byMark) {
    // Requests that were under way together stand one after the other, so that one time is as another.
    const sample = sent.sort((one, other) => one.request - other.request).map(({ statement }) => statement)
    const id = mark.split('#')[0] as string
    byPart.set(id, [...(byPart.get(id) ?? []), sample])
  }
  return byPart
}
