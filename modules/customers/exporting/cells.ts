import type { Work } from '../../../platform/work.ts'
import { say } from '../../../shared/text.ts'
import { presentItem } from '../present.ts'
import type { Beside } from '../repo/beside.ts'
import type { CustomerRow } from '../repo/list.ts'
import type { Column } from '../rules/columns.ts'
import { cadenceWords, kindWords, rungWords, sizeWords, stageWords, stateWords } from '../rules/words.ts'

export type Cell = string | number | null

/** What the texts of a column are: days are `YYYY-MM-DD`, instants `YYYY-MM-DD HH:mm` in the company's zone. */
export type CellKind = 'text' | 'number' | 'money' | 'day' | 'instant'

const DAYS: readonly Column[] = ['enteredOn', 'dueOn', 'nextOn']
const INSTANTS: readonly Column[] = ['lastTouchAt', 'lastEffectiveTouchAt']
const NUMBERS: readonly Column[] = ['effectiveTouches', 'effectiveTouchesEver', 'touches', 'orders']

export function kindOf(column: Column): CellKind {
  if (DAYS.includes(column)) return 'day'
  if (INSTANTS.includes(column)) return 'instant'
  if (column === 'amount') return 'money'
  return NUMBERS.includes(column) ? 'number' : 'text'
}

const FEN_A_UNIT = 100
// Importing reads several values from one cell by these.
const SEPARATOR = '; '

/** One customer as a row of a file, in the reader's language, in the order of the columns. */
export function rowOf(
  work: Work,
  customer: CustomerRow,
  beside: Beside | undefined,
  columns: readonly Column[],
): Cell[] {
  const { locale } = work
  const item = presentItem(work, customer)
  const when = (instant: string | null) => instant && localTime(work.zone, instant)
  const cells: Record<Column, () => Cell> = {
    name: () => item.name,
    kind: () => say(kindWords[item.kind], locale),
    stage: () => say(stageWords[item.stage], locale),
    state: () => say(stateWords[item.state], locale),
    tier: () => item.tier,
    owner: () => item.owner?.name ?? null,
    contact: () => beside?.contact ?? null,
    job: () => beside?.job ?? null,
    phones: () => beside?.phones.join(SEPARATOR) || null,
    mails: () => beside?.mails.join(SEPARATOR) || null,
    industry: () => item.industry,
    region: () => item.region,
    size: () => item.size && say(sizeWords[item.size], locale),
    address: () => beside?.address ?? null,
    source: () => item.source,
    tags: () => item.tags.join(SEPARATOR) || null,
    enteredOn: () => item.enteredOn,
    effectiveTouches: () => item.effectiveTouches,
    effectiveTouchesEver: () => item.effectiveTouchesEver,
    touches: () => item.touches,
    lastTouchAt: () => when(item.lastTouchAt),
    lastEffectiveTouchAt: () => when(item.lastEffectiveTouchAt),
    cadence: () => item.cadence && say(cadenceWords[item.cadence], locale),
    distance: () => say(rungWords[item.distance], locale),
    dueOn: () => item.dueOn,
    nextStep: () => item.nextStep,
    nextOn: () => item.nextOn,
    orders: () => item.orders.count,
    amount: () => item.orders.amount.fen / FEN_A_UNIT,
    currency: () => item.orders.amount.currency,
    pool: () => item.pool?.name ?? null,
    remarks: () => beside?.remarks ?? null,
    id: () => item.id,
  }
  return columns.map((column) => cells[column]())
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localTime(zone: string, instant: string): string {
  let format = formats.get(zone)
  if (!format) {
    // Swedes write dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    formats.set(zone, format)
  }
  return format.format(new Date(instant))
}
