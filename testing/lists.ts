import { z } from 'zod'
import type { Endpoint } from '../shared/endpoint.ts'

/** One way to ask for a list. */
export interface Asked {
  /** `GET /customers?sort=name`; how it is told of. */
  readonly title: string
  readonly endpoint: Endpoint
  readonly input: { params?: Record<string, string>; query?: Record<string, string> }
}

/** What a filter may be asked for, by its name, where its contract does not tell each word that it takes. */
export type Words = Readonly<Record<string, readonly string[]>>

interface Schema {
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
}

const wordsOf = (schema: Schema): string[] => [
  ...(schema.enum ?? []).map(String),
  ...('const' in schema ? [String(schema.const)] : []),
  ...(schema.anyOf ?? []).flatMap(wordsOf),
]

/**
 * Every list of an API (what answers pages), asked plainly and then narrowed or sorted by each single word that its contract knows
 * or that is given. One that cannot be asked without more than is given is left out.
 */
export function listsAsked(
  endpoints: readonly Endpoint[],
  params: Readonly<Record<string, string>>,
  words: Words,
): Asked[] {
  return endpoints.flatMap((endpoint) => {
    if (endpoint.method !== 'GET' || !endpoint.query) return []
    const query = z.toJSONSchema(endpoint.query, { io: 'input', unrepresentable: 'any' }) as Schema
    if (!query.properties?.cursor) return []
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([name]) => name)
    const place = endpoint.path.split('}')[0] ?? ''
    if (names.length > 0 && (names.length > 1 || !(place in params))) return []
    const input = names.length > 0 ? { params: { [(names[0] as string).slice(1, -1)]: params[place] as string } } : {}
    const ask = (query: Record<string, string>): Asked => {
      const told = Object.entries(query).map(([name, word]) => `?${name}=${word}`)
      return { title: `GET ${endpoint.path}${told.join('')}`, endpoint, input: { ...input, query } }
    }
    const narrowed = Object.entries(query.properties).flatMap(([name, schema]) =>
      name === 'limit' || name === 'cursor'
        ? []
        : [...new Set([...wordsOf(schema), ...(words[`${endpoint.id}.${name}`] ?? words[name] ?? [])])].map((word) => ({
            [name]: word,
          })),
    )
    const required = query.required ?? []
    return [{}, ...narrowed].filter((asked) => required.every((name) => name in asked)).map(ask)
  })
}
