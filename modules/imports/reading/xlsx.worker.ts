// Runs in a thread of its own: whatever a spreadsheet does to its reader, the server goes on.

import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS, { type Cell, type Row, type Worksheet } from 'exceljs'
import { cellText } from './cellText.ts'
import type { RawRow } from './source.ts'
import { unpacksAsTold, zipDirectory } from './zip.ts'

/** What the thread tells: rows, batch by batch, each fetched by a message; then that it is done or why not. */
export type FromWorker =
  | { rows: RawRow[] }
  | { done: true }
  | { tooManyRows: true }
  | { liesOfItsSize: true }
  | { broken: string }

export interface ToWorker {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mostRows: number
}

const ROWS_A_BATCH = 500
// What only looks cost, and what is known to trip exceljs.
const UNREAD_PARTS = [
  'dataValidations',
  'conditionalFormatting',
  'drawing',
  'picture',
  'legacyDrawing',
  'tableParts',
  'extLst',
  'pageSetup',
  'pageMargins',
  'printOptions',
  'headerFooter',
  'sheetProtection',
  'autoFilter',
  'rowBreaks',
]

const port = parentPort
if (port) {
  const tell = (message: FromWorker) => port.postMessage(message)
  const rows = rowsOf(workerData as ToWorker)
  port.on('message', async () => {
    try {
      const batch: RawRow[] = []
      while (batch.length < ROWS_A_BATCH) {
        const { value, done } = await rows.next()
        if (done) break
        batch.push(value)
      }
      tell(batch.length > 0 ? { rows: batch } : { done: true })
    } catch (error) {
      tell(whyNot(error))
    }
  })
}

class TooManyRows extends Error {}
class LiesOfItsSize extends Error {}

function whyNot(error: unknown): FromWorker {
  if (error instanceof TooManyRows) return { tooManyRows: true }
  return error instanceof LiesOfItsSize ? { liesOfItsSize: true } : { broken: String(error) }
}

async function* rowsOf({ bytes, mostRows }: ToWorker): AsyncGenerator<RawRow> {
  // What it unpacks to lies outside of the memory that is limited here.
  if (!(await unpacksAsTold(zipDirectory(Buffer.from(bytes))?.files ?? []))) throw new LiesOfItsSize()
  const workbook = new ExcelJS.Workbook()
  // exceljs's types know an older Buffer.
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: UNREAD_PARTS })
  const sheets = workbook.worksheets.filter(({ state }) => state === 'visible')
  if (sheets.reduce((sum, { actualRowCount }) => sum + actualRowCount, 0) > mostRows) throw new TooManyRows()
  for (const sheet of sheets) yield* sheetRows(sheet)
}

function* sheetRows(sheet: Worksheet): Generator<RawRow> {
  for (let line = 1; line <= sheet.rowCount; line++) {
    const row = sheet.findRow(line)
    const cells = row ? rowCells(row) : []
    const last = cells.findLastIndex((cell) => cell.trim() !== '')
    if (last >= 0) yield { sheet: sheet.name, line, cells: cells.slice(0, last + 1) }
  }
}

function rowCells(row: Row): string[] {
  const cells: string[] = []
  for (let column = 1; column <= row.cellCount; column++) {
    const cell = row.findCell(column)
    cells.push(cell ? textIn(cell) : '')
  }
  return cells
}

/**
 * A cell merged downwards stands for each of its rows: a customer's name beside three contacts. Not so a figure,
 * which three rows would count three times, and a cell merged sideways, which would fill other columns.
 */
function textIn(cell: Cell): string {
  if (!cell.isMerged || cell.master.address === cell.address) return cellText(cell.value)
  const isBelow = cell.master.col === cell.col
  return isBelow && typeof cell.master.value !== 'number' ? cellText(cell.master.value) : ''
}
