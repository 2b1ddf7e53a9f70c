// Which rows of a sheet are its headings: those whose words fit some kind of sheet best.

import { FIELDS, type Field, KINDS, type SheetKind } from './fields.ts'
import { type HeadingMeaning, meaningsOf } from './headings.ts'
import type { RawRow } from './source.ts'

export interface Heading {
  /** The last line of it. */
  readonly line: number
  /** How many of the rows it and what stands above it take. */
  readonly below: number
  readonly shown: string[]
  /** By column, what may be looked up: 联系人姓名 and 姓名 of two lines. */
  readonly spoken: readonly (readonly string[])[]
}

export interface Reading {
  readonly kind: SheetKind
  readonly byColumn: ReadonlyMap<number, HeadingMeaning>
  readonly score: number
  /** Of the kind that fits second best. */
  readonly second: number
}

/** A heading merged over two lines stands in both of them. */
export const repeats = (row: RawRow, heading: Heading): boolean =>
  row.cells.every((cell, column) => cell.trim() === '' || cell.trim() === heading.shown[column])

const DEEPEST_HEADING = 25
const TELLING_WEIGHT = 2
const TWO_LINES_COST = 0.5
const NAMED_BONUS = 1
const LEAST_SCORE = 1.5

/** The line, or two, and the kind of sheet whose words fit best among the first rows; null where none do. */
export function bestHeading(
  rows: readonly RawRow[],
  named: SheetKind | undefined,
): { heading: Heading; reading: Reading } | null {
  let best: { heading: Heading; reading: Reading } | null = null
  for (let at = 0; at < Math.min(rows.length, DEEPEST_HEADING); at++) {
    for (const lines of [1, 2]) {
      const heading = headingAt(rows, at, lines)
      const reading = heading && bestKind(heading, named)
      if (!reading) continue
      const score = reading.score - (lines - 1) * TWO_LINES_COST
      if (score >= LEAST_SCORE && score > (best?.reading.score ?? 0)) best = { heading, reading: { ...reading, score } }
    }
  }
  return best
}

const widthOf = (row: RawRow): number => row.cells.filter((cell) => cell.trim() !== '').length

// Titles stand above headings, not another table: one row as wide, and none above headings of two lines.
const mostWideRowsAbove = (lines: number): number => 2 - lines

function headingAt(rows: readonly RawRow[], at: number, lines: number): Heading | null {
  const [upper, lower] = lines === 2 ? [rows[at], rows[at + 1]] : [undefined, rows[at]]
  if (!lower || (lines === 2 && !upper)) return null
  if (rows.slice(0, at).filter((row) => widthOf(row) >= Math.max(2, widthOf(lower))).length > mostWideRowsAbove(lines))
    return null
  const groups = spread(upper?.cells ?? [])
  const width = Math.max(lower.cells.length, upper?.cells.length ?? 0)
  const shown: string[] = []
  const spoken: string[][] = []
  for (let column = 0; column < width; column++) {
    const own = lower.cells[column]?.trim() ?? ''
    const group = groups[column] ?? ''
    shown.push(own || (upper?.cells[column]?.trim() ?? ''))
    spoken.push(own && group && group !== own ? [group + own, own] : [shown[column] ?? ''])
  }
  return { line: lower.line, below: at + lines, shown, spoken }
}

/** The heading of a group of columns stands above the first of them only. */
function spread(cells: readonly string[]): string[] {
  let group = ''
  return cells.map((cell) => (group = cell.trim() || group))
}

function bestKind(heading: Heading, named: SheetKind | undefined): Reading | null {
  const readings = KINDS.map((kind) => readAs(kind, heading, kind === named ? NAMED_BONUS : 0)).filter(
    (reading) => reading !== null,
  )
  readings.sort((a, b) => b.score - a.score)
  const [best, second] = readings
  return best ? { ...best, second: second?.score ?? 0 } : null
}

function readAs(kind: SheetKind, { spoken, shown }: Heading, bonus: number): Reading | null {
  const byColumn = assign(kind, spoken)
  const filled = shown.filter(Boolean).length
  const known = [...byColumn.values()].filter(({ field }) => field.id !== 'other' && field.id !== 'ignored')
  const fields = new Set(known.map(({ field }) => field.id))
  // A name in two parts is a name.
  if (fields.has('givenName') || fields.has('familyName')) fields.add('name')
  const misses = FIELDS[kind].some(({ id, required }) => required && !fields.has(id))
  // A row of data can hold a word or two that are headings elsewhere; headings are headings by half.
  if (misses || known.length < Math.min(2, filled) || byColumn.size < filled / 2) return null
  const score = known.reduce((sum, { field, quality }) => sum + quality * (field.telling ? TELLING_WEIGHT : 1), bonus)
  shown.forEach((heading, column) => {
    if (heading && !byColumn.has(column)) byColumn.set(column, otherOf(kind))
  })
  return { kind, byColumn, score, second: 0 }
}

const otherOf = (kind: SheetKind) => ({ field: FIELDS[kind].find(({ id }) => id === 'other') as Field, quality: 0 })

/** Gives every column its likeliest field; what one column may hold only goes to the best of them. */
function assign(kind: SheetKind, spoken: Heading['spoken']): Map<number, HeadingMeaning> {
  const wishes = spoken.flatMap((headings, column) => {
    const meant =
      headings.map((heading) => (heading ? meaningsOf(heading, kind) : [])).find((meanings) => meanings.length > 0) ??
      []
    return meant.map((meaning) => ({ column, ...meaning }))
  })
  wishes.sort((a, b) => b.quality - a.quality)
  const byColumn = new Map<number, HeadingMeaning>()
  const taken = new Set<string>()
  for (const { column, field, quality } of wishes) {
    if (byColumn.has(column) || (taken.has(field.id) && !field.many)) continue
    byColumn.set(column, { field, quality })
    taken.add(field.id)
  }
  return byColumn
}
