import { Refused } from '../shared/refusal.ts'
import { staleCursor } from '../shared/refusals.ts'

/** A place in a list, opaque to callers: the sort values of the last row they got. */
export const writeCursor = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

export function readCursor(cursor: string | undefined, length: number): unknown[] | null {
  if (cursor === undefined) return null
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(place) &&
      place.length === length &&
      place.every((v) => v === null || ['string', 'number', 'boolean'].includes(typeof v))
    )
      return place
  } catch {
    // Falls through to the refusal: what is not JSON is no cursor of ours either.
  }
  throw new Refused(staleCursor())
}

/** Cuts a page out of `limit + 1` rows and says where the next begins. */
export function page<T>(
  found: T[],
  limit: number,
  placeOf: (last: T) => readonly unknown[],
): { items: T[]; nextCursor: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > limit && last ? writeCursor(placeOf(last)) : null }
}
