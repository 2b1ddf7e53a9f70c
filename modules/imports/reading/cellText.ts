import type { CellValue } from 'exceljs'
import { writable } from '../../../shared/written.ts'

/**
 * What stands in a spreadsheet's cell, as text: numbers with all their digits, days as 2026-05-30 (14:30:00 behind
 * them where there is a time), formulas by their results, rich text without its dress.
 */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return writable(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value)
  if ('error' in value) return value.error
  if ('richText' in value) return cellText(value.richText.map(({ text }) => text).join(''))
  if ('text' in value) return cellText(value.text as CellValue)
  if ('result' in value) return cellText(value.result)
  return ''
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  const short = String(value)
  if (!short.includes('e')) return short
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '')
}

// Days before this are times of day: Excel counts from the last day of 1899.
const FIRST_DAY = Date.UTC(1900, 0, 1)

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  // Excel's fractions of a day are a few milliseconds off.
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString()
  const [day = '', time = ''] = rounded.slice(0, 19).split('T')
  if (value.getTime() < FIRST_DAY) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}
