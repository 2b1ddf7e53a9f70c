// Every word a user can read is a Text: Chinese first, English beside it. A text that lacks either
// language, or whose two languages name different placeholders, does not compile.

export type Locale = 'zh' | 'en'

export interface Text {
  readonly zh: string
  readonly en: string
}

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

type SamePlaceholders<T extends Text> = [Placeholders<T['zh']>] extends [Placeholders<T['en']>]
  ? [Placeholders<T['en']>] extends [Placeholders<T['zh']>]
    ? T
    : { zh: T['zh']; en: 'names other placeholders than the Chinese text' }
  : { zh: T['zh']; en: 'names other placeholders than the Chinese text' }

/** The values a text's placeholders need: `{ days }` for `逾期 {days} 天`. */
export type TextValues<T extends Text> = [Placeholders<T['zh']>] extends [never]
  ? undefined
  : { [Name in Placeholders<T['zh']>]: string | number }

/** Declares a module's texts. The types see to it that both languages are there and agree. */
export function texts<const T extends Record<string, Text>>(
  catalogue: T & { [Key in keyof T]: SamePlaceholders<T[Key]> },
): T {
  return catalogue
}

/** A text in the reader's language, its placeholders filled. */
export function say<T extends Text>(
  text: T,
  locale: Locale,
  ...values: TextValues<T> extends undefined ? [] : [TextValues<T>]
): string {
  return fill(text[locale], values[0] as Record<string, string | number> | undefined)
}

export function fill(template: string, values: Record<string, string | number> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
