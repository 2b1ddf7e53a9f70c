import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { foldName } from '../../shared/name.ts'
import { keyOf } from '../customers/index.ts'
import { clearedFor } from '../secrecy/index.ts'
import type { Mapping } from './reading/mapping.ts'

/** Fewer digits are no number by which somebody could be told. */
const SHORTEST_NUMBER = 7

const numberOf = (cell: string): string => {
  const key = keyOf('phone', cell)
  return key.length >= SHORTEST_NUMBER ? key : ''
}

/** S1, D1: a row of somebody else's file without the birthdays in it: they are told where they are checked and logged. */
export const withoutBirthdays = (
  work: Work,
  broughtBy: string,
  { columns }: Pick<Mapping, 'columns'>,
  cells: readonly string[],
): string[] =>
  cells.map((cell, at) => (broughtBy !== work.by.id && cell !== '' && columns[at] === 'birthday' ? '***' : cell))

/**
 * S1: secret customers `c` for which the actor is not cleared, while who brought the file is, or was once. Others wrote the
 * same words by chance: were those kept back, anybody could ask by an import whether such a customer exists.
 */
const keptFrom = (work: Work, broughtBy: string) =>
  sql`c.secrecy > 0 and not ${clearedFor(work.by)} and may_know_of(${broughtBy}, c.id)`

/** S1: whether one of these words names a customer that is to be kept from the actor. */
export const namesSecret = async (work: Work, broughtBy: string, told: readonly string[]): Promise<boolean> =>
  (
    await rows(
      work.tx,
      sql`select 1 from customer_name n join customer m on m.id = n.customer_id join customer c on c.id = m.root_id
        where length(n.fold) > 1 and ${keptFrom(work, broughtBy)}
          and exists (select from unnest(${told.map(foldName)}::text[]) word where strpos(word, n.fold) > 0) limit 1`,
    )
  ).length > 0

/** S1: rows of somebody else's files without those that name, or reach, a customer that is to be kept from the actor. */
export async function withoutSecrets<T>(
  work: Work,
  broughtBy: string,
  told: readonly T[],
  cellsOf: (row: T) => readonly string[],
): Promise<T[]> {
  if (broughtBy === work.by.id || told.length === 0) return [...told]
  const cells = [...new Set(told.flatMap((row) => cellsOf(row)))].filter((cell) => cell.trim() !== '')
  const found = await rows(
    work.tx,
    sql<{ word: string }>`
      select n.fold as word from customer_name n join customer m on m.id = n.customer_id join customer c on c.id = m.root_id
        where n.fold = any(${cells.map(foldName)}::text[]) and ${keptFrom(work, broughtBy)}
      union
      select p.key from contact_point p join customer m on m.id = p.customer_id join customer c on c.id = m.root_id
        where p.kind = 'phone' and p.key = any(${cells.map(numberOf).filter(Boolean)}::text[]) and ${keptFrom(work, broughtBy)}`,
  )
  const secret = new Set(found.map(({ word }) => word))
  return told.filter((row) => !cellsOf(row).some((cell) => secret.has(foldName(cell)) || secret.has(numberOf(cell))))
}
