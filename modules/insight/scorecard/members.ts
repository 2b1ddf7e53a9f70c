import { page, readCursor } from '../../../platform/cursor.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { FIGURE_KEYS, type FigureKey, NOTHING, readTally } from '../rules/scorecard/figures.ts'
import { lastDayOf, monthOf } from '../rules/scorecard/months.ts'
import { listScoreMembers as listed } from './contract.ts'
import { countFigures, noteFew } from './count.ts'
import { type Around, againstTarget, refOf } from './present.ts'
import { targetsUntil } from './repo.ts'
import { teamScored } from './scored.ts'

type Query = InputOf<typeof listed>['query']

/** What somebody is sorted by. */
interface Ranked {
  id: string
  value: number | null
}

/**
 * G2: a team's people in a month, each against the targets, in the order of a figure. Sorted by are all, by that figure alone; the
 * others are counted of those only who are shown.
 */
export async function listScoreMembers(work: Work, id: string, query: Query) {
  const { month = monthOf(work.today), sort, limit, cursor } = query
  const scored = await teamScored(work, id)
  const span = { from: month, to: lastDayOf(month) }
  const by = sort.replace(/^-/, '') as FigureKey
  const told = (await countFigures(work, scored, [by], span, 'month', 'each')).get(by)?.each
  const ranked = scored.people.map((person) => {
    const tally = told?.get(person)?.get(month) ?? NOTHING
    return { id: person, value: readTally(by, tally) }
  })
  const inOrder = ranked.toSorted(orderOf(sort.startsWith('-')))
  const after = readCursor(cursor, 1)
  const from = after ? inOrder.findIndex((one) => one.id === after[0]) + 1 : 0
  const { items, nextCursor } = page(inOrder.slice(from, from + limit + 1), limit, (last) => [last.id])
  const shown = items.map((one) => one.id)
  const counted = await countFigures(
    work,
    { ...scored, people: shown, decidesFor: shown },
    FIGURE_KEYS,
    span,
    'month',
    'each',
  )
  const around: Around = { set: await targetsUntil(work, shown, month), month, locale: work.locale, aimed: new Map() }
  const tallies = shown.flatMap((person) => FIGURE_KEYS.map((key) => counted.get(key)?.each.get(person)?.get(month)))
  await noteFew(work, listed.id, [...tallies, ...[...(told?.values() ?? [])].map((months) => months.get(month))])
  const sellers = new Map(scored.sellers.map((seller) => [seller.id, seller]))
  return {
    items: shown.flatMap((person) => {
      const seller = sellers.get(person)
      if (!seller) return []
      const figures = FIGURE_KEYS.map((key) =>
        againstTarget(key, counted.get(key)?.each.get(person)?.get(month) ?? NOTHING, [person], around),
      )
      return [{ person: refOf(seller), figures }]
    }),
    nextCursor,
  }
}

/** Who has no value stands last, whichever way it is sorted. */
const orderOf =
  (descending: boolean) =>
  (one: Ranked, other: Ranked): number => {
    if (one.value === null || other.value === null)
      return Number(one.value === null) - Number(other.value === null) || one.id.localeCompare(other.id)
    return (descending ? other.value - one.value : one.value - other.value) || one.id.localeCompare(other.id)
  }
