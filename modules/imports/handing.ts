import { rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { tellsOfImports, type Whose } from '../privacy/index.ts'
import type { Mapping } from './reading/mapping.ts'
import { withoutBirthdays, withoutSecrets } from './secrets.ts'

interface Told {
  at: string
  broughtBy: string
  /** Of a sample row null. */
  line: number | null
  cells: string[]
  mapping: Mapping
}

/**
 * T8: of a person who asks, when the record came in by a file, and the rows that are kept (samples, and with remarks) and name the person; without
 * what in them is secret from the actor (S1).
 */
tellsOfImports(async function* (work, whose) {
  yield* await broughtIn(work, whose)
  const words = await wordsOf(work, whose)
  const found = await rows(
    work.tx,
    sql<Told>`select i.created_at as at, i.created_by as brought_by, r.line, r.cells, s.mapping from (
        select sheet_id, line, cells from import_remark union all select id, null, e.cells from import_sheet, jsonb_array_elements(sample) e(cells)) r
        join import_sheet s on s.id = r.sheet_id join import i on i.id = s.import_id
      where exists (select from jsonb_array_elements_text(r.cells) cell where cell_tells(cell, ${words}::text[])) order by i.created_at, s.id, r.line nulls first`,
  )
  for (const each of found) {
    const { at, broughtBy, line, mapping } = each
    const [shown] = await withoutSecrets(work, broughtBy, [each], ({ cells }) => cells)
    if (!shown) continue
    const cells = withoutBirthdays(work, broughtBy, mapping, shown.cells)
    const said = cells.flatMap((cell, at) =>
      cell === '' ? [] : [[mapping.headings[at], cell].filter(Boolean).join('：')],
    )
    yield { at, line, said: said.join('\n') }
  }
})

/** By which this person is told and nobody else, at the same customer or another: rows of a namesake are not handed out. */
async function wordsOf(work: Work, { memberIds, contactIds, isWhole }: Whose): Promise<string[]> {
  const [members, contacts, whole] = [uuids(memberIds), uuids(contactIds), sql`${isWhole}::boolean`]
  const found = await rows(
    work.tx,
    sql<{ word: string }>`
      select n.name as word from (
        select name from contact where id = any(${contacts}) union select name from customer_name where ${whole} and customer_id = any(${members})) n
      where length(n.name) >= 2 and not exists (select from customer_name o where o.name = n.name and o.customer_id <> all(${members}))
        and not exists (select from contact o where o.name = n.name and o.id <> all(${contacts}))
      union
      select p.key from contact_point p
      where (p.contact_id = any(${contacts}) or (${whole} and p.contact_id is null and p.customer_id = any(${members}))) and length(p.key) >= 6
        and not exists (select from contact_point o where o.kind = p.kind and o.key = p.key and o.customer_id <> all(${members}))`,
  )
  return found.map(({ word }) => word)
}

const broughtIn = (work: Work, { memberIds, contactIds, isWhole }: Whose) =>
  rows(
    work.tx,
    sql<{ at: string }>`select i.created_at as at from import i where i.id in (
        select import_id from contact where id = any(${uuids(contactIds)})
        union select import_id from contact_point where contact_id = any(${uuids(contactIds)})
        union select import_id from customer where ${isWhole}::boolean and id = any(${uuids(memberIds)})) order by i.created_at`,
  )
