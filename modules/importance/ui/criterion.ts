import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import type { Unit } from '../rules/scorecard.ts'
import { importanceTexts as words } from './importance.texts.ts'

const FEN = 100

/** A value as a colleague would say it. */
export function useTellValue(): (unit: Unit, value: number) => string {
  const t = useText()
  const format = useFormat()
  return (unit, value) => {
    if (unit === 'fen') return t(words.aYear, { amount: format.money({ fen: value, currency: 'CNY' }, true) })
    return t(words[unit], { n: format.number(value) })
  }
}

/** Amounts are typed in yuan. */
export const asTyped = (unit: Unit, value: number | null): string =>
  value === null ? '' : String(unit === 'fen' ? value / FEN : value)

/** What was typed as a value; null where it is no number. */
export function asValue(unit: Unit, typed: string): number | null {
  const told = typed.replaceAll(/[,\uFF0C\s]/g, '')
  if (told === '' || !Number.isFinite(Number(told))) return null
  return unit === 'fen' ? Math.round(Number(told) * FEN) : Number(told)
}
