import type { z } from 'zod'
import { readCursor } from '../../platform/cursor.ts'
import { Id, isOnlyOfAnotherAge } from '../../shared/page.ts'
import { Refused } from '../../shared/refusal.ts'
import { staleCursor } from '../../shared/refusals.ts'

/** The last item of the page before: what the list is sorted by, and its id. */
export type Place<Value> = [value: Value, id: string]

/** The place that a cursor names, where it is one of this list in this order (`sort`); else it is refused. */
export function readPlace<Value>(
  cursor: string | undefined,
  schema: z.ZodType<Value>,
  sort?: string,
): Place<Value> | null {
  const place = readCursor(cursor, sort === undefined ? 2 : 3)
  if (!place) return null
  if (place[2] !== sort) throw new Refused(staleCursor())
  const [value, id] = [schema.safeParse(place[0]), Id.safeParse(place[1])]
  if (!(value.success || value.error.issues.every(isOnlyOfAnotherAge)) || !id.success) throw new Refused(staleCursor())
  return [value.success ? value.data : (place[0] as Value), id.data]
}
