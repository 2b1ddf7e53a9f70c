import { type Clock, type Part, type Placed, type Word, wordsOf } from './wishWords.ts'

/** A stretch of the day as it was said. */
export type Stretch =
  | { readonly is: 'within'; readonly from: number; readonly to: number }
  | { readonly is: 'part'; readonly part: Part }
  | { readonly is: 'after' | 'before'; readonly at: number; readonly part: Part | null; readonly negated: boolean }

export interface Phrase {
  readonly days: readonly number[] | null
  readonly stretches: readonly Stretch[]
}

export interface Clause {
  readonly said: string
  /** Null: not understood. */
  readonly phrases: readonly Phrase[] | null
  /** What it says itself, if it does. */
  readonly meant: 'good' | 'bad' | null
  /** Of what was listed before, too: 都不行. */
  readonly ofAll: boolean
  /** They do something then that takes no whole day. */
  readonly unbounded: boolean
  readonly excepts: boolean
  readonly namesDays: boolean
  /** How it goes on from the one before, if it does. */
  readonly follows: 'clause' | 'item' | null
  /** With what sign the next one goes on from it; empty where none does. */
  readonly isFollowed: string
}

const DAY = 1440
const HALF = 720
const HOUR = 60
const AROUND = 30
const LATEST_START = 1380

/** What somebody wrote, clause by clause: days, stretches of the day, and whether they suit. */
export function clausesOf(written: string): Clause[] {
  const text = written.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const shown = text.length === written.length ? written : text
  // Between ten and eleven is one stretch, and no list.
  const words = wordsOf(text.replace(/\b(between\s[^;.]+?\s)and(\s)/gi, '$1to $2'))
  const found: Clause[] = []
  let clause: Placed[] = []
  let [begins, follows]: [number, Clause['follows']] = [0, null]
  for (const placed of [...words, LAST(text.length)]) {
    const { word, at, until } = placed
    if (word.is !== 'end') {
      clause.push(placed)
      continue
    }
    const said = shown.slice(begins, at).trim()
    const goesOn = word.of === 'sentence' ? null : word.of
    const ends = begins + shown.slice(begins, at).trimEnd().length
    const gap = /^\s*/.exec(shown.slice(until))?.[0].length ?? 0
    const sign = goesOn ? shown.slice(ends, until + gap) : ''
    if (said) {
      found.push(
        clauseOf(
          said,
          clause.map((one) => one.word),
          follows,
          sign,
        ),
      )
      follows = goesOn
    } else if (!goesOn) follows = null
    clause = []
    begins = until
  }
  return found
}

const LAST = (at: number): Placed => ({ word: { is: 'end', of: 'sentence' }, at, until: at })

function clauseOf(said: string, words: readonly Word[], follows: Clause['follows'], isFollowed: string): Clause {
  const says = new Set(words.map((word) => word.is))
  const isBad = says.has('bad') || says.has('except') || says.has('busy') || says.has('away')
  return {
    said,
    phrases: phrasesOf(words),
    meant: isBad ? 'bad' : says.has('good') ? 'good' : null,
    ofAll: says.has('all'),
    unbounded: says.has('busy') && !says.has('bad'),
    excepts: says.has('except'),
    namesDays: says.has('days'),
    follows,
    isFollowed,
  }
}

const MEANING: readonly Word['is'][] = ['good', 'bad', 'except', 'busy', 'away', 'all']

function phrasesOf(words: readonly Word[]): Phrase[] | null {
  const said = words.filter(({ is }) => !MEANING.includes(is))
  const phrases: { days: number[] | null; stretches: Stretch[] }[] = []
  for (let at = 0; at < said.length; ) {
    const word = said[at] as Word
    const last = phrases.at(-1)
    if (word.is === 'days') {
      if (!last || last.stretches.length > 0) phrases.push({ days: [...word.days], stretches: [] })
      else last.days = [...new Set([...(last.days ?? []), ...word.days])]
      at += 1
      continue
    }
    const read = stretchAt(said, at)
    if (!read) return null
    if (last) last.stretches.push(read.stretch)
    else phrases.push({ days: null, stretches: [read.stretch] })
    at = read.next
  }
  return phrases
}

