import { addDays, type Day, DEFAULT_ZONE, dayIn } from './calendar.ts'
import { dayOf, fullYear, type Lean, readFigures, readYearFirst } from './dayFigures.ts'
import { clock, cutTime, figuresOnly } from './timeText.ts'

export interface DayRead {
  readonly day: Day
  /** `HH:mm` or `HH:mm:ss`, where the cell named a time. */
  readonly time?: string
}

export interface DayReading {
  /** Which year a day without one means: the last that is not more than a month ahead, or the next from today on. */
  readonly lean?: Lean
  /** The zone in which instants with an offset (`…T06:30:00Z`) become days. */
  readonly zone?: string
}

/**
 * A day, and the time where one is named, in any writing of Chinese spreadsheets (METHOD G4); null for what is none,
 * does not exist or could be two. `today` is the company's; a bare number is an Excel serial (1900 system).
 */
export function readDay(cell: string | number | Date, today: Day, reading: DayReading = {}): DayRead | null {
  if (cell instanceof Date) return fromSerial(cell.getTime() / MS_A_DAY + UNIX_SERIAL)
  // Nearly every cell is 2026-05-30, 2026/5/30 or 2026年5月30日; the others take ten times as long to read.
  const usual = typeof cell === 'string' ? readYearFirst(cell) : undefined
  if (usual === undefined) return readUnusual(String(cell), today, reading)
  return usual === null ? null : { day: usual }
}

const LONGEST_CELL = 60
const WEEKDAYS = /\(?(?:星期|礼拜|周)[1-6日天]\)?|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b,?/gi
const SERIAL = /^\d{5}(?:\.\d+)?$/
const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)$/i

function readUnusual(cell: string, today: Day, { lean = 'past', zone = DEFAULT_ZONE }: DayReading): DayRead | null {
  if (cell.length > LONGEST_CELL) return null
  const text = figuresOnly(cell).replace(WEEKDAYS, ' ').replace(/\s+/g, ' ').trim()
  if (SERIAL.test(text)) return fromSerial(Number(text))
  const [, date, hours, offset] = INSTANT.exec(text) ?? []
  if (offset) return fromInstant(new Date(`${date}T${hours}${offset}`), zone)
  const { rest, time } = cutTime(text)
  const day = time === null ? null : (readWords(rest, today) ?? readFigures(rest, today, lean))
  return day === null ? null : time ? { day, time } : { day }
}

const MS_A_DAY = 86_400_000
const SECONDS_A_DAY = 86_400

// Serial 60 is the 29 February 1900 that Excel believes in; we read from 1954 on, where only the origin shows it.
const UNIX_SERIAL = 25_569
const FIRST_SERIAL = 20_000
const LAST_SERIAL = 80_000

function fromSerial(serial: number): DayRead | null {
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL)) return null
  const seconds = Math.round(serial * SECONDS_A_DAY)
  const day = addDays('1970-01-01', Math.floor(seconds / SECONDS_A_DAY) - UNIX_SERIAL)
  const rest = seconds % SECONDS_A_DAY
  return rest === 0 ? { day } : { day, time: clock(Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60) }
}

function fromInstant(instant: Date, zone: string): DayRead | null {
  if (Number.isNaN(instant.getTime())) return null
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' })
  return { day: dayIn(zone, instant), time: local.format(instant).replace(/:00$/, '') }
}

const NEAR_DAYS = new Map(
  Object.entries({
    大前天: -3,
    前天: -2,
    昨天: -1,
    昨日: -1,
    今天: 0,
    今日: 0,
    明天: 1,
    明日: 1,
    后天: 2,
    大后天: 3,
    yesterday: -1,
    today: 0,
    tomorrow: 1,
  }),
)
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DAY_MONTH = /^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d\d)$/i
const MONTH_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i

/** 昨天 · 30 May 2026 · 30-May-26 · May 30, 2026. */
function readWords(text: string, today: Day): Day | null {
  const near = NEAR_DAYS.get(text.toLowerCase())
  if (near !== undefined) return addDays(today, near)
  const [, date, month, year] = DAY_MONTH.exec(text.replace(MONTH_DAY, '$2 $1 $3')) ?? []
  if (!date || !month || !year) return null
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return number === 0 ? null : dayOf(fullYear(year, today), number, Number(date))
}
