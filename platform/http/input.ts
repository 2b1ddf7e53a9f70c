import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '../../shared/endpoint.ts'
import { parseIn } from '../../shared/parsing.ts'
import { type Locale, say, type Text, texts } from '../../shared/text.ts'
import { writable } from '../../shared/written.ts'
import type { FieldError } from './problem.ts'

const words = texts({
  unwritable: { zh: '含有无法保存的字符', en: 'It holds characters that cannot be kept' },
  deep: { zh: '嵌套太深', en: 'It is nested too deeply' },
  version: { zh: '应为所见记录的 version', en: 'The `version` of the record as it was seen' },
  longKey: { zh: '最长 {most} 个字符', en: 'At most {most} characters' },
})

/** Of thousands of faults the first few tell what is wrong. */
const MOST_TOLD = 50

export class InvalidInput extends Error {
  readonly count: number
  readonly errors: FieldError[]
  constructor(errors: FieldError[]) {
    super('invalid input')
    this.count = errors.length
    this.errors = errors.slice(0, MOST_TOLD)
  }
}

/** Parses what came in by the contract; every fault names its field, in the caller's language. */
export function readInput(endpoint: Endpoint, request: FastifyRequest, locale: Locale): Record<string, unknown> {
  const errors: FieldError[] = []
  const input: Record<string, unknown> = {}
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part]
    if (endpoint.consumes || (!schema && part !== 'body')) continue
    for (const { field, why } of unkept(request[part], part)) errors.push({ field, message: say(why, locale) })
    if (!schema) continue
    const parsed = parseIn(schema, request[part] ?? (part === 'body' ? undefined : {}), locale)
    if (parsed.ok) input[part] = parsed.value
    else for (const { path, message } of parsed.faults) errors.push({ field: [part, ...path].join('.'), message })
  }
  if (errors.length > 0) throw new InvalidInput(errors)
  return input
}

/** The fields that came with the files of a form, as the contract has them. */
export function readFields<T>(schema: z.ZodType<T>, fields: Readonly<Record<string, string>>, locale: Locale): T {
  const parsed = parseIn(schema, fields, locale)
  if (parsed.ok) return parsed.value
  throw new InvalidInput(parsed.faults.map(({ path, message }) => ({ field: ['body', ...path].join('.'), message })))
}

/** The version that the caller saw (`If-Match`), where it told one. */
export function readIfMatch(request: FastifyRequest, locale: Locale): number | undefined {
  const told = request.headers['if-match']
  if (told === undefined || told === '*') return undefined
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(told)?.[1]
  if (version === undefined) throw new InvalidInput([{ field: 'header.if-match', message: say(words.version, locale) }])
  return Number(version)
}

const LONGEST_KEY = 200

/** The `Idempotency-Key`, where there is one. */
export function readKey(request: FastifyRequest, locale: Locale): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || key === '') return undefined
  if (typeof key !== 'string' || key.length > LONGEST_KEY)
    throw new InvalidInput([
      { field: 'header.idempotency-key', message: say(words.longKey, locale, { most: LONGEST_KEY }) },
    ])
  return key
}

/** Nobody means a request that is nested deeper. */
const DEEPEST = 40

/** What cannot be kept, and where: NUL and halves of characters, which no database column holds, and bottomless nesting. */
function* unkept(value: unknown, path: string, depth = 0): Generator<{ field: string; why: Text }> {
  if (typeof value === 'string') {
    if (!isWritable(value)) yield { field: path, why: words.unwritable }
  } else if (value !== null && typeof value === 'object') {
    if (depth > DEEPEST) {
      yield { field: path, why: words.deep }
      return
    }
    for (const [key, each] of Object.entries(value)) {
      if (!isWritable(key)) yield { field: path, why: words.unwritable }
      yield* unkept(each, `${path}.${key}`, depth + 1)
    }
  }
}

const isWritable = (text: string): boolean => writable(text) === text
