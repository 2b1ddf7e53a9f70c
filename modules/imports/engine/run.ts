import { setImmediate as othersTurn } from 'node:timers/promises'
import type { JobContext } from '../../../platform/jobs.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { SheetKind } from '../reading/fields.ts'
import type { Mapping } from '../reading/mapping.ts'
import { open } from '../reading/open.ts'
import { readRow } from '../reading/rows.ts'
import type { RowsByKind } from '../reading/rowTypes.ts'
import type { RawRow } from '../reading/source.ts'
import { sourceKey } from '../reading/sourceKey.ts'
import { insertRemarks, noteProgress, type SheetRow, storedSource } from '../repo.ts'
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

/** Rows read without letting anybody else work meanwhile. */
const ROWS_AT_A_STRETCH = 50

/** Rows of one transaction: few enough to hold and to wait for, many enough to be quick. */
const BATCH = 1000

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
  const importRows = IMPORTERS[reader.kind] as Importer<SheetKind>
  let counts = { ...noCounts(), ...sheet.counts }
  for await (const { read, rejected, rows, rowsDone, isLast } of ahead(piecesOf(options, sheet, reader))) {
    await inOne(options, async (work) => {
      const batch: Batch = { ...options, ...shared, work }
      const outcome = await importRows(batch, read)
      const all = [...rejected, ...outcome.rejected]
      const told = addCounts(counts, { ...outcome.counts, rows, rejected: all.length })
      await insertRemarks(work.tx, options.importId, sheet.id, [
        ...all.map((r) => ({ ...r, rejected: true })),
        ...outcome.warned.map((r) => ({ ...r, rejected: false })),
      ])
      await noteProgress(work.tx, sheet.id, rowsDone, told, isLast)
      counts = told
    })
    if (!options.preview) shared.directory.forget()
  }
  return counts
}

/** What is worked with in one transaction: rows that could be read, rows that could not, and how far the sheet has come with them. */
interface Piece<Row> {
  read: Read<Row>[]
  rejected: Rejected[]
  rows: number
  rowsDone: number
  isLast: boolean
}

/** The rows of a sheet that no earlier run brought in, read, piece by piece; the last piece may hold none. */
async function* piecesOf<Kind extends SheetKind>(
  options: RunOptions,
  sheet: SheetRow,
  reader: SheetReader<Kind>,
): AsyncGenerator<Piece<RowsByKind[Kind]>> {
  const { today } = await options.context.companies.reading(
    options.context.company,
    options.by,
    options.context.traceId,
  )
  const empty = (rowsDone: number) => ({ read: [], rejected: [], rows: 0, rowsDone, isLast: false })
  let piece: Piece<RowsByKind[Kind]> = empty(0)
  for await (const raw of rowsOf(options, sheet)) {
    const row = reader.read(raw, today)
    piece.rowsDone += 1
    if (piece.rowsDone % ROWS_AT_A_STRETCH === 0) await othersTurn()
    // Rows of an earlier run are read again only to count which of equal rows is which.
    if (piece.rowsDone <= sheet.rowsDone) continue
    piece.rows += 1
    if ('problems' in row) piece.rejected.push(row)
    else piece.read.push(row)
    if (piece.rows < BATCH) continue
    yield piece
    piece = empty(piece.rowsDone)
  }
  yield { ...piece, rowsDone: Math.max(piece.rowsDone, sheet.rowsDone), isLast: true }
}

/** Makes the next item ready while the one before it is worked with: we read while the database writes. */
async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  const fetch = () => {
    const fetched = items.next()
    // What goes wrong is told when its turn comes, not before anybody listens.
    fetched.catch(() => undefined)
    return fetched
  }
  let next = fetch()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = fetch()
      yield value
    }
  } finally {
    await items.return(undefined)
  }
}

class SheetReader<Kind extends SheetKind> {
  readonly kind: Kind
  readonly #mapping: Mapping & { kind: Kind }
  readonly #seen = new Map<string, number>()

  constructor(mapping: Mapping & { kind: Kind }) {
    this.kind = mapping.kind
    this.#mapping = mapping
  }

  read({ line, cells }: RawRow, today: string): Read<RowsByKind[Kind]> | Rejected {
    const said = readRow(this.#mapping, cells, today)
    if (!said.ok) return { line, cells, problems: [...said.problems] }
    const { row } = said
    const once = sourceKey(this.kind, row)
    const nth = (this.#seen.get(once) ?? 0) + 1
    this.#seen.set(once, nth)
    return { line, cells, row, warnings: [...said.warnings], key: nth === 1 ? once : sourceKey(this.kind, row, nth) }
  }
}

async function* rowsOf({ context }: RunOptions, sheet: SheetRow): AsyncGenerator<RawRow> {
  const file = await storedSource(context.company.db, sheet.fileId)
  if (!file) return
  const opened = await open(file)
  for await (const row of opened.rows) if (row.sheet === sheet.name && row.line >= sheet.mapping.firstLine) yield row
}

/** One transaction as the person who imports; a preview writes nothing in it but what it found. */
const inOne = ({ context, by }: RunOptions, act: (work: Work) => Promise<void>): Promise<void> =>
  context.writing(act, by)
