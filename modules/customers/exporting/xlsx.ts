import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Cell, CellKind } from './cells.ts'

export interface SheetColumn {
  heading: string
  kind: CellKind
  /** In characters; by its kind where left out. */
  width?: number
}

interface Look {
  /** So many columns stay in sight however far one goes to the right. */
  frozen?: number
  /** How the numbers of a row are shown, where its columns do not tell. */
  formatOf?: (row: readonly Cell[]) => string | undefined
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
  { frozen = 0, formatOf }: Look = {},
): Promise<void> {
  // Large, and of no use before the first export.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: frozen, ySplit: 1 }] })
  sheet.columns = columns.map(({ heading, kind, width }) => ({
    header: heading,
    width: width ?? WIDTHS[kind],
    style: FORMATS[kind] ? { numFmt: FORMATS[kind] } : {},
  }))
  sheet.getRow(1).font = { bold: true }
  for await (const row of rows) {
    await roomIn(out)
    const line = sheet.addRow(row.map((cell, at) => asValue(cell, columns[at]?.kind ?? 'text')))
    const format = formatOf?.(row)
    if (format)
      row.forEach((cell, at) => {
        if (typeof cell === 'number' && columns[at]?.kind === 'number') line.getCell(at + 1).numFmt = format
      })
    line.commit()
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
  if (!out.writableNeedDrain) return
  const heard = new AbortController()
  const { signal } = heard
  await Promise.race([once(out, 'drain', { signal }), once(out, 'close', { signal })]).finally(() => heard.abort())
}
