import { useCallback } from 'react'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import type { Unit } from '../rules/scorecard/figures.ts'
import { unitWords } from '../rules/scorecard/words.ts'

/** How values of a unit are written; `short` on axes. */
export function useTellValue(unit: Unit) {
  const t = useText()
  const format = useFormat()
  return useCallback(
    (value: number | null, short = false): string => {
      if (value === null) return '—'
      if (unit === 'fen') return format.money({ fen: value, currency: 'CNY' }, short)
      return unit === 'count' ? format.number(value) : t(unitWords[unit], { n: format.number(value) })
    },
    [unit, t, format],
  )
}