/** One stretch of the day from a word on: 下午, 下午 3 点以后, not before 10, 4 点半到 5 点半, 10-11 in the morning. */
function stretchAt(words: readonly Word[], start: number): { stretch: Stretch; next: number } | null {
  let at = start
  const next = <K extends Word['is']>(...kinds: K[]): Extract<Word, { is: K }> | null => {
    const word = words[at]
    if (!word || !(kinds as string[]).includes(word.is)) return null
    at += 1
    return word as Extract<Word, { is: K }>
  }
  const isAhead = (where: 'pre' | 'post') => {
    const word = words[at]
    return (word?.is === 'after' || word?.is === 'before') && word.where === where
  }
  let isAround = next('around') !== null
  const bound = isAhead('pre') ? next('after', 'before') : null
  let part = next('part')?.part ?? null
  const isOwnPart = part !== null
  const first = next('clock', 'number')
  if (!first) return part && !bound && !isAround ? { stretch: { is: 'part', part }, next: at } : null
  const joins = words[at]
  const isRange = next('to') !== null || (joins?.is === 'before' && joins.joins === true && next('before') !== null)
  const endPart = isRange ? (next('part')?.part ?? null) : null
  const last = isRange ? next('clock', 'number') : null
  if (isRange && (!last || (bound && (bound.is !== 'after' || bound.negated)))) return null
  const behind = !bound && !isRange && isAhead('post') ? next('after', 'before') : null
  isAround ||= next('around') !== null
  const trailing = words[at]
  const beyond = words[at + 1]?.is
  if (!isOwnPart && !endPart && trailing?.is === 'part' && beyond !== 'clock' && beyond !== 'number') {
    part = trailing.part
    at += 1
  }
  const edge = bound ?? behind
  // A mere figure is a time only where the words around make it one.
  if (first.is === 'number' && !last && !edge) return null
  const stretch = last
    ? isAround
      ? null
      : range(first.clock, part, last.clock, endPart)
    : pointed(first.clock, part, edge, isAround)
  return stretch && { stretch, next: at }
}

function pointed(
  clock: Clock,
  part: Part | null,
  edge: Extract<Word, { is: 'after' | 'before' }> | null,
  isAround: boolean,
): Stretch | null {
  const at = minuteOf(clock, part)
  if (at === null || at > LATEST_START || (edge && isAround)) return null
  // Eight o'clock is one of two where it only begins or ends something.
  if (edge?.is === 'after' && !part && !clock.exact && !clock.half && clock.hour === EIGHT) return null
  if (edge) return { is: edge.is, at, part, negated: edge.negated === true }
  const early = isAround ? AROUND : 0
  return { is: 'within', from: Math.max(0, at - early), to: Math.min(DAY, at + HOUR) }
}

const EIGHT = 8
const SEVEN = 7

/** Small hours without a part of the day are those of office hours: three is in the afternoon; seven may be either. */
function minuteOf({ hour, minute, exact, half }: Clock, part: Part | null): number | null {
  const plain = hour * HOUR + minute
  const late = hour < 12 ? plain + HALF : plain
  if (half) return half === 'pm' ? late : hour === 12 ? minute : plain
  if (exact) return part && (plain < part.earliest || plain > part.latest) ? null : plain
  if (!part) return hour === SEVEN ? null : hour < SEVEN ? late : plain
  const meant = part.half === 'am' ? plain : part.half === 'noon' ? (hour <= 3 ? late : plain) : late
  return meant < part.earliest || meant > part.latest ? null : meant
}

/** 下午2点到4点, 2-4pm, 12 点到 2 点: what is said once is meant for both, and the end is the first that comes after. */
function range(first: Clock, part: Part | null, last: Clock, endPart: Part | null): Stretch | null {
  const end = last.half || last.exact || endPart ? minuteOf(last, endPart) : null
  if (end === null && (last.half || last.exact || endPart)) return null
  const begins = first.half || first.exact || part ? [minuteOf(first, part)] : beginnings(first, end)
  const from = begins.find((minute) => minute !== null && (end === null || minute < end))
  if (from === null || from === undefined) return null
  const plain = (last.hour % 12) * HOUR + last.minute
  const to =
    end ?? [plain, plain + HALF, ...(part?.half === 'night' ? [] : [plain + DAY])].find((minute) => minute > from)
  if (to === undefined || to <= from || to - from > HALF || to > DAY) return null
  return { is: 'within', from, to }
}

/** Of 2-4pm two is in the afternoon, of 11-1pm eleven is in the morning. */
function beginnings(clock: Clock, end: number | null): (number | null)[] {
  if (end === null) return [minuteOf(clock, null)]
  const plain = clock.hour * HOUR + clock.minute
  return [plain + HALF, plain]
}
