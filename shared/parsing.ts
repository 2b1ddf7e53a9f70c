import { z } from 'zod'
import { type Locale, say, type Text, texts } from './text.ts'

const words = texts({
  needed: { zh: '必填', en: 'needed' },
  unknown: { zh: '没有这一项', en: 'there is no such field' },
  text: { zh: '应为文字', en: 'should be text' },
  number: { zh: '应为数字', en: 'should be a number' },
  whole: { zh: '应为整数', en: 'should be a whole number' },
  yesNo: { zh: '应为 true 或 false', en: 'should be true or false' },
  list: { zh: '应为列表', en: 'should be a list' },
  object: { zh: '应为对象', en: 'should be an object' },
  oneOf: { zh: '应为其中之一：{options}', en: 'should be one of: {options}' },
  atLeast: { zh: '不能小于 {least}', en: 'should be at least {least}' },
  moreThan: { zh: '必须大于 {least}', en: 'should be more than {least}' },
  atMost: { zh: '不能大于 {most}', en: 'should be at most {most}' },
  letters: { zh: '至少 {least} 个字', en: 'should have at least {least} characters' },
  lettersAtMost: { zh: '最多 {most} 个字', en: 'should have at most {most} characters' },
  items: { zh: '至少 {least} 项', en: 'should have at least {least} entries' },
  itemsAtMost: { zh: '最多 {most} 项', en: 'should have at most {most} entries' },
  id: { zh: '应为记录的 id', en: 'should be the id of a record' },
  written: { zh: '写法不对', en: 'is not written as it should be' },
  mail: { zh: '应为邮箱地址', en: 'should be an e-mail address' },
  instant: { zh: '应为时间，如 2026-06-01T10:00:00+08:00', en: 'should be a time such as 2026-06-01T10:00:00+08:00' },
})

/** What the library says where we have no words of our own. */
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
  const parsed = schema.safeParse(value, { error: messages[locale] as never, reportInput: true })
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
  switch (issue.code) {
    case 'custom':
      return issue.params?.text ? say(issue.params.text as Text, locale) : issue.message
    case 'unrecognized_keys':
      return say(words.unknown, locale)
    case 'invalid_type':
      return issue.input === undefined
        ? say(words.needed, locale)
        : (typeMessage(issue.expected, locale) ?? issue.message)
    case 'invalid_value':
      return say(words.oneOf, locale, { options: issue.values.join(', ') })
    case 'too_small':
      return tooSmall(issue, locale)
    case 'too_big':
      return tooBig(issue, locale)
    case 'invalid_format':
      return formatMessage(issue.format, locale) ?? issue.message
    default:
      return issue.message
  }
}

const TYPES: Partial<Record<string, Text>> = {
  string: words.text,
  number: words.number,
  int: words.whole,
  boolean: words.yesNo,
  array: words.list,
  object: words.object,
}
const FORMATS: Partial<Record<string, Text>> = {
  uuid: words.id,
  email: words.mail,
  datetime: words.instant,
  regex: words.written,
}

const typeMessage = (expected: string, locale: Locale) => TYPES[expected]?.[locale]
const formatMessage = (format: string, locale: Locale) => FORMATS[format]?.[locale]

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall, locale: Locale): string {
  const least = Number(minimum)
  if (origin === 'string') return least === 1 ? say(words.needed, locale) : say(words.letters, locale, { least })
  if (origin === 'array') return say(words.items, locale, { least })
  return say(inclusive === false ? words.moreThan : words.atLeast, locale, { least })
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig, locale: Locale): string {
  const most = Number(maximum)
  if (origin === 'string') return say(words.lettersAtMost, locale, { most })
  return say(origin === 'array' ? words.itemsAtMost : words.atMost, locale, { most })
}
