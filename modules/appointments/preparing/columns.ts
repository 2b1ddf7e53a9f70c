import type { Pen } from '../../../platform/paper/pen.ts'
import { type Locale, say } from '../../../shared/text.ts'
import { briefTexts as t } from './brief.texts.ts'

export interface Part {
  readonly title: string
  readonly items: readonly string[]
  /** Further ones that are not here at all. */
  readonly more: number
}

const COLUMN = 0.485
const BETWEEN = 1 - 2 * COLUMN
const BULLET = 0.02
/** Of one item. */
const MOST_LINES = 3
/** What a part keeps for itself, however full those above it are: its title, two lines and what is left out. */
const LEAST = 5

interface Line {
  readonly text: string
  readonly isItem: boolean
  readonly isTitle: boolean
}

/** Two columns on what is left of the page, and no line more: what does not fit is counted. */
export function drawColumns(pen: Pen, columns: readonly [readonly Part[], readonly Part[]], locale: Locale): void {
  const room = pen.room()
  const [left, right] = columns.map((parts) => linesOf(pen, parts, room, locale)) as [Line[], Line[]]
  for (let n = 0; n < Math.max(left.length, right.length); n++)
    pen.row([...cellsOf(left[n]), { share: BETWEEN }, ...cellsOf(right[n])])
}

const cellsOf = (line: Line | undefined) => [
  { text: line?.isItem ? '·' : '', share: BULLET },
  { text: line?.text ?? '', share: COLUMN - BULLET, pale: line?.isTitle ?? false },
]

function linesOf(pen: Pen, parts: readonly Part[], room: number, locale: Locale): Line[] {
  const found: Line[] = []
  const filled = parts.filter(({ items }) => items.length > 0)
  for (const [n, part] of filled.entries()) {
    const items = part.items.map((item) => cut(pen.lines(item, COLUMN - BULLET), MOST_LINES))
    const kept = LEAST * (filled.length - n - 1)
    if (found.length > 0) found.push({ text: '', isItem: false, isTitle: false })
    found.push({ text: part.title, isItem: false, isTitle: true })
    const fits = howManyFit(items, part.more, room - kept - found.length)
    for (const item of items.slice(0, fits))
      for (const [at, text] of item.entries()) found.push({ text, isItem: at === 0, isTitle: false })
    const count = part.more + items.length - fits
    if (count > 0) found.push({ text: say(t.more, locale, { count }), isItem: false, isTitle: true })
  }
  return found.slice(0, room)
}

/** How many items fit into so many lines, the one that counts the others included. */
function howManyFit(items: readonly string[][], more: number, room: number): number {
  const upTo = (count: number) => items.slice(0, count).reduce((sum, { length }) => sum + length, 0)
  const needed = (count: number) => upTo(count) + (count < items.length || more > 0 ? 1 : 0)
  let fits = items.length
  while (fits > 0 && needed(fits) > room) fits -= 1
  return fits
}

/** No more than so many lines; that there were more is shown. */
export const cut = (lines: readonly string[], most: number): string[] =>
  lines.length <= most ? [...lines] : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, -1)}…`]
