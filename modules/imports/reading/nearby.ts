// Across sheets: values that look like misspellings of others. Reported, never mended by themselves.

import { foldText } from '../../../shared/fold.ts'
import { nameSimilarity } from '../../../shared/name.ts'
import { type Problem, problem } from './problems.ts'

const CLOSE_ENOUGH = 0.6

/** The known value that an unknown one is a misspelling of: GTX Pro for GTXPro; null where none is close. */
export function closestTo(value: string, known: readonly string[]): string | null {
  const ranked = known
    .map((each) => ({ each, likeness: nameSimilarity(value, each) }))
    .sort((a, b) => b.likeness - a.likeness)
  const [best, second] = ranked
  if (!best || best.likeness < CLOSE_ENOUGH || best.likeness === second?.likeness) return null
  return best.each
}

const SHORTEST_MISSPELT = 6

/** The word from which a value differs by one letter, too many, missing, wrong or exchanged: technolgy, not Print. Short words differ by so much and are right. */
export function misspeltOf(value: string, words: readonly string[]): string | null {
  const written = foldText(value)
  if (written.length < SHORTEST_MISSPELT) return null
  return words.find((word) => isOneSlip(written, foldText(word))) ?? null
}

function isOneSlip(written: string, meant: string): boolean {
  if (written === meant || Math.abs(written.length - meant.length) > 1) return false
  let start = 0
  while (start < written.length && written[start] === meant[start]) start++
  const [rest, other] = [written.slice(start), meant.slice(start)]
  const isExchanged = rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2)
  return isExchanged || rest.slice(1) === other.slice(1) || rest.slice(1) === other || rest === other.slice(1)
}

/** The values of a column that are not among the known ones but look like one of them, once each. Equal but for case and width is known. */
export function oddValuesOf(
  heading: string,
  values: Iterable<string>,
  known: readonly string[],
  meantBy: (value: string, known: readonly string[]) => string | null,
): Problem[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  const plain = (value: string) => value.normalize('NFKC').trim().toLowerCase()
  const list = new Set(known.map(plain))
  return [...counts]
    .filter(([value]) => !list.has(plain(value)))
    .flatMap(([value, count]) => {
      const suggestion = meantBy(value, known)
      return suggestion ? [problem('didYouMean', { heading, value, count, suggestion })] : []
    })
}
