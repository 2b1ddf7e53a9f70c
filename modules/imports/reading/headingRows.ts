// Which rows of a sheet are its headings: those whose words fit some kind of sheet best.

import { agreement, type Content, contentOf, isOf } from './contents.ts'
import { FIELDS, type Field, KINDS, type SheetKind } from './fields.ts'
import { toldByContent } from './guess.ts'
import { type HeadingMeaning, isAside, meaningsOf } from './headings.ts'
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
  /** Columns that are told by their cells alone. */
  readonly guessed: readonly number[]
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
      const reading = heading && bestKind(heading, named, rows)
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

function bestKind(heading: Heading, named: SheetKind | undefined, rows: readonly RawRow[]): Reading | null {
  let contents: (Content | null)[] | undefined
  const contentAt = (column: number): Content | null => {
    contents ??= contentsBelow(heading, rows)
    return contents[column] ?? null
  }
  const readings = KINDS.map((kind) => readAs(kind, heading, named, contentAt)).filter((reading) => reading !== null)
  readings.sort((a, b) => b.score - a.score)
  const [best, second] = readings
  return best ? { ...best, second: second?.score ?? 0 } : null
}

const SAMPLE_ROWS = 40

const contentsBelow = ({ below, shown }: Heading, rows: readonly RawRow[]): (Content | null)[] => {
  const data = rows.slice(below, below + SAMPLE_ROWS)
  return shown.map((_, column) => contentOf(data.map(({ cells }) => cells[column] ?? '')))
}

const GUESSED_QUALITY = 0.3

function readAs(
  kind: SheetKind,
  heading: Heading,
  named: SheetKind | undefined,
  contentAt: (column: number) => Content | null,
): Reading | null {
  const { spoken, shown } = heading
  const filled = shown.filter(Boolean).length
  const meant = spoken.map((headings) => meaningsOfAny(headings, kind))
  if (meant.filter((meanings) => meanings.some(({ field }) => !isAside(field.id))).length < Math.min(2, filled))
    return null
  const byColumn = assign(meant, contentAt)
  const known = [...byColumn.values()].filter(({ field }) => !isAside(field.id))
  if (known.length < Math.min(2, filled)) return null
  // A row of data can hold a word or two that are headings elsewhere: what is not known by half holds no data.
  if (byColumn.size < filled / 2 && shown.some(isData)) return null
  const isClear = kind === named || known.some(({ field }) => field.telling)
  const guessed = guess(kind, heading, byColumn, meant, contentAt)
  const fields = new Set([...known, ...(isClear ? guessed.values() : [])].map(({ field }) => field.id))
  // A name in two parts is a name.
  if (fields.has('givenName') || fields.has('familyName')) fields.add('name')
  if (FIELDS[kind].some(({ id, required }) => required && !fields.has(id))) return null
  for (const [column, meaning] of guessed) byColumn.set(column, meaning)
  const score = [...known, ...guessed.values()].reduce(
    (sum, { field, quality }) => sum + quality * (field.telling ? TELLING_WEIGHT : 1),
    kind === named ? NAMED_BONUS : 0,
  )
  shown.forEach((written, column) => {
    if (written && !byColumn.has(column)) byColumn.set(column, { ...otherOf(kind), isWeak: false, rank: 0 })
  })
  return { kind, byColumn, guessed: [...guessed.keys()], score, second: 0 }
}

const otherOf = (kind: SheetKind) => ({ field: FIELDS[kind].find(({ id }) => id === 'other') as Field, quality: 0 })

const isData = (cell: string): boolean => (['date', 'phone', 'mail'] as const).some((content) => isOf(content, cell))

/** Of two lines, the whole before the lower one. */
const meaningsOfAny = (headings: readonly string[], kind: SheetKind): readonly HeadingMeaning[] =>
  headings.map((heading) => (heading ? meaningsOf(heading, kind) : [])).find((meanings) => meanings.length > 0) ?? []

const AGREEMENT = 0.5

/** What the cells make of a heading's meaning: they may confirm it, and a weak one needs that; null where they rule it out. */
function weighed(meaning: HeadingMeaning, content: () => Content | null): number | null {
  const { field, quality, isWeak } = meaning
  const cells = agreement(field.id, content())
  if (cells === 'agrees') return quality + AGREEMENT
  return cells !== null && !field.required && (isWeak || cells === 'contradicts') ? null : quality
}

/** Gives every column its likeliest field; what one column may hold only goes to the best of them, wherever it stands. */
function assign(
  meant: readonly (readonly HeadingMeaning[])[],
  contentAt: (column: number) => Content | null,
): Map<number, HeadingMeaning> {
  const wishes = meant.flatMap((meanings, column) =>
    meanings.flatMap((meaning) => {
      const weight = weighed(meaning, () => contentAt(column))
      return weight === null ? [] : [{ column, meaning, weight }]
    }),
  )
  const needed = ({ meaning }: { meaning: HeadingMeaning }) => Number(meaning.field.required ?? false)
  wishes.sort((a, b) => b.weight - a.weight || needed(b) - needed(a) || a.meaning.rank - b.meaning.rank)
  const byColumn = new Map<number, HeadingMeaning>()
  const taken = new Set<string>()
  for (const { column, meaning, weight } of wishes) {
    if (byColumn.has(column) || (taken.has(meaning.field.id) && !meaning.field.many)) continue
    byColumn.set(column, { ...meaning, quality: weight })
    taken.add(meaning.field.id)
  }
  return byColumn
}

/** What columns mean by their headings alone; those that none of the fields is for are left out. */
export const fieldsByHeadings = (kind: SheetKind, headings: readonly string[]): ReadonlyMap<number, HeadingMeaning> =>
  assign(
    headings.map((heading) => meaningsOf(heading, kind)),
    () => null,
  )

/** What the cells under headings that say nothing tell by themselves. */
function guess(
  kind: SheetKind,
  { shown }: Heading,
  byColumn: ReadonlyMap<number, HeadingMeaning>,
  meant: readonly (readonly HeadingMeaning[])[],
  contentAt: (column: number) => Content | null,
): Map<number, HeadingMeaning> {
  const unknown = shown.flatMap((written, column) =>
    written && meant[column]?.length === 0 ? [[column, contentAt(column)] as const] : [],
  )
  const taken = new Set([...byColumn.values()].map(({ field }) => field.id))
  const told = [...toldByContent(kind, new Map(unknown), taken)]
  return new Map(
    told.flatMap(([column, id]) => {
      const field = FIELDS[kind].find((each) => each.id === id)
      return field ? [[column, { field, quality: GUESSED_QUALITY, rank: 0, isWeak: true }] as const] : []
    }),
  )
}
