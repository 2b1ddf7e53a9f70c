import type { Locale } from '../../shared/text.ts'
import { oneOf, remembered, useWatched } from '../watched.ts'

/** The reader's language: Chinese unless this browser or the person has chosen English. */
export const locale = remembered<Locale>('jinke.locale', 'zh', oneOf('zh', 'en'))

export const useLocale = (): Locale => useWatched(locale)

/** The language for the browser itself: hyphenation, fonts, the reader's voice. */
export const languageTag = (of: Locale): string => (of === 'zh' ? 'zh-CN' : 'en')

export function watchDocumentLanguage(): void {
  const apply = () => {
    document.documentElement.lang = languageTag(locale.get())
  }
  apply()
  locale.subscribe(apply)
}
