/** Q4: the size of a firm, by how many work there; the smallest first. */
export const SIZES = ['micro', 'small', 'medium', 'large'] as const
export type Size = (typeof SIZES)[number]

/** From so many people on. Lists and recruiters cut at 20, 100 and 500. */
const FROM: readonly (readonly [Size, number])[] = [
  ['large', 500],
  ['medium', 100],
  ['small', 20],
]

export const sizeOfHeads = (heads: number): Size => FROM.find(([, from]) => heads >= from)?.[0] ?? 'micro'

export const isSize = (text: string): text is Size => (SIZES as readonly string[]).includes(text)
