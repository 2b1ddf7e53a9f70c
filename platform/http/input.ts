import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '../../shared/endpoint.ts'
import type { Locale } from '../../shared/text.ts'
import type { FieldError } from './problem.ts'

const messages = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

export class InvalidInput extends Error {
  readonly errors: FieldError[]
  constructor(errors: FieldError[]) {
    super('invalid input')
    this.errors = errors
  }
}

/** Parses what came in by the contract; every fault names its field, in the caller's language. */
export function readInput(endpoint: Endpoint, request: FastifyRequest, locale: Locale): Record<string, unknown> {
  const errors: FieldError[] = []
  const input: Record<string, unknown> = {}
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part]
    if (!schema || endpoint.consumes) continue
    const parsed = schema.safeParse(request[part] ?? (part === 'body' ? undefined : {}), {
      error: messages[locale] as never,
    })
    if (parsed.success) input[part] = parsed.data
    else
      for (const issue of parsed.error.issues) {
        const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path
        errors.push({ field: [part, ...path].join('.'), message: issue.message })
      }
  }
  if (errors.length > 0) throw new InvalidInput(errors)
  return input
}
