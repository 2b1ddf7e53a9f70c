import type { Work } from '../../platform/work.ts'
import type { Refusal } from '../../shared/refusal.ts'

/** Why a customer cannot be let go yet; null where nothing of the module's stands open. */
export type WhyNotPart = (work: Work, customerId: string) => Promise<Refusal | null>

const asked: WhyNotPart[] = []

/** A later module with which something may be agreed tells here what it would leave open. */
export function standsInTheWay(why: WhyNotPart): void {
  asked.push(why)
}

/** T4, T8: what is still agreed with a customer that would rest or be put away: nobody is left waiting by it. */
export async function whyNotPart(work: Work, customerId: string): Promise<Refusal[]> {
  const all: Refusal[] = []
  for (const why of asked) {
    const refusal = await why(work, customerId)
    if (refusal) all.push(refusal)
  }
  return all
}
