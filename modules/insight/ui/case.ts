import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import type { CaseValue } from './CaseRows.tsx'
import type { MeasureKey } from './Gauges.tsx'
import { insightTexts as words } from './insight.texts.ts'

/** What a case of a measure says, in a few words. */
export function useTellCase(measure: MeasureKey): (one: CaseValue) => string {
  const t = useText()
  const format = useFormat()
  return ({ fine, flag, amount }) => {
    const n = format.number(Math.abs(amount ?? 0))
    switch (measure) {
      case 'rhythm':
        return t(flag === 'early' || flag === 'late' ? words[flag] : words.gap, { n })
      case 'moved':
        return flag === 'up' || flag === 'down' ? t(words[flag], { n }) : ''
      case 'cadence':
        return fine ? '' : t(words.overdue, { n })
      case 'firstAnswer':
        return t(fine ? words.answered : words.waiting, { n })
      case 'stamina':
        return t(words.touches, { n })
      case 'portrait':
        return t(words.filled, { n })
      case 'corrected':
        return t(words.versions, { n })
      case 'repeated':
        return t(words.again, { n })
      case 'reached':
      case 'leads':
        return ''
      default:
        return t(fine ? words.yes : words.no)
    }
  }
}
