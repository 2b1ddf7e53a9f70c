import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Cell } from './cells.ts'

/**
 * Writes a CSV as spreadsheets open it: UTF-8 with a mark, and no cell that they would take for a formula. Ends
 * `out`; fails where it is closed before.
 */
export async function writeCsv(
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
  out: Writable,
): Promise<void> {
  const lines = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' })
  await pipeline(Readable.from(withHeadings(headings, rows)), lines, out)
}

async function* withHeadings(headings: readonly string[], rows: AsyncIterable<readonly Cell[]>) {
  yield headings
  yield* rows
}
