import type { Channel, Direction } from '../../touches/rules/log.ts'
import type { Random } from './random.ts'

/** One way to say something; for notes also where it fits and what comes next, in how many days. */
export interface Line {
  readonly text: string
  readonly channels: readonly Channel[]
  readonly direction: Direction
  readonly next: { readonly text: string; readonly from: number; readonly to: number } | null
}

/** Lines by the name of their section. The files in `db/seeds` tell the format. */
export type Phrasebook = ReadonlyMap<string, readonly Line[]>

const HEADER = /^\[([^\]\s:]+)(:in)?((?:\s+\w+)*)\]$/
const NARROWED = /^(?:\(([\w ]+)\)\s*)?(.*)$/
const NEXT = /^(.*?)\s*>>\s*(.+?)\s*@(\d+)-(\d+)$/

/** Reads the sections of one file, or several put together. A line outside any section is a fault of the file. */
export function readPhrasebook(file: string): Phrasebook {
  const book = new Map<string, Line[]>()
  let lines: Line[] | null = null
  let head: Pick<Line, 'channels' | 'direction'> = { channels: [], direction: 'out' }
  for (const written of file.split('\n')) {
    const line = written.trim()
    if (line === '' || line.startsWith('#')) continue
    const [, section, inward, channels] = HEADER.exec(line) ?? []
    if (section !== undefined) {
      head = { channels: (channels ?? '').split(/\s+/).filter(Boolean) as Channel[], direction: inward ? 'in' : 'out' }
      lines = book.get(section) ?? []
      book.set(section, lines)
    } else if (lines) lines.push({ ...head, ...readLine(line) })
    else throw new Error(`a line before any section: ${line}`)
  }
  return book
}

function readLine(line: string): Pick<Line, 'text' | 'next'> & Partial<Line> {
  const [, narrowed, told = ''] = NARROWED.exec(line) ?? []
  const channels = narrowed ? { channels: narrowed.split(' ') as Channel[] } : {}
  const [, text, step, from, to] = NEXT.exec(told) ?? []
  if (text === undefined || step === undefined) return { text: told, next: null, ...channels }
  return { text, next: { text: step, from: Number(from), to: Number(to) }, ...channels }
}

export function linesOf(book: Phrasebook, section: string): readonly Line[] {
  const lines = book.get(section)
  if (!lines || lines.length === 0) throw new Error(`no section ${section}`)
  return lines
}

/**
 * A line of these sections, one that fits and was not used yet where there is one, else one used long ago; `used` is in
 * the order of use.
 */
export function drawLine(
  book: Phrasebook,
  sections: readonly string[],
  random: Random,
  used: Set<Line>,
  fits: (line: Line) => boolean = () => true,
): Line {
  const lines = sections.flatMap((section) => book.get(section) ?? [])
  if (lines.length === 0) throw new Error(`no section ${sections[0]}`)
  const found = lines.filter(fits)
  const fitting = found.length > 0 ? found : lines
  const fresh = fitting.filter((line) => !used.has(line))
  const stale = [...used].filter((line) => fitting.includes(line))
  const drawn = random.pick(fresh.length > 0 ? fresh : stale.slice(0, Math.ceil(stale.length / 2)))
  used.delete(drawn)
  used.add(drawn)
  return drawn
}

export type Values = Readonly<Record<string, string>>

/** Fills a text: `{a|b}` is one of these, `{name}` a value, or else a line of that section. */
export function expand(book: Phrasebook, text: string, values: Values, random: Random): string {
  const filled = text.replace(/\{([^{}]*)\}/g, (_, inside: string) =>
    inside.includes('|') ? random.pick(inside.split('|')) : (values[inside] ?? wordOf(book, inside, random)),
  )
  return filled === text ? text : expand(book, filled, values, random)
}

/** A word of a section. */
export const wordOf = (book: Phrasebook, section: string, random: Random): string =>
  random.pick(linesOf(book, section)).text
