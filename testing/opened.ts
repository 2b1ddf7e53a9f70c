import { listCustomers } from '../modules/customers/contract.ts'
import type { Caller } from './app.ts'

/** The customers that a figure opens (G5): the whole list, page by page. */
export async function listOf(who: Caller, opens: Record<string, string>): Promise<string[]> {
  const found: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await who.call(listCustomers, { query: { ...opens, limit: 200, ...(cursor && { cursor }) } as never })
    found.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
  }
  return found
}
