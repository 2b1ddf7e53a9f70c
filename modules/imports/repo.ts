import { newId, row, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import { wholeOf } from '../../platform/uploads.ts'
import type { Counts, Rejected } from './engine/batch.ts'
import type { Mapping } from './reading/mapping.ts'
import type { Notice } from './reading/notice.ts'
import type { Source } from './reading/source.ts'

export type State =
  | 'waiting'
  | 'previewing'
  | 'previewed'
  | 'queued'
  | 'running'
  | 'done'
  | 'failed'
  | 'undoing'
  | 'undone'

export interface ImportBody {
  overwrite: boolean
  /** As a preview has counted them. */
  rowsInAll?: number | undefined
  problem?: { zh: string; en: string } | undefined
  /** Values that look like misspellings. */
  notices?: Notice[] | undefined
  left?: { customers: number; names: string[] } | undefined
}

export interface ImportRow {
  id: string
  state: State
  by: { id: string; name: string }
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  undoneAt: string | null
  /** T8: since when its files are empty, and why. */
  emptiedAt: string | null
  emptiedFor: 'age' | 'anonymisation' | null
  /** Since when sample rows and rows with remarks are gone as well. */
  rowsEmptiedAt: string | null
  body: ImportBody
}

export interface SheetRow {
  id: string
  importId: string
  fileId: string
  file: string
  name: string
  kind: string
  mapping: Mapping
  heading: { confidence: number; reasons: Notice[]; kept: boolean }
  sample: string[][]
  rowsDone: number
  finished: boolean
  counts: Partial<Counts>
}

const importColumns = sql`i.id, i.state, jsonb_build_object('id', p.id, 'name', p.name) as by, i.created_at, i.started_at, i.finished_at, i.undone_at,
  i.emptied_at, i.emptied_for, i.rows_emptied_at, i.body`
const importTables = sql`import i join person p on p.id = i.created_by`

export const findImport = (tx: Tx, id: string) =>
  row(tx, sql<ImportRow>`select ${importColumns} from ${importTables} where i.id = ${id}`)
export const lockImport = (tx: Tx, id: string) =>
  row(tx, sql<ImportRow>`select ${importColumns} from ${importTables} where i.id = ${id} for update of i`)

export const listImports = (tx: Tx, seenBy: string | null, place: unknown[] | null, limit: number) =>
  rows(
    tx,
    sql<ImportRow>`select ${importColumns} from ${importTables}
      where ${seenBy ? sql`i.created_by = ${seenBy}` : sql`true`} and ${place ? sql`(i.created_at, i.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql`true`}
      order by i.created_at desc, i.id desc limit ${limit}`,
  )

export async function insertImport(
  tx: Tx,
  id: string,
  state: State,
  body: ImportBody,
  byId: string,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into import (id, state, created_by, created_at, body) values (${id}, ${state}, ${byId}, ${now}, ${JSON.stringify(body)})`,
  )
}

export async function setState(tx: Tx, id: string, state: State, change: Partial<ImportBody> = {}): Promise<void> {
  await run(
    tx,
    sql`update import set state = ${state}, body = body || ${JSON.stringify(change)}::jsonb, version = version + 1 where id = ${id}`,
  )
}

export async function noteStarted(tx: Tx, id: string, now: Date): Promise<void> {
  await run(tx, sql`update import set state = 'running', started_at = coalesce(started_at, ${now}) where id = ${id}`)
}

export async function noteFinished(tx: Tx, id: string, now: Date): Promise<void> {
  await run(tx, sql`update import set state = 'done', finished_at = ${now}, version = version + 1 where id = ${id}`)
}

/** The states in which nobody works on an import. */
const AT_REST = ['waiting', 'previewed', 'done', 'failed', 'undone']

/** T8: empties files, sample rows and rows with remarks of imports on which nothing was done since `before`; answers of how many. */
export async function emptyImports(tx: Tx, before: Date, now: Date): Promise<number> {
  const old = await rows(
    tx,
    sql<{
      id: string
    }>`select id from import where rows_emptied_at is null and created_at < ${before} and state = any(${AT_REST}::text[])
        and greatest(created_at, started_at, finished_at, undone_at) < ${before} for update skip locked`,
  )
  const ids = uuids(old.map(({ id }) => id))
  await run(tx, sql`update import_file set bytes = '' where import_id = any(${ids}) and bytes <> ''`)
  await run(tx, sql`update import_sheet set sample = '[]' where import_id = any(${ids})`)
  await run(tx, sql`delete from import_remark where import_id = any(${ids})`)
  await run(
    tx,
    sql`update import set emptied_at = coalesce(emptied_at, ${now}), emptied_for = coalesce(emptied_for, 'age'), rows_emptied_at = ${now},
          state = case when state in ('waiting', 'previewed') then 'failed' else state end, version = version + 1 where id = any(${ids})`,
  )
  return old.length
}

/** From here on nothing of the import counts any more: touches, orders and pursuits of it are void (T8). */
export async function noteUndone(tx: Tx, id: string, byId: string, now: Date): Promise<void> {
  await run(tx, sql`update import set undone_at = ${now}, undone_by = ${byId}, version = version + 1 where id = ${id}`)
}

/** Keeps a file that was taken in. */
export async function insertFile(
  tx: Tx,
  importId: string,
  position: number,
  { id, name, size }: { id: string; name: string; size: number },
): Promise<void> {
  await run(
    tx,
    sql`insert into import_file (id, import_id, position, name, size, bytes) values (${id}, ${importId}, ${position}, ${name}, ${size}, ${wholeOf(id)})`,
  )
}

