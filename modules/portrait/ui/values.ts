import { isDay } from '../../../shared/calendar.ts'
import type { Locale } from '../../../shared/text.ts'
import { say } from '../../../shared/text.ts'
import { formatDay, formatMoney, formatNumber } from '../../../web/text/format.ts'
import { fits, type Value } from '../rules/fields.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import type { FieldShown } from './types.ts'

const FEN = 100

/** A value as it is read. */
export function tellValue(field: FieldShown, value: Value, at: { today: string; locale: Locale }): string {
  if (typeof value === 'boolean') return say(value ? words.yes : words.no, at.locale)
  if (typeof value === 'number') return formatNumber(value, at.locale)
  if (typeof value === 'object') return formatMoney(value, at.locale)
  if (field.kind === 'choice') return field.choices?.find(({ key }) => key === value)?.[at.locale] ?? value
  return field.kind === 'date' && isDay(value) ? formatDay(value, at.today, at.locale) : value
}

/** A value as it is typed. */
export function typedOf(value: Value | null): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? String(value.fen / FEN) : String(value)
}

/** What was typed, as the field holds it; null where it holds no such thing. */
export function readTyped(field: Pick<FieldShown, 'kind' | 'choices'>, typed: string): Value | null {
  const text = typed.trim()
  if (text === '') return null
  const value = asKind(field.kind, text)
  return fits(field, value) ? value : null
}

function asKind(kind: FieldShown['kind'], text: string): Value {
  const number = Number(text.replaceAll(',', ''))
  if (kind === 'number') return number
  if (kind === 'money') return { fen: Math.round(number * FEN), currency: 'CNY' }
  return kind === 'yes_no' ? text === 'yes' : text
}
