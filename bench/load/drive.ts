import type { Role } from '../../shared/endpoint.ts'
import type { Part } from '../parts/part.ts'
import type { Client } from './client.ts'

export interface Measured {
  clients: number
  operations: number
  seconds: number
  /** Operations a second. */
  rate: number
  p50: number
  p99: number
  most: number
  failed: number
  firstFailure: string | null
  /** The middle by who asks: some see much more than others. */
  p50ByRole: Partial<Record<Role, number>>
}

/** There is nothing left to do it with: the part ends before its time. */
export class Exhausted extends Error {}

const MOST_FAILURES = 20
const WARM_SHARE = 0.2

/** Has each client do the part again and again, each as soon as it was answered, for so many seconds. */
export async function drive(part: Part, clients: readonly Client[], seconds: number): Promise<Measured> {
  const warm = await round(part, clients, seconds * WARM_SHARE)
  // What takes longer than it is measured for is not waited for twice.
  return warm.p50 > seconds * 1000 ? warm : round(part, clients, seconds)
}

async function round(part: Part, clients: readonly Client[], seconds: number): Promise<Measured> {
  const took: number[] = []
  const byRole = new Map<Role, number[]>()
  let failed = 0
  let firstFailure: string | null = null
  const began = performance.now()
  const until = began + seconds * 1000
  const work = async (client: Client) => {
    while (performance.now() < until && failed < MOST_FAILURES) {
      try {
        await part.before?.(client)
        const start = performance.now()
        await part.act(client)
        const ms = performance.now() - start
        took.push(ms)
        const own = byRole.get(client.person.role) ?? []
        byRole.set(client.person.role, own)
        own.push(ms)
      } catch (error) {
        if (error instanceof Exhausted) return
        failed += 1
        firstFailure ??= (error as Error).message
      }
    }
  }
  await Promise.all(clients.map(work))
  const spent = (performance.now() - began) / 1000
  const sorted = took.sort((a, b) => a - b)
  return {
    clients: clients.length,
    operations: sorted.length,
    seconds: Number(spent.toFixed(2)),
    rate: sorted.length / spent,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    most: sorted.at(-1) ?? 0,
    failed,
    firstFailure,
    p50ByRole: Object.fromEntries(
      [...byRole].map(([role, each]) => [
        role,
        quantile(
          each.sort((a, b) => a - b),
          0.5,
        ),
      ]),
    ),
  }
}

/** Of sorted values; 0 where there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
