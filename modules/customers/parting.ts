import type { Work } from '../../platform/work.ts'
import type { Refusal } from '../../shared/refusal.ts'

/** Which of these customers cannot be let go yet, and why; those of which nothing of the module's stands open are left out. */
export type WhyNotPart = (work: Work, customerIds: readonly string[]) => Promise<ReadonlyMap<string, Refusal>>

const asked: WhyNotPart[] = []

/** A later module with which something may be agreed tells here what it would leave open. */
export function standsInTheWay(why: WhyNotPart): void {
  asked.push(why)
}

/** T4, T8: what is still agreed with customers that would rest or be put away, by their ids: nobody is left waiting by it. */
export async function whyNotPart(work: Work, customerIds: readonly string[]): Promise<(id: string) => Refusal[]> {
  const told: ReadonlyMap<string, Refusal>[] = []
  for (const why of asked) told.push(await why(work, customerIds))
  return (id) => told.flatMap((refusals) => refusals.get(id) ?? [])
}
