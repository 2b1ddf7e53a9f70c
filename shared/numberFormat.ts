import type { Locale } from './text.ts'

const made = new Map<string, Intl.NumberFormat>()

/** How numbers are written in a language. Made once: to make one takes fifty times as long as to write a number by it. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const format = made.get(key) ?? new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', options)
  made.set(key, format)
  return format
}
