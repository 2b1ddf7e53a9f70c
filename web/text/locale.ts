import type { Locale } from '../../shared/text.ts'
import { oneOf, remembered, useWatched, type Watched, watched } from '../watched.ts'

/** What was chosen on this device; null until someone has. */
const chosen = remembered<Locale | null>('jinke.locale', null, oneOf('zh', 'en'))
const shown = watched<Locale>(chosen.get() ?? ofBrowser())
chosen.subscribe(() => shown.set(chosen.get() ?? ofBrowser()))

/** The reader's language: as chosen on this device, whoever signs in; until then the browser's. Setting it chooses. */
export const locale: Watched<Locale> = { ...shown, set: chosen.set }

export const useLocale = (): Locale => useWatched(locale)

/** Takes over the language that a person has chosen elsewhere, where none is chosen on this device. */
export function followPerson(of: Locale): void {
  if (chosen.get() === null) shown.set(of)
}

function ofBrowser(): Locale {
  return typeof navigator === 'undefined' || /^zh\b/i.test(navigator.language) ? 'zh' : 'en'
}

/** The language for the browser itself: hyphenation, fonts, the reader's voice. */
export const languageTag = (of: Locale): string => (of === 'zh' ? 'zh-CN' : 'en')

const A_YEAR_S = 365 * 24 * 3600

export function watchDocumentLanguage(): void {
  const apply = () => {
    document.documentElement.lang = languageTag(locale.get())
    // The server, which draws the first screen, is told what was chosen; what was not chosen it finds out as we do.
    const choice = chosen.get()
    // biome-ignore lint/suspicious/noDocumentCookie: the newer way is there over https only
    if (choice) document.cookie = `jinke_locale=${choice}; path=/; max-age=${A_YEAR_S}; samesite=lax`
  }
  apply()
  locale.subscribe(apply)
}
