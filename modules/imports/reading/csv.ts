import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { Refused } from '../../../shared/refusal.ts'
import { writable } from '../../../shared/written.ts'
import { type Encoding, textOf } from './decode.ts'
import { quoteNotClosed } from './refusals.ts'
import type { RawRow, Source } from './source.ts'

/** How a text file parts its cells. */
export interface CsvStyle {
  readonly delimiter: string
  /** False where quotation marks are part of the text: somewhere one is missing its partner. */
  readonly quoted: boolean
  /** True where blanks stand between a closing quotation mark and the delimiter. */
  readonly padded: boolean
}

const DELIMITERS = [',', '\t', ';', '|', '，']
const SAMPLE_LENGTH = 1 << 16
const SAMPLE_ROWS = 200
// A longer row is no row: a quotation mark was never closed.
const LONGEST_ROW = 1 << 20

const LENIENT = { relax_quotes: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }

/** Looks at the first rows for the delimiter, and at the whole file for quotation marks without partners. */
export async function styleOf(source: Source, encoding: Encoding): Promise<CsvStyle> {
  let sample = ''
  let marks = 0
  for await (const text of textOf(source, encoding)) {
    if (sample.length < SAMPLE_LENGTH) sample += text.slice(0, SAMPLE_LENGTH - sample.length)
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) marks++
  }
  const said = SAID_DELIMITER.exec(sample)?.[1]
  const delimiter = said ?? likeliestDelimiter(sample)
  return { delimiter, quoted: marks % 2 === 0, padded: PADDED.test(sample) && delimiter !== '\t' }
}

const PADDED = /"[ \t]+[,;|\r\n]/

/** `sep=;` on the first line, as Excel writes and heeds it. */
const SAID_DELIMITER = /^"?sep=(.)"?\r?\n/i

function likeliestDelimiter(sample: string): string {
  const whole = sample.length < SAMPLE_LENGTH ? sample : sample.slice(0, sample.lastIndexOf('\n') + 1)
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(whole, delimiter) }))
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).delimiter
}

/** How many of the rows a delimiter cuts into the same number of cells; more cells count a little more. */
function evenness(sample: string, delimiter: string): number {
  const rows = parseSample(sample, delimiter).filter((row) => row.some((cell) => cell.trim() !== ''))
  const byWidth = new Map<number, number>()
  for (const { length } of rows) if (length > 1) byWidth.set(length, (byWidth.get(length) ?? 0) + 1)
  return Math.max(0, ...[...byWidth].map(([width, count]) => (count / rows.length) * (1 - 1 / (width + 1))))
}

function parseSample(sample: string, delimiter: string): string[][] {
  try {
    return parseAtOnce(sample, { ...LENIENT, delimiter, to: SAMPLE_ROWS, max_record_size: LONGEST_ROW })
  } catch {
    return sample
      .split(/\r?\n/)
      .slice(0, SAMPLE_ROWS)
      .map((line) => line.split(delimiter))
  }
}

/** The rows that hold anything, one by one: the file may be larger than memory. */
export async function* csvRows(source: Source, encoding: Encoding, style: CsvStyle): AsyncGenerator<RawRow> {
  const options = {
    ...LENIENT,
    delimiter: style.delimiter,
    quote: style.quoted ? '"' : null,
    rtrim: style.padded,
    max_record_size: LONGEST_ROW,
  }
  const text = Readable.from(keptOf(textOf(source, encoding)))
  const parser = parse(options)
  text.on('error', (error) => parser.destroy(error)).pipe(parser)
  let line = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      line++
      const cells = tidy(record)
      const isHint = line === 1 && SAID_DELIMITER.test(`${record.join(style.delimiter)}\n`)
      if (cells.length > 0 && !isHint) yield { sheet: '', line, cells }
    }
  } catch (error) {
    if (!isUnclosed(error)) throw error
    throw new Refused(quoteNotClosed({ file: source.name, line: Number(error.records) + 1 }))
  } finally {
    text.destroy()
    parser.destroy()
  }
}

/** Without what no database keeps: the parser would make other signs of halves. */
async function* keptOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of text) yield writable(piece)
}

/** In all of them a quotation mark stands where it does not belong, or is missing. */
const UNCLOSED: readonly string[] = [
  'CSV_QUOTE_NOT_CLOSED',
  'CSV_MAX_RECORD_SIZE',
  'CSV_INVALID_CLOSING_QUOTE',
  'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE',
]
const isUnclosed = (error: unknown): error is CsvError => error instanceof CsvError && UNCLOSED.includes(error.code)

/** Without empty cells at the end. */
const tidy = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
