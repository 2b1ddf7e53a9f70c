import { z } from 'zod'
import { type Locale, say, type Text } from './text.ts'

const messages = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

export interface Fault {
  path: PropertyKey[]
  message: string
}

/** Parses in the reader's language: the value, or what does not fit and where. A refinement of ours brings its words as `params.text`. */
export function parseIn<T>(
  schema: z.ZodType<T>,
  value: unknown,
  locale: Locale,
): { ok: true; value: T } | { ok: false; faults: Fault[] } {
  const parsed = schema.safeParse(value, { error: messages[locale] as never })
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    faults: parsed.error.issues.flatMap((issue) =>
      pathsOf(issue).map((path) => ({ path, message: messageOf(issue, locale) })),
    ),
  }
}

const pathsOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]

function messageOf(issue: z.core.$ZodIssue, locale: Locale): string {
  const text = issue.code === 'custom' ? (issue.params?.text as Text | undefined) : undefined
  return text ? say(text, locale) : issue.message
}
