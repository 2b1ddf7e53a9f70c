import { useLocale } from '../../../web/text/locale.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { portraitTexts as words } from './portrait.texts.ts'
import type { Portrait, Question } from './types.ts'
import { tellValue } from './values.ts'

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

/** What stands in the portrait about a question; null where nothing does, or it is sealed. */
export function useKnown({ blocks }: Pick<Portrait, 'blocks'>): (question: Question) => string | null {
  const { today } = useFormat()
  const locale = useLocale()
  const cells = blocks.flatMap((block) => block.cells)
  return ({ field, contact }) => {
    const cell = cells.find((one) => one.field.key === field.key && one.contactId === (contact?.id ?? null))
    const value = cell?.current?.value ?? null
    return cell?.recorded ?? (value === null ? null : tellValue(field, value, { today, locale }))
  }
}
