import type { Locale, Text } from '../../../shared/text.ts'
import { fill, texts } from '../../../shared/text.ts'
import { FESTIVALS, type FestivalKey, festivalName } from '../../calendars/rules/festivals.ts'

const words = texts({
  birthday: { zh: '生日', en: 'birthday' },
  first_order: { zh: '首次合作{nth}周年', en: 'anniversary of your first order ({nth} y)' },
  founding: { zh: '成立{nth}周年', en: 'founding anniversary ({nth} y)' },
  foundingPlain: { zh: '成立纪念日', en: 'founding anniversary' },
})

export const KINDS = ['birthday', 'first_order', 'festival', 'founding', 'own'] as const
export type OccasionKind = (typeof KINDS)[number]

/** R6: how an occasion is called, in letters and lists. `name`: what the company called it. */
export function occasionName(kind: OccasionKind, nth: number | null, name: string | null, locale: Locale): string {
  switch (kind) {
    case 'birthday':
      return words.birthday[locale]
    case 'first_order':
      return fill(words.first_order[locale], { nth: nth ?? 1 })
    case 'founding':
      return nth === null ? words.foundingPlain[locale] : fill(words.founding[locale], { nth })
    default:
      return name ?? ''
  }
}

export const festivalKeys = FESTIVALS.map(({ key }) => key) as [FestivalKey, ...FestivalKey[]]
export const festivalNamed = (key: string): Text | null =>
  (festivalKeys as readonly string[]).includes(key) ? festivalName(key as FestivalKey) : null
