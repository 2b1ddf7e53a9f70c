import fc from 'fast-check'
import { hostileBody, hostileHeaders, hostileText, hostileValue } from './hostile.ts'
import { type Schema, spoilt, valid } from './values.ts'

/** What the OpenAPI says of an endpoint, as far as a request is made of it. */
export interface Operation {
  operationId: string
  method: string
  path: string
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** A request before it is known which records there are (`«customer:3»`) and who sends it. */
export interface Planned {
  operation: string
  method: string
  path: string
  headers: Record<string, string>
  body: string | Buffer | undefined
  /** One of those who may send it, and by what: a key, a session, or nothing that counts. */
  sender: number
}

export function operationsOf(document: { paths: Record<string, Record<string, unknown>> }): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...(operation as Omit<Operation, 'path' | 'method'>),
      method: method.toUpperCase(),
      path,
    })),
  )
}

type Manner = 'valid' | 'body' | 'parameter' | 'unknown' | 'raw' | 'headers'
const MANNERS: fc.Arbitrary<Manner> = fc.constantFrom(
  ...([
    'valid',
    'valid',
    'valid',
    'body',
    'body',
    'body',
    'parameter',
    'parameter',
    'unknown',
    'raw',
    'headers',
  ] as const),
)

/** Requests to an endpoint: as its contract says, nearly so, and as nobody would. */
export function requestsTo(operation: Operation, components: Record<string, Schema>): fc.Arbitrary<Planned> {
  const { operationId, method, path, parameters } = operation
  const placed = (place: string) => parameters.filter((p) => p.in === place)
  // The id of a path is of what stands before it: /customers/{id}.
  const nameOf = (name: string) =>
    name === 'id' ? ((path.split('/{id}')[0] as string).split('/').at(-1) as string) : name
  const record = (place: string) =>
    fc.record(
      Object.fromEntries(placed(place).map(({ name, schema }) => [name, valid(schema, components, nameOf(name))])),
      {
        requiredKeys: placed(place)
          .filter((p) => p.required)
          .map((p) => p.name),
        noNullPrototype: true,
      },
    ) as fc.Arbitrary<Record<string, unknown>>
  const content = Object.entries(operation.requestBody?.content ?? {})[0]
  const [type, { schema } = { schema: {} }] = content ?? ['application/json']
  return fc
    .record({
      manner: MANNERS,
      params: record('path'),
      query: record('query'),
      body: content ? valid(schema, components, operationId) : fc.constant(undefined),
      raw: hostileBody,
      odd: hostileValue,
      oddText: hostileText,
      oddHeaders: hostileHeaders,
      at: fc.nat({ max: 200 }),
      how: fc.nat({ max: 6 }),
      sender: fc.nat({ max: 99 }),
      locale: fc.constantFrom('zh', 'en'),
      ifMatch: fc.constantFrom(undefined, undefined, '"1"', '3', '*'),
    })
    .map(({ manner, params, query, body, raw, odd, oddText, oddHeaders, at, how, sender, locale, ifMatch }) => {
      const filled = { ...params }
      const asked: [string, unknown][] = Object.entries(query)
      if (manner === 'parameter') {
        const names = [...Object.keys(filled), ...placed('query').map((p) => p.name), 'cursor', 'limit']
        const name = names[at % names.length] as string
        if (name in filled) filled[name] = oddText
        else asked.push([name, oddText])
      }
      if (manner === 'unknown') asked.push([oddText, odd])
      const sent = manner === 'body' ? spoilt(body, at, how, odd) : body
      const written = manner === 'raw' ? raw : sent === undefined ? undefined : JSON.stringify(sent)
      const search = asked
        .map(
          ([name, value]) => `${escaped(name)}=${escaped(typeof value === 'string' ? value : JSON.stringify(value))}`,
        )
        .join('&')
      return {
        operation: operationId,
        method,
        path: `${path.replace(/\{(\w+)\}/g, (_, name: string) => escaped(String(filled[name])))}${search && `?${search}`}`,
        headers: {
          'accept-language': locale,
          ...(written === undefined ? {} : { 'content-type': type }),
          ...(ifMatch ? { 'if-match': ifMatch } : {}),
          ...(manner === 'headers' ? oddHeaders : {}),
        },
        body: written,
        sender,
      }
    })
}

/** As a careless program writes it: what is no character becomes the sign for that, and an escape stays as it is. */
export const escaped = (text: string): string =>
  /^%[\dA-F]{2}/i.test(text)
    ? text.replace(/[^!-~]/g, '')
    : text.startsWith('«')
      ? text
      : encodeURIComponent(Buffer.from(text).toString())
