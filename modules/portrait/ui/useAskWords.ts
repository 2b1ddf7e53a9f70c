import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import type { Question } from './types.ts'

/** D5: how a question is put: as a colleague would ask, or, where it was known once, whether it is still so. */
export function useAskWords(): (question: Pick<Question, 'field' | 'why'>, known?: string | null) => string {
  const t = useText()
  const locale = useLocale()
  return ({ field, why }, known) => {
    if (why === 'missing') return field.ask[locale]
    const name = field.label[locale]
    return known ? t(words.confirmValue, { field: name, value: known }) : t(words.confirmAsk, { field: name })
  }
}
