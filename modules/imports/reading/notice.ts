import { fill, type Locale, type Text, type TextValues } from '../../../shared/text.ts'

/** Something to tell about a file or row: a code and its values, so that it can be kept and told in either language. */
export interface Notice<Code extends string = string> {
  readonly code: Code
  readonly values: Readonly<Record<string, string | number>>
}

type Values<T extends Text> = TextValues<T> extends undefined ? [] : [values: NonNullable<TextValues<T>>]

/** Makes and tells the notices of one catalogue of texts. */
export function noticesOf<const T extends Record<string, Text>>(catalogue: T) {
  type Code = keyof T & string
  return {
    make: <C extends Code>(code: C, ...[values]: Values<T[C]>): Notice<Code> => ({ code, values: values ?? {} }),
    tell: (notice: Notice<Code>, locale: Locale): string =>
      fill((catalogue[notice.code] as Text)[locale], notice.values),
  }
}
