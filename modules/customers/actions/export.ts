import { PassThrough, type Writable } from 'node:stream'
import { publish } from '../../../platform/events.ts'
import type { Streaming } from '../../../platform/http/route.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { say, texts } from '../../../shared/text.ts'
import { noteSights } from '../../secrecy/index.ts'
import * as contract from '../contract.ts'
import { customersExported, customersTakenOut } from '../events.ts'
import { type Cell, kindOf, rowOf } from '../exporting/cells.ts'
import { writeCsv } from '../exporting/csv.ts'
import { writeXlsx } from '../exporting/xlsx.ts'
import { type Beside, besides } from '../repo/beside.ts'
import { listPage } from '../repo/list.ts'
import { COLUMNS, type Column, columnWords } from '../rules/columns.ts'
import { listConditions, orderOf, placeIn } from './list.ts'

type Asked = InputOf<typeof contract.exportCustomers>['query']
export type ExportQuery = Omit<Asked, 'format'>
export type ExportFormat = Asked['format']

const words = texts({ file: { zh: '客户', en: 'customers' } })

/**
 * G4: writes the customers in sight, filtered as in the list, to `out`, and ends it. However many there are, a few
 * hundred at a time are in memory; `tally` counts them. Fails where `out` is closed before the end.
 */
export async function exportCustomers(
  work: Work,
  query: ExportQuery,
  format: ExportFormat,
  out: Writable,
  tally: { rows: number } = { rows: 0 },
): Promise<void> {
  const columns = columnsOf(query)
  const heading = (column: Column) => say(columnWords[column], work.locale)
  const rows = rowsOf(work, query, columns, tally)
  if (format === 'csv') return writeCsv(columns.map(heading), rows, out)
  const sheetColumns = columns.map((column) => ({ heading: heading(column), kind: kindOf(column) }))
  return writeXlsx(say(words.file, work.locale), sheetColumns, rows, out)
}

const columnsOf = ({ columns }: ExportQuery): readonly Column[] => columns ?? COLUMNS

/** Sends the file as a download, after it is on record that it was asked for. */
export async function sendExport(
  work: Work,
  { format, ...query }: Asked,
  { reply, writing }: Streaming,
): Promise<unknown> {
  await writing((recording) => noteExport(recording, query, format))
  const out = new PassThrough()
  const tally = { rows: 0 }
  exportCustomers(work, query, format, out, tally)
    .catch((error: Error) => out.destroy(error))
    .then(() => writing((recording) => publish(recording, customersTakenOut, { data: { format, rows: tally.rows } })))
    .catch((error: Error) => out.destroy(error))
  const name = `${say(words.file, work.locale)}-${work.today}.${format}`
  return reply
    .type(TYPES[format])
    .header(
      'content-disposition',
      `attachment; filename="customers-${work.today}.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .send(out)
}

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Who took which columns out, narrowed by which filters; what they said may name people and is left out. */
export async function noteExport(work: Work, query: ExportQuery, format: ExportFormat): Promise<void> {
  const { columns: _columns, sort: _sort, ...filters } = query
  await publish(work, customersExported, {
    data: { format, columns: [...columnsOf(query)], filters: Object.keys(filters) },
  })
}

const BATCH = 500

async function* rowsOf(
  work: Work,
  query: ExportQuery,
  columns: readonly Column[],
  tally: { rows: number },
): AsyncGenerator<Cell[]> {
  const { columns: _columns, sort, ...filter } = query
  const order = orderOf(sort)
  const conditions = await listConditions(work, filter)
  for (let place: ReturnType<typeof placeIn> | null = null; ; ) {
    const batch = await listPage(work.tx, work.by, conditions, order, place, BATCH)
    const last = batch.at(-1)
    if (!last) return
    const ids = batch.map((c) => c.id)
    await noteSights(work, contract.exportCustomers.id, ids)
    const beside = new Map<string, Beside>((await besides(work.tx, ids)).map((b) => [b.id, b]))
    for (const customer of batch) {
      tally.rows += 1
      yield rowOf(work, customer, beside.get(customer.id), columns)
    }
    if (batch.length < BATCH) return
    place = placeIn(order, last)
  }
}
