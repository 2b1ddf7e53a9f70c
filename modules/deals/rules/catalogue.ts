/** How names of the catalogue are told apart: not by width, case, or spaces around them. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Which of these stand there a second time. */
export const repeatedAt = (values: readonly (string | number)[]): number[] => {
  const keys = values.map((value) => (typeof value === 'string' ? nameKey(value) : value))
  return keys.flatMap((key, at) => (keys.indexOf(key) < at ? [at] : []))
}

/** From this share of their signs on two names mean the same goods: 标签（不干胶） and 不干胶标签贴. */
const ALIKE = 0.8
/** A name of so many letters says what it is wherever it stands: 不干胶标签 50万张. */
const TELLING = 4

/** T7: goods of the catalogue that free words mean, as it seems: the nearest by name; none where none is near. */
export function nearestNamed<P extends { name: string }>(products: Iterable<P>, words: string): P | undefined {
  const signs = signsOf(words)
  let nearest: { product: P; likeness: number } | undefined
  for (const product of products) {
    const likeness = likenessOf(signs, signsOf(product.name))
    if (likeness >= ALIKE && likeness > (nearest?.likeness ?? 0)) nearest = { product, likeness }
  }
  return nearest?.product
}

/** Each Chinese character, each word or number of other scripts; brackets, dashes and spaces are none. */
const signsOf = (name: string): string[] =>
  nameKey(name).match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []

/** How much of two names is the same, in whichever order, from 0 to 1. */
function likenessOf(words: readonly string[], name: readonly string[]): number {
  const left = [...words]
  const shared = name.filter((sign) => {
    const at = left.indexOf(sign)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  const share = (2 * shared.length) / (words.length + name.length)
  const isWhole = shared.length === name.length && name.join('').length >= TELLING
  return isWhole ? Math.max(ALIKE, share) : share
}
