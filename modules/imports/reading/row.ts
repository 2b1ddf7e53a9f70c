// One row under its mapping: what stands in a field, read as a day, an amount, a phone; what could not be read.

import type { Day } from '../../../shared/calendar.ts'
import { type DayRead, type DayReading, readDay } from '../../../shared/dayText.ts'
import { currencyIn } from '../../../shared/money.ts'
import { readPhones } from '../../../shared/phone.ts'
import { readTime } from '../../../shared/timeText.ts'
import { beginning } from '../../../shared/written.ts'
import { readAmountIn } from './amounts.ts'
import { isRelativeDay, readCellDay } from './days.ts'
import { FIELDS, type SheetKind } from './fields.ts'
import type { Mapping } from './mapping.ts'
import { type Problem, problem } from './problems.ts'
import { isBlank } from './words.ts'

export interface Cell {
  readonly column: number
  readonly heading: string
  /** As it stands in the file. */
  readonly value: string
}

const LONGEST_SHOWN = 60
const shown = (value: string): string =>
  value.length > LONGEST_SHOWN ? `${beginning(value, LONGEST_SHOWN)}…` : value.trim()

const byMapping = new WeakMap<Mapping, Map<string, number[]>>()

function columnsByField(mapping: Mapping): Map<string, number[]> {
  const known = byMapping.get(mapping)
  if (known) return known
  const fields = new Map<string, number[]>()
  for (const [column, field] of Object.entries(mapping.columns))
    fields.set(field, [...(fields.get(field) ?? []), Number(column)])
  byMapping.set(mapping, fields)
  return fields
}

export class RowReader {
  /** Any of these rejects the row. */
  readonly problems: Problem[] = []
  readonly warnings: Problem[] = []
  /** `heading：value` of what found no other place: nothing is lost. */
  readonly kept: string[] = []
  readonly today: Day
  readonly #mapping: Mapping
  readonly #cells: readonly string[]

  constructor(mapping: Mapping, cells: readonly string[], today: Day) {
    this.#mapping = mapping
    this.#cells = cells
    this.today = today
    for (const cell of this.filled('other')) this.keep(cell)
  }

