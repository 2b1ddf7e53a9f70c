// Days in cells: what cannot be told from the cell alone is told from its column, or not at all.

import type { Day } from '../../../shared/calendar.ts'
import { dayOf, fullYear } from '../../../shared/dayFigures.ts'
import { type DayRead, type DayReading, readDay } from '../../../shared/dayText.ts'
import { DAY_ORDERS, type DayOrder } from './mapping.ts'

const THREE_FIGURES = /^\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?=\s|$)/

function inOrder(cell: string, order: DayOrder, today: Day): Day | null {
  const [, first = '', , second = '', third = ''] = THREE_FIGURES.exec(cell.normalize('NFKC')) ?? []
  if (order !== 'ymd') {
    const [month, date] = order === 'mdy' ? [first, second] : [second, first]
    return dayOf(fullYear(third, today), Number(month), Number(date))
  }
  return first.length === 2 && third.length === 2 ? dayOf(fullYear(first, today), Number(second), Number(third)) : null
}

const isThreeFigures = (cell: string): boolean => THREE_FIGURES.test(cell.normalize('NFKC'))

/** The one order in which all dates of a column can be read; null where several fit, or none. `today` only tells which century a year is of. */
export function dayOrderOf(cells: readonly string[], today: Day): DayOrder | null {
  const figures = cells.filter(isThreeFigures)
  const orders = DAY_ORDERS.filter((order) => figures.every((cell) => inOrder(cell, order, today) !== null))
  return figures.length > 0 && orders.length === 1 ? (orders[0] ?? null) : null
}

const RELATIVE =
  /^(?:[大上]*[前后昨今明]|[上下本这]+(?:个|一)?(?:周|月|星期|礼拜|季|年)|刚才|刚刚|最近|近日|近期|\d+\s*[天周月]前|yesterday|today|tomorrow|(?:last|this|next) )(?!\d)/i

/** 昨天, 上周: another day on each day that the file is read. */
export const isRelativeDay = (cell: string): boolean => RELATIVE.test(cell.trim())

/** A cell as a day, and if it is none, whether that is because it may be two. */
export function readCellDay(
  cell: string,
  today: Day,
  order: DayOrder | undefined,
  reading: DayReading = {},
): DayRead | 'ambiguous' | null {
  const read = readDay(cell, today, reading)
  if (read || !isThreeFigures(cell)) return read
  const day = order ? inOrder(cell, order, today) : null
  if (day) return { day }
  const readings = new Set(DAY_ORDERS.map((each) => inOrder(cell, each, today)).filter((each) => each !== null))
  return readings.size > 1 ? 'ambiguous' : null
}
