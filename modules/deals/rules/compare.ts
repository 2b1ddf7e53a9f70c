import type { Line } from './lines.ts'

/** What of a line may differ between two versions of a quote. */
export const COMPARED = ['quantity', 'unitPrice', 'setupFen', 'discount', 'taxRate', 'details'] as const
export type Compared = (typeof COMPARED)[number]

export interface LinePair<L> {
  readonly before: L | null
  readonly after: L | null
  readonly changed: readonly Compared[]
}

type Known = Pick<Line, 'productId' | 'name' | Compared>

const isSame = (one: Known, other: Known): boolean => one.productId === other.productId && one.name === other.name

/** Two versions side by side: lines of the same goods beside each other, in the later's order; what is gone stands last. */
export function sideBySide<L extends Known>(before: readonly L[], after: readonly L[]): LinePair<L>[] {
  const left = [...before]
  const pairs = after.map((line): LinePair<L> => {
    const at = left.findIndex((one) => isSame(one, line))
    const [old = null] = at < 0 ? [] : left.splice(at, 1)
    return { before: old, after: line, changed: old ? COMPARED.filter((field) => old[field] !== line[field]) : [] }
  })
  return [...pairs, ...left.map((line) => ({ before: line, after: null, changed: [] }))]
}
