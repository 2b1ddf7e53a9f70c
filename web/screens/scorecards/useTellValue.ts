import { useCallback } from 'react'
import { unitWords } from '../../../modules/insight/rules/scorecard/words.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import type { Figure } from './useScorecard.ts'

/** How values of a unit are written; `short` on axes. */
export function useTellValue(unit: Figure['unit']) {
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
