import type { JobContext } from '../../../platform/jobs.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { SheetKind } from '../reading/fields.ts'
import type { Mapping } from '../reading/mapping.ts'
import { open } from '../reading/open.ts'
import { readRow } from '../reading/rows.ts'
import type { RowsByKind } from '../reading/rowTypes.ts'
import { bytesSource, type RawRow } from '../reading/source.ts'
import { sourceKey } from '../reading/sourceKey.ts'
import { insertRemarks, noteProgress, readFile, type SheetRow } from '../repo.ts'
import {
  addCounts,
  type Batch,
  type Counts,
  type Imagined,
  noCounts,
  type Outcome,
  type Read,
  type Rejected,
} from './batch.ts'
import { importDeals, importPeople, importProducts } from './catalogue.ts'
import { importContacts } from './contacts.ts'
import { importCustomers } from './customers.ts'
import type { Directory } from './directory.ts'
import { importOrders } from './orders.ts'
import type { People } from './people.ts'
import { importTouches } from './touches.ts'

/** Rows of one transaction: few enough to wait for, many enough to be quick. */
const BATCH = 2000

type Importer<Kind extends SheetKind> = (batch: Batch, rows: readonly Read<RowsByKind[Kind]>[]) => Promise<Outcome>

const IMPORTERS: { [Kind in SheetKind]: Importer<Kind> } = {
  people: importPeople,
  products: importProducts,
  customers: importCustomers,
  contacts: importContacts,
  orders: importOrders,
  touches: importTouches,
  deals: importDeals,
}

/** What others refer to comes in first. */
export const ORDER: readonly string[] = [
  'people',
  'products',
  'customers',
  'contacts',
  'orders',
  'touches',
  'deals',
  'unknown',
]

export interface RunOptions {
  context: JobContext
  importId: string
  by: Actor
  preview: boolean
  overwrite: boolean
}

/** What all sheets of one run share. */
export interface Shared {
  imagined: Imagined
  directory: Directory
  people: People
}

/**
 * Works through one sheet in batches. Each batch, its remarks and how far it came are one transaction, so
 * that after a crash the sheet goes on exactly where it stood.
 */
export async function runSheet(options: RunOptions, sheet: SheetRow, shared: Shared): Promise<Counts> {
  const { mapping } = sheet
  if (mapping.kind === 'unknown') return noCounts()
  const reader = new SheetReader(mapping as Mapping & { kind: SheetKind })
  let counts = { ...noCounts(), ...sheet.counts }
  let done = 0
  let raw: RawRow[] = []
  const flush = async (finished: boolean) => {
    const rows = raw
    raw = []
    const upTo = done
    // Rows of an earlier run are read again only to count which of equal rows is which.
    const fresh = rows.slice(Math.max(0, rows.length - Math.max(0, upTo - sheet.rowsDone)))
    await inOne(options, async (work) => {
      const { read, rejected } = reader.read(rows, fresh, work.today)
      const batch: Batch = {
        work,
        importId: options.importId,
        preview: options.preview,
        overwrite: options.overwrite,
        ...shared,
      }
      const outcome = await (IMPORTERS[reader.kind] as Importer<SheetKind>)(batch, read)
      const all = [...rejected, ...outcome.rejected]
      const batchCounts = { ...outcome.counts, rows: fresh.length, rejected: all.length }
      const told = addCounts(counts, batchCounts)
      await insertRemarks(work.tx, options.importId, sheet.id, [
        ...all.map((r) => ({ ...r, rejected: true })),
        ...outcome.warned.map((r) => ({ ...r, rejected: false })),
      ])
      await noteProgress(work.tx, sheet.id, Math.max(upTo, sheet.rowsDone), told, finished)
      counts = told
    })
  }
  for await (const row of rowsOf(options, sheet)) {
    raw.push(row)
    done += 1
    if (raw.length >= BATCH) await flush(false)
  }
  await flush(true)
  return counts
}

class SheetReader<Kind extends SheetKind> {
  readonly kind: Kind
  readonly #mapping: Mapping & { kind: Kind }
  readonly #seen = new Map<string, number>()

  constructor(mapping: Mapping & { kind: Kind }) {
    this.kind = mapping.kind
    this.#mapping = mapping
  }

  /** Reads rows; of those that an earlier run did only the keys are counted. */
  read(
    rows: readonly RawRow[],
    fresh: readonly RawRow[],
    today: string,
  ): { read: Read<RowsByKind[Kind]>[]; rejected: Rejected[] } {
    const wanted = new Set(fresh)
    const read: Read<RowsByKind[Kind]>[] = []
    const rejected: Rejected[] = []
    for (const raw of rows) {
      const { line, cells } = raw
      const said = readRow(this.#mapping, cells, today)
      if (!said.ok) {
        if (wanted.has(raw)) rejected.push({ line, cells, problems: [...said.problems] })
        continue
      }
      const once = sourceKey(this.kind, said.row)
      const nth = (this.#seen.get(once) ?? 0) + 1
      this.#seen.set(once, nth)
      if (wanted.has(raw))
        read.push({
          line,
          cells,
          row: said.row,
          warnings: [...said.warnings],
          key: nth === 1 ? once : sourceKey(this.kind, said.row, nth),
        })
    }
    return { read, rejected }
  }
}

async function* rowsOf({ context }: RunOptions, sheet: SheetRow): AsyncGenerator<RawRow> {
  const file = await readFile(context.company.db, sheet.fileId)
  if (!file) return
  const opened = await open(bytesSource(file.name, file.bytes))
  for await (const row of opened.rows) if (row.sheet === sheet.name && row.line >= sheet.mapping.firstLine) yield row
}

/** One transaction as the person who imports; a preview's is rolled back, save for what it found. */
const inOne = ({ context, by }: RunOptions, act: (work: Work) => Promise<void>): Promise<void> =>
  context.companies.writing(context.company, by, context.traceId, act)
