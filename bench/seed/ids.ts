/** Ids as the product makes them (UUIDs of version 7): in the order of time, here with what they are of in between. */
export function idAt(ms: number, what: number, n: number): string {
  const time = Math.floor(ms).toString(16).padStart(12, '0')
  const kind = what.toString(16).padStart(3, '0')
  const number = n.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}-8000-${number}`
}

/** What an id is of. */
export const OF = { customer: 0, contact: 1, secondContact: 2, person: 4, team: 5 }

/** In SQL: the main contact of the customer with that id. */
export const contactOf = (customerId: string): string =>
  `overlay(${customerId}::text placing '7001' from 15 for 4)::uuid`

/** In SQL: a new id of a moment, its end from a number that looks random. */
export const newIdAt = (at: string, hash: string): string =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(${hash} & 4095), 3, '0') || '8' || lpad(to_hex((${hash} >> 8) & ((1::bigint << 56) - 1)), 15, '0'))::uuid`
