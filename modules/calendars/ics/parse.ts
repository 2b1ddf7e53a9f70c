import ICAL from 'ical.js'

export interface Parsed {
  readonly calendars: readonly ICAL.Component[]
  readonly events: readonly ICAL.Component[]
  /** How many events could not be read. */
  readonly unread: number
}

/** Of the rules of events we keep the words: ical.js would read them, and give up the whole file for one it dislikes. */
export const RULE = 'x-jinke-rrule'
export const EX_RULE = 'x-jinke-exrule'

/** Reads a calendar file, as much of it as can be read: one broken event takes none of the others along. */
export function parse(text: string): Parsed {
  const lines = linesOf(text)
  try {
    return componentsOf(ICAL.parse(lines.join('\r\n')), 0)
  } catch {
    return eventByEvent(lines)
  }
}

function componentsOf(root: unknown, unread: number): Parsed {
  const roots = (Array.isArray((root as unknown[])[0]) ? root : [root]) as [string, unknown[], unknown[]][]
  const calendars = roots.filter((r) => r[0] === 'vcalendar').map((r) => new ICAL.Component(r))
  // Some hand out events without a calendar around them.
  const bare = roots.filter((r) => r[0] === 'vevent').map((r) => new ICAL.Component(r))
  return { calendars, events: [...calendars.flatMap((c) => c.getAllSubcomponents('vevent')), ...bare], unread }
}

const LINE = /^[A-Za-z][\w-]*[:;]/

/** Unfolded lines; what is no line of a calendar is left out. */
function linesOf(text: string): string[] {
  const unfolded = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\n/g, '\n')
    .replace(/\n[ \t]/g, '')
  const lines: string[] = []
  let inEvent = false
  for (const line of unfolded.split('\n')) {
    if (!LINE.test(line) || !line.includes(':')) continue
    if (/^BEGIN:VEVENT\s*$/i.test(line)) inEvent = true
    if (/^END:VEVENT\s*$/i.test(line)) inEvent = false
    lines.push(
      inEvent ? line.replace(/^RRULE(;[^:]*)?:/i, `${RULE}:`).replace(/^EXRULE(;[^:]*)?:/i, `${EX_RULE}:`) : line,
    )
  }
  return lines
}

function eventByEvent(lines: readonly string[]): Parsed {
  const blocks = blocksOf(lines, 'VEVENT')
  const zones = blocksOf(lines, 'VTIMEZONE').filter(isReadable)
  const readable = blocks.filter(isReadable)
  if (readable.length === 0) return { calendars: [], events: [], unread: blocks.length }
  const method = lines.find((line) => /^METHOD:/i.test(line))
  const whole = ['BEGIN:VCALENDAR', ...(method ? [method] : []), ...zones.flat(), ...readable.flat(), 'END:VCALENDAR']
  return componentsOf(ICAL.parse(whole.join('\r\n')), blocks.length - readable.length)
}

function isReadable(block: readonly string[]): boolean {
  try {
    ICAL.parse(['BEGIN:VCALENDAR', ...block, 'END:VCALENDAR'].join('\r\n'))
    return true
  } catch {
    return false
  }
}

/** The blocks of one kind, from BEGIN to END; one that never ends is none. */
function blocksOf(lines: readonly string[], kind: string): string[][] {
  const blocks: string[][] = []
  let block: string[] | null = null
  for (const line of lines) {
    const upper = line.trim().toUpperCase()
    if (upper === `BEGIN:${kind}`) block = []
    block?.push(line)
    if (upper === `END:${kind}` && block) {
      blocks.push(block)
      block = null
    }
  }
  return blocks
}
