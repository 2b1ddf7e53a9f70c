/** As much of an appointment as says whether it stands in a slot of a service. */
export interface Booked {
  readonly id: string
  /** False: a slot, which takes a place of the service and no time of whoever answers for it. */
  readonly hosted: boolean
  readonly kindName: string
  readonly startsAt: string | null
  readonly endsAt: string | null
}

/** Several bookings of one service that touch or overlap. */
export interface Block {
  readonly key: string
  readonly name: string
  readonly startsAt: string
  readonly endsAt: string
  readonly count: number
}

/** A10: the slots of one service are one block with how many are booked, however many stand side by side; one alone stays itself. */
export function inBlocks<T extends Booked>(items: readonly T[]): { alone: T[]; blocks: Block[] } {
  const alone = items.filter(({ hosted }) => hosted)
  const knots: { of: T[]; ends: number }[] = []
  const slots = items.filter(({ hosted }) => !hosted).toSorted((a, b) => startOf(a) - startOf(b))
  for (const slot of slots) {
    const knot = knots.find(({ of, ends }) => of[0]?.kindName === slot.kindName && startOf(slot) <= ends)
    if (knot) {
      knot.of.push(slot)
      knot.ends = Math.max(knot.ends, endOf(slot))
    } else knots.push({ of: [slot], ends: endOf(slot) })
  }
  const single = knots.flatMap(({ of }) => (of.length === 1 ? of : []))
  return { alone: [...alone, ...single], blocks: knots.filter(({ of }) => of.length > 1).map(blockOf) }
}

function blockOf({ of, ends }: { of: readonly Booked[]; ends: number }): Block {
  const first = of[0] as Booked
  return {
    key: first.id,
    name: first.kindName,
    startsAt: new Date(startOf(first)).toISOString(),
    endsAt: new Date(ends).toISOString(),
    count: of.length,
  }
}

const startOf = ({ startsAt }: Booked) => Date.parse(startsAt ?? '')
const endOf = ({ endsAt }: Booked) => Date.parse(endsAt ?? '')