const PIECE_BYTES = 1 << 18

/** A file that was kept, to be read piece by piece; null where there is none. */
export async function storedSource(tx: Tx, id: string): Promise<Source | null> {
  const file = await row(
    tx,
    sql<{ name: string; size: number }>`select name, length(bytes) as size from import_file where id = ${id}`,
  )
  if (!file) return null
  return {
    ...file,
    async *open() {
      for (let from = 1; from <= file.size; from += PIECE_BYTES) {
        const piece = await row(
          tx,
          sql<{
            bytes: Buffer
          }>`select substring(bytes from ${from}::int for ${PIECE_BYTES}::int) as bytes from import_file where id = ${id}`,
        )
        if (piece) yield piece.bytes
      }
    },
  }
}

export async function insertSheet(
  tx: Tx,
  sheet: Pick<SheetRow, 'importId' | 'fileId' | 'name' | 'mapping' | 'heading' | 'sample'> & { position: number },
): Promise<void> {
  await run(
    tx,
    sql`insert into import_sheet (id, import_id, file_id, position, name, kind, mapping, heading, sample)
        values (${newId()}, ${sheet.importId}, ${sheet.fileId}, ${sheet.position}, ${sheet.name}, ${sheet.mapping.kind}, ${JSON.stringify(sheet.mapping)},
          ${JSON.stringify(sheet.heading)}, ${JSON.stringify(sheet.sample)})`,
  )
}

export const sheetsOf = (tx: Tx, importIds: readonly string[]) =>
  rows(
    tx,
    sql<SheetRow>`select s.id, s.import_id, s.file_id, f.name as file, s.name, s.kind, s.mapping, s.heading, s.sample, s.rows_done, s.finished, s.counts
      from import_sheet s join import_file f on f.id = s.file_id where s.import_id = any(${[...importIds]}::uuid[]) order by s.position`,
  )

export async function updateMapping(tx: Tx, sheetId: string, mapping: Mapping): Promise<void> {
  await run(
    tx,
    sql`update import_sheet set kind = ${mapping.kind}, mapping = ${JSON.stringify(mapping)} where id = ${sheetId}`,
  )
}

/** How far a sheet has come, in the transaction that brought it there: a crash resumes exactly here. */
export async function noteProgress(
  tx: Tx,
  sheetId: string,
  rowsDone: number,
  counts: Counts,
  finished: boolean,
): Promise<void> {
  await run(
    tx,
    sql`update import_sheet set rows_done = ${rowsDone}, counts = ${JSON.stringify(counts)}, finished = ${finished} where id = ${sheetId}`,
  )
}

/** Forgets what a preview found, before the import runs or is previewed again. */
export async function forgetPreview(tx: Tx, importId: string): Promise<void> {
  await run(tx, sql`delete from import_remark where import_id = ${importId}`)
  await run(
    tx,
    sql`update import_sheet set rows_done = 0, finished = false, counts = '{}' where import_id = ${importId}`,
  )
}

export async function insertRemarks(
  tx: Tx,
  importId: string,
  sheetId: string,
  remarks: readonly (Rejected & { rejected: boolean })[],
): Promise<void> {
  if (remarks.length === 0) return
  await run(
    tx,
    sql`insert into import_remark (import_id, sheet_id, line, rejected, cells, problems)
        select ${importId}, ${sheetId}, g.line, g.rejected, g.cells, g.problems
        from jsonb_to_recordset(${JSON.stringify(remarks)}::jsonb) as g(line int, rejected boolean, cells jsonb, problems jsonb)
        on conflict (sheet_id, line) do nothing`,
  )
}

export interface RemarkRow {
  sheetId: string
  sheet: string
  file: string
  line: number
  rejected: boolean
  cells: string[]
  problems: Notice[]
  mapping: Mapping
}

export const listRemarks = (
  tx: Tx,
  importId: string,
  rejected: boolean | null,
  place: unknown[] | null,
  limit: number,
) =>
  rows(
    tx,
    sql<RemarkRow>`select r.sheet_id, s.name as sheet, f.name as file, r.line, r.rejected, r.cells, r.problems, s.mapping
      from import_remark r join import_sheet s on s.id = r.sheet_id join import_file f on f.id = s.file_id
      where r.import_id = ${importId} and ${rejected === null ? sql`true` : sql`r.rejected = ${rejected}`}
        and ${place ? sql`(not r.rejected, r.sheet_id, r.line) > (${place[0]}::boolean, ${place[1]}::uuid, ${place[2]}::int)` : sql`true`}
      order by not r.rejected, r.sheet_id, r.line limit ${limit}`,
  )

/** All rows of an import that were remarked on: which, and their words. */
export const remarksOf = (tx: Tx, importId: string) =>
  rows(
    tx,
    sql<
      Pick<RemarkRow, 'sheetId' | 'rejected' | 'cells'>
    >`select sheet_id, rejected, cells from import_remark where import_id = ${importId}`,
  )

export const keptMapping = async (tx: Tx, headingKey: string): Promise<Mapping | null> =>
  (await row(tx, sql<{ mapping: Mapping }>`select mapping from import_mapping where heading_key = ${headingKey}`))
    ?.mapping ?? null

export async function keepMapping(
  tx: Tx,
  headingKey: string,
  mapping: Mapping,
  byId: string,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into import_mapping (heading_key, mapping, kept_by, kept_at) values (${headingKey}, ${JSON.stringify(mapping)}, ${byId}, ${now})
        on conflict (heading_key) do update set mapping = excluded.mapping, kept_by = excluded.kept_by, kept_at = excluded.kept_at`,
  )
}
