import { once } from 'node:events'
import type { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { Cell, CellKind } from './cells.ts'

export interface SheetColumn {
  heading: string
  kind: CellKind
}

const FORMATS: Partial<Record<CellKind, string>> = {
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
  money: '#,##0.00',
}
const WIDTHS: Record<CellKind, number> = { text: 20, number: 12, money: 14, day: 12, instant: 18 }

/** Writes one sheet, row by row; its texts are texts, never formulas. Ends `out`; fails where it is closed before. */
export async function writeXlsx(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly Cell[]>,
  out: Writable,
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ heading, kind }) => ({
    header: heading,
    width: WIDTHS[kind],
    style: FORMATS[kind] ? { numFmt: FORMATS[kind] } : {},
  }))
  for await (const row of rows) {
    await roomIn(out)
    sheet.addRow(row.map((cell, at) => asValue(cell, columns[at]?.kind ?? 'text'))).commit()
  }
  sheet.commit()
  await book.commit()
}

/** Excel knows no zones: a day or a time is what the clock on the wall showed. */
const asValue = (cell: Cell, kind: CellKind): Cell | Date =>
  typeof cell === 'string' && (kind === 'day' || kind === 'instant')
    ? new Date(`${cell.replace(' ', 'T')}${kind === 'day' ? 'T00:00' : ''}Z`)
    : cell

/** The writer does not wait for a slow reader by itself, and would hold the whole file in memory. */
async function roomIn(out: Writable): Promise<void> {
  if (out.destroyed) throw new Error('the reader went away')
  if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
}
