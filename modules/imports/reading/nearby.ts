// Across sheets: values that no list knows, and the one that was meant. Reported, never mended by themselves.

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

/**
 * What stands in a column and is not in the list that it should come from, with the suggestion where there is one.
 * `strict` reports values that are close to none, too. Equal but for case and width is known.
 */
export function notKnown(
  heading: string,
  values: Iterable<string>,
  known: readonly string[],
  strict = true,
): Problem[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  const plain = (value: string) => value.normalize('NFKC').trim().toLowerCase()
  const list = new Set(known.map(plain))
  return [...counts]
    .filter(([value]) => !list.has(plain(value)))
    .flatMap(([value, count]) => {
      const suggestion = closestTo(value, known)
      if (suggestion) return [problem('didYouMean', { heading, value, count, suggestion })]
      return strict ? [problem('notInList', { heading, value, count })] : []
    })
}
