import { type RawBuilder, row, rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { say, texts } from '../../shared/text.ts'
import { clearedFor } from '../secrecy/index.ts'
import { type Counts, noCounts } from './engine/batch.ts'
import { type ImportRow, remarksOf, type SheetRow } from './repo.ts'
import { namesSecret, withoutSecrets } from './secrets.ts'

const words = texts({ file: { zh: '一份导入文件', en: 'An imported file' } })

/** S1: imports from which rows are kept from the actor, with what their sheets count over the others. */
export type Kept = Map<string, Map<string, Counts>>

const MADE: Readonly<Record<string, RawBuilder<unknown>>> = {
  customers: sql`select x.id, x.id as customer_id, x.import_id from customer x`,
  contacts: sql`select x.id, x.customer_id, x.import_id from contact x`,
  orders: sql`select x.id, x.customer_id, x.import_id from sales_order x`,
  touches: sql`select x.id, x.customer_id, x.import_id from touch x`,
  deals: sql`select x.id, x.customer_id, x.import_id from need x where x.customer_id is not null`,
}

/** Whatever of an import hangs on a customer. */
const TRACES = sql.join(
  [
    ...Object.values(MADE).map((made) => sql`select customer_id, import_id from (${made}) made`),
    sql`select customer_id, import_id from contact_point`,
    sql`select customer_id, import_id from customer_name`,
    sql`select customer_id, import_id from customer_source`,
    sql`select customer_id, cause_id from customer_change where cause = 'import'`,
  ],
  sql` union all `,
)

const ofImport = (kind: string, importId: string, by: Work['by']) =>
  sql`from (${MADE[kind] ?? sql`select null::uuid as id, null::uuid as customer_id, null::uuid as import_id where false`}) made
    join customer m on m.id = made.customer_id join customer c on c.id = m.root_id where made.import_id = ${importId} and ${clearedFor(by)}`

/** S1: of which of somebody else's imports rows are kept from the actor; there only what is in sight is counted. */
export async function keptOf(work: Work, found: readonly ImportRow[], sheets: readonly SheetRow[]): Promise<Kept> {
  const foreign = found.filter(({ by }) => by.id !== work.by.id)
  const kept: Kept = new Map()
  if (foreign.length === 0 || !(await hasSecrets(work))) return kept
  const touched = new Set(
    await touchedSecrets(
      work,
      foreign.map(({ id }) => id),
    ),
  )
  for (const { id, by } of foreign) {
    const own = sheets.filter(({ importId }) => importId === id)
    const remarks = await remarksOf(work.tx, id)
    const inSight = await withoutSecrets(work, by.id, remarks, ({ cells }) => cells)
    const samples = own.flatMap(({ sample }) => sample)
    const isKept =
      touched.has(id) ||
      inSight.length < remarks.length ||
      (await withoutSecrets(work, by.id, samples, (cells) => cells)).length < samples.length ||
      (await namesSecret(
        work,
        by.id,
        own.map(({ file }) => file),
      ))
    if (!isKept) continue
    const told = new Map<string, Counts>()
    for (const sheet of own) {
      const of = inSight.filter(({ sheetId }) => sheetId === sheet.id)
      const rejected = of.filter((remark) => remark.rejected).length
      const first = own.find(({ kind }) => kind === sheet.kind) === sheet
      const { created, updated } = first ? await cameOf(work, sheet) : noCounts()
      const rows = created + updated + rejected
      told.set(sheet.id, { ...noCounts(), rows, created, updated, rejected, warnings: of.length - rejected })
    }
    kept.set(id, told)
  }
  return kept
}

/** What an import made and changed, of customers that are no secret from the actor. */
async function cameOf(work: Work, { importId, kind }: SheetRow): Promise<{ created: number; updated: number }> {
  const found = await row(
    work.tx,
    sql<{ created: number; updated: number }>`select
      (select count(*)::int ${ofImport(kind, importId, work.by)}) as created,
      (select count(distinct c.id)::int from customer_change h join customer m on m.id = h.customer_id join customer c on c.id = m.root_id
        where ${kind} = 'customers' and h.cause = 'import' and h.cause_id = ${importId} and m.import_id is distinct from ${importId} and ${clearedFor(work.by)}) as updated`,
  )
  return found ?? { created: 0, updated: 0 }
}

const secret = (work: Work) =>
  sql`select m.id from customer c join customer m on m.root_id = c.id where c.secrecy > 0 and not ${clearedFor(work.by)}`

const hasSecrets = async (work: Work): Promise<boolean> => (await row(work.tx, sql`${secret(work)} limit 1`)) !== null

const touchedSecrets = async (work: Work, ids: readonly string[]): Promise<string[]> =>
  (
    await rows(
      work.tx,
      sql<{ id: string }>`with secret as materialized (${secret(work)})
        select distinct t.import_id as id from secret s join (${TRACES}) t on t.customer_id = s.id where t.import_id = any(${uuids([...ids])})`,
    )
  ).map(({ id }) => id)

/** A file and its sheet as they are told: by no name to whom rows are kept from, for it may be that of a customer. */
export const namedFor = <T extends { file: string; name?: string; sheet?: string }>(
  work: Work,
  one: T,
  isKept: boolean,
): T =>
  isKept
    ? { ...one, file: say(words.file, work.locale), ...(one.name && { name: '' }), ...(one.sheet && { sheet: '' }) }
    : one
