import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '../../shared/endpoint.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What is answered there, as its contract says. */
    endpoint?: Endpoint
  }
}

type Asked = Pick<FastifyRequest, (typeof PARTS)[number] | 'routeOptions'>

const PARTS = ['body', 'query', 'params'] as const

/**
 * Where in a request the field stands that a refusal is about, `body.lines.2.productId`: the first of the names that stands there,
 * else the first that could, as `body.reason` that was left out. Undefined where the endpoint has none of them.
 */
export function placeOf(names: readonly string[], asked: Asked): string | undefined {
  const { endpoint } = asked.routeOptions.config
  if (names.length === 0 || !endpoint) return undefined
  const inParts = (find: (name: string, part: (typeof PARTS)[number]) => string | undefined) => {
    for (const name of names)
      for (const part of PARTS) {
        const found = find(name, part)
        if (found) return found
      }
    return undefined
  }
  return (
    inParts((name, part) => standsIn(asked[part], part, name)) ??
    inParts((name, part) => (takes(endpoint[part], name) ? `${part}.${name}` : undefined))
  )
}

/** What is nested deeper was refused before. */
const DEEPEST = 40

/** Near the root first. Of a list in which several entries have it, the list: which of them is meant its rule alone knows. */
function standsIn(value: unknown, path: string, name: string, depth = 0): string | undefined {
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return undefined
  if (Object.hasOwn(value, name) && !Array.isArray(value)) return `${path}.${name}`
  const found = Object.entries(value)
    .map(([key, each]) => standsIn(each, `${path}.${key}`, name, depth + 1))
    .filter((place) => place !== undefined)
  return Array.isArray(value) && found.length > 1 ? path : found[0]
}

const takes = (schema: z.ZodType | undefined, name: string): boolean =>
  schema instanceof z.ZodObject
    ? Object.hasOwn(schema.shape, name)
    : schema instanceof z.ZodUnion && schema.options.some((option) => takes(option as z.ZodType, name))