  /** The cells of a field's columns, empty ones too. */
  cells(field: string): Cell[] {
    const columns = columnsByField(this.#mapping).get(field) ?? []
    return columns.map((column) => ({
      column,
      heading: this.#heading(column, field),
      value: this.#cells[column] ?? '',
    }))
  }

  filled(field: string): Cell[] {
    return this.cells(field).filter(({ value }) => !isBlank(value))
  }

  keep({ heading, value }: Cell): void {
    this.kept.push(`${heading}：${value.trim()}`)
  }

  /** One line of text: line breaks and runs of blanks within become one blank. */
  line(field: string): string {
    return this.filled(field)
      .map(({ value }) => value.trim().replace(/\s+/g, ' '))
      .join(' ')
  }

  /** Texts of several columns under one another, as written; of more than one column with their headings. */
  text(field: string): string {
    const filled = this.cells(field).filter(({ value }) => value.trim() !== '')
    return filled.length === 1
      ? (filled[0]?.value ?? '')
      : filled.map(({ heading, value }) => `${heading}：${value}`).join('\n')
  }

  /** What the field is called in this file, for telling that it is empty. */
  headingOf(field: string): string {
    return this.cells(field)[0]?.heading ?? this.#label(field)
  }

  day(
    field: string,
    { lean, from = this.today }: { lean?: 'past' | 'future'; from?: Day } = {},
  ): { day: Day; time?: string; cell: Cell } | null {
    const [cell] = this.filled(field)
    if (!cell) return null
    const read = this.readDay(cell, from, lean ? { lean } : {})
    return read && { ...read, cell }
  }

  /** A cell as a day; where it is none, or another one on each day that the file is read, that is a problem of the row. */
  readDay(cell: Cell, from: Day, reading: DayReading = {}): DayRead | null {
    const told = { heading: cell.heading, value: shown(cell.value) }
    const isRelative = reading.lean !== 'future' && isRelativeDay(cell.value)
    const read = isRelative ? null : readCellDay(cell.value, from, this.#mapping.options.orders?.[cell.column], reading)
    if (read !== null && read !== 'ambiguous') return read
    this.problems.push(problem(isRelative ? 'relativeDay' : read === null ? 'unreadableDay' : 'ambiguousDay', told))
    return null
  }

  /** A cell as a day; null, without a word, where it is none. */
  dayIn(cell: Cell, { lean, from }: { lean: 'past' | 'future'; from: Day }): Day | null {
    return readDay(cell.value, from, { lean })?.day ?? null
  }

  /** A cell as fen in its column's unit, without a word where it is none. */
  amountIn(cell: Cell): number | 'unclear' | null {
    return readAmountIn(cell.value, this.#mapping.options.units[cell.column] ?? 1)
  }

  /** A day on which something has happened. */
  pastDay(field: string): { day: Day; time?: string } | null {
    const read = this.day(field)
    if (!read || read.day <= this.today) return read
    this.problems.push(
      problem('futureDay', { heading: read.cell.heading, value: shown(read.cell.value), today: this.today }),
    )
    return null
  }

  time(field: string): string | null {
    const [cell] = this.filled(field)
    if (!cell) return null
    const time = readTime(cell.value) ?? readDay(cell.value, this.today)?.time ?? null
    if (!time) this.problems.push(problem('unreadableTime', { heading: cell.heading, value: shown(cell.value) }))
    return time
  }

  amount(field: string): { fen: number; currency: string } | null {
    const [cell] = this.filled(field)
    if (!cell) return null
    const fen = this.amountIn(cell)
    if (fen === null || fen === 'unclear') {
      const told = { heading: cell.heading, value: shown(cell.value) }
      this.problems.push(problem(fen === null ? 'unreadableAmount' : 'unclearUnit', told))
      return null
    }
    const currency = this.line('currency') ? this.currency() : currencyIn(cell.value)
    return { fen, currency: currency ?? this.#mapping.options.currency }
  }

  currency(): string {
    const said = this.line('currency')
    return /^[A-Za-z]{3}$/.test(said) ? said.toUpperCase() : (currencyIn(said) ?? this.#mapping.options.currency)
  }

  /** The phones of one cell, by their canonical digits and extension; the rest of it is kept. */
  phones(cell: Cell): string[] {
    const { phones, unreadable } = readPhones(cell.value)
    for (const value of unreadable) {
      this.warnings.push(problem('unreadablePhone', { heading: cell.heading, value: shown(value) }))
      this.keep({ ...cell, value })
    }
    return phones.map(({ digits, ext }) => (ext ? `${digits}-${ext}` : digits))
  }

  /** The mail addresses of one cell. */
  mails(cell: Cell): string[] {
    const pieces = cell.value
      .normalize('NFKC')
      .split(/[\s,;、|]+/)
      .filter(Boolean)
    const isMail = (piece: string) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(piece)
    for (const value of pieces.filter((piece) => !isMail(piece))) {
      this.warnings.push(problem('unreadableMail', { heading: cell.heading, value: shown(value) }))
      this.keep({ ...cell, value })
    }
    return pieces.filter(isMail).map((piece) => piece.toLowerCase())
  }

  /** A word of a vocabulary; an unknown one is warned of and kept. */
  word<T>(field: string, meaning: (cell: string) => T | null, known: string): T | null {
    const [cell] = this.filled(field)
    if (!cell) return null
    const meant = meaning(cell.value)
    if (meant === null) {
      this.warnings.push(problem('unknownWord', { heading: cell.heading, value: shown(cell.value), known }))
      this.keep(cell)
    }
    return meant
  }

  /** What stands in several columns or, parted by commas, in one. */
  list(field: string): string[] {
    const pieces = this.filled(field).flatMap(({ value }) => value.split(/[,，、;；|\n]+/))
    return [...new Set(pieces.map((piece) => piece.trim()).filter((piece) => !isBlank(piece)))]
  }

  /** Remarks, and below them what found no other place. */
  remarks(): string {
    return [this.text('remarks'), ...this.kept].filter((text) => text.trim() !== '').join('\n')
  }

  #heading(column: number, field: string): string {
    return this.#mapping.headings[column] || (field === 'other' ? `第 ${column + 1} 栏` : this.#label(field))
  }

  #label(field: string): string {
    return FIELDS[this.#mapping.kind as SheetKind].find(({ id }) => id === field)?.label.zh ?? field
  }
}
