import { useCallback } from 'react'
import { say, type Text, type TextValues } from '../../shared/text.ts'
import { locale, useLocale } from './locale.ts'

export type Tell = <T extends Text>(
  text: T,
  ...values: TextValues<T> extends undefined ? [] : [TextValues<T>]
) => string

/** `const t = useText()`, then `t(words.title)`: the text in the reader's language, kept current. */
export function useText(): Tell {
  const now = useLocale()
  return useCallback<Tell>((text, ...values) => say(text, now, ...values), [now])
}

/** The same outside components, for what is said once: errors and notices. */
export const tell: Tell = (text, ...values) => say(text, locale.get(), ...values)
