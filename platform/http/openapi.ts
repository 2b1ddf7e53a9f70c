import { z } from 'zod'
import type { Endpoint } from '../../shared/endpoint.ts'
import type { RefusalKind } from '../../shared/refusal.ts'
import * as refused from '../../shared/refusals.ts'
import { Problem } from './problem.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1 of all endpoints, with the named schemas (`.meta({ id })`) as components. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const components: Record<string, unknown> = {}
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json =>
    hoist(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json, components)
  schemaOf(Problem, 'output')
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = `/api/v1${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, schemaOf) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '近客 Jinke',
      version,
      description:
        'JSON in camelCase; times RFC 3339; dates YYYY-MM-DD in the company’s time zone; money `{fen, currency}`. Every write takes an `Idempotency-Key`; edits take the version they saw as `If-Match`.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A person’s key: `jinke key create --user EMAIL`' },
        session: { type: 'apiKey', in: 'cookie', name: 'jinke_session' },
      },
    },
  }
}

/** Files come in or go out, or others are waited for: it takes as long as they are slow. */
export const takesLong = ({ consumes, produces, waits = false }: Endpoint): boolean =>
  consumes !== undefined || produces !== undefined || waits

/** All that an endpoint may refuse: what the machinery does for its kind, and its own. */
export function refusalsOf(endpoint: Endpoint): readonly RefusalKind[] {
  const { params, query, body, open, roles } = endpoint
  const written = endpoint.method !== 'GET'
  const paged = query instanceof z.ZodObject && 'cursor' in query.shape
  return [
    ...(params || query || body || written ? [refused.invalidInput] : []),
    ...(paged ? [refused.staleCursor] : []),
    ...(body ? [refused.unreadableBody, refused.tooLarge, refused.wrongMediaType] : []),
    ...(open ? [] : [refused.notSignedIn]),
    ...(open || endpoint.beforeOwnPassword ? [] : [refused.ownPasswordDemanded]),
    ...(open || endpoint.beforeFactor ? [] : [refused.factorDemanded]),
    ...(roles || (written && !open) ? [refused.notAllowed] : []),
    ...(written && !open
      ? [refused.outcomeUnknown, refused.readOnlyKey, refused.crossSite, refused.keyReused, refused.toldOnce]
      : []),
    ...(endpoint.refusals ?? []),
    refused.tooManyAtOnce,
    refused.tooBusy,
    refused.tookTooLong,
    refused.databaseAway,
    refused.stopping,
    refused.diskFull,
    refused.failed,
  ]
}

/** Whether `If-Match` is compared: in every edit, and where a step may meet a record that has changed. */
const heedsVersion = ({ method, refusals = [] }: Endpoint): boolean =>
  method === 'PATCH' || refusals.includes(refused.versionConflict)

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json

function operation(endpoint: Endpoint, schemaOf: SchemaOf): Json {
  const written = endpoint.method !== 'GET'
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.open ? { security: [] } : {}),
    ...(endpoint.roles ? { 'x-roles': endpoint.roles } : {}),
    parameters: [
      ...parameters(endpoint.params, 'path', schemaOf),
      ...parameters(endpoint.query, 'query', schemaOf),
      ...(written && !endpoint.open
        ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } }]
        : []),
      ...(heedsVersion(endpoint)
        ? [{ name: 'If-Match', in: 'header', schema: { type: 'string' }, description: 'The version that the edit saw' }]
        : []),
    ],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { [endpoint.consumes ?? 'application/json']: { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Done',
        ...(endpoint.reply
          ? { content: { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } } }
          : endpoint.produces
            ? { content: { [endpoint.produces]: { schema: { type: 'string', format: 'binary' } } } }
            : {}),
      },
      ...responses(refusalsOf(endpoint)),
    },
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query', schemaOf: SchemaOf): Json[] {
  if (!schema) return []
  const object = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(object.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    ...(property.description ? { description: property.description } : {}),
    schema: property,
  }))
}

function responses(refusals: readonly RefusalKind[]): Json {
  const byStatus = new Map<number, RefusalKind[]>()
  for (const kind of refusals) byStatus.set(kind.status, [...(byStatus.get(kind.status) ?? []), kind])
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      {
        description: kinds.map((k) => `\`${k.reason}\`: ${k.text.en}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

/** Moves the named schemas that zod nests under `$defs` to the components, and points the references there. */
function hoist(schema: Json, components: Record<string, unknown>): Json {
  const point = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(point)
    if (!node || typeof node !== 'object') return node
    return Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => key !== '$defs' && key !== '$schema')
        .map(([key, value]) => [
          key,
          key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : point(value),
        ]),
    )
  }
  for (const [name, definition] of Object.entries((schema.$defs as Json | undefined) ?? {}))
    components[name] ??= point(definition)
  const pointed = point(schema) as Json
  if (typeof pointed.id !== 'string') return pointed
  components[pointed.id] ??= pointed
  return { $ref: `#/components/schemas/${pointed.id}` }
}
