import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalsOf } from '../platform/http/openapi.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { allRefusals } from '../shared/refusal.ts'
import { openApp, type TestApp } from '../testing/app.ts'
import { routes } from './web.ts'

type Json = Record<string, unknown>
interface Parameter {
  name: string
  in: string
  required?: boolean
  schema: Json
}
interface Operation {
  operationId: string
  summary: string
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>
  security?: unknown[]
}

let app: TestApp
let document: {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}
let operations: { path: string; method: string; operation: Operation }[]
beforeAll(async () => {
  app = await openApp()
  document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
})
afterAll(() => app.close())

/** Why a server that somebody named was not reached, told in words inside a reply. */
const REACHING = [
  'answer_too_large',
  'answer_too_late',
  'calendar_certificate',
  'calendar_login_refused',
  'calendar_server_unreachable',
  'inner_host',
  'no_calendars_there',
  'not_a_calendar_address',
  'odd_port',
  'secret_key_missing',
  'secret_key_wrong',
  'too_many_redirects',
  'unknown_host',
]
/** Told inside a reply: why an import broke off, why one of several customers was left out. */
const INSIDE = [
  ...REACHING,
  'import_broke_off',
  // To what is no request at all, and so of no endpoint.
  'broken_request',
  'no_such_endpoint',
  // On the page behind a link.
  'appointment_begun',
  'time_not_offered',
  'too_many_tags',
]

const refusalsTold = ({ responses }: Operation): string[] =>
  Object.values(responses).flatMap((r) => [...r.description.matchAll(/`(\w+)`: /g)].map((m) => m[1] as string))

/** Every node of a JSON document. */
function* nodes(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const each of value) yield* nodes(each)
  else if (value !== null && typeof value === 'object') {
    yield value as Json
    for (const each of Object.values(value)) yield* nodes(each)
  }
}

describe('the OpenAPI', () => {
  test('is 3.1 and has every endpoint once, by an id of its own', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const ids = operations.map((o) => o.operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(routes.map((r) => r.endpoint.id).toSorted())
    for (const { operation } of operations) expect(operation.summary).toMatch(/^\S.{6,}/)
  })

  test('all references resolve, and all components are named and used', () => {
    const refs = [...nodes(document)].flatMap((node) => (typeof node.$ref === 'string' ? [node.$ref] : []))
    const names = Object.keys(document.components.schemas)
    for (const ref of refs) expect(names).toContain(ref.replace('#/components/schemas/', ''))
    expect(names.filter((name) => !refs.includes(`#/components/schemas/${name}`))).toEqual([])
    for (const name of names) expect(name).toMatch(/^[A-Z]\w+$/)
    expect([...nodes(document)].filter((node) => '$defs' in node || '$schema' in node || '~standard' in node)).toEqual(
      [],
    )
  })

  test('every parameter of a path is declared and required, and no other', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
      const declared = operation.parameters.filter((p) => p.in === 'path')
      expect([path, declared.map((p) => p.name)]).toEqual([path, inPath])
      expect(declared.every((p) => p.required)).toBe(true)
      for (const parameter of operation.parameters) expect(parameter.schema).toBeTypeOf('object')
      const names = operation.parameters.map((p) => `${p.in} ${p.name}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test('schemas are JSON Schema: types that there are, what is required is described', () => {
    const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']
    for (const node of nodes([
      document.components,
      operations.map((o) => [o.operation.requestBody, o.operation.responses]),
    ])) {
      if (typeof node.type === 'string' && 'properties' in node) expect(types).toContain(node.type)
      if (Array.isArray(node.required) && node.properties)
        for (const name of node.required) expect(Object.keys(node.properties)).toContain(name)
    }
  })

  const operationOf = ({ path, method }: Endpoint): Operation =>
    document.paths[`/api/v1${path}`]?.[method.toLowerCase()] as Operation

  test('every endpoint tells of all that it may refuse; every refusal is told of somewhere', () => {
    for (const { endpoint } of routes) {
      const { responses } = operationOf(endpoint)
      for (const kind of refusalsOf(endpoint)) {
        const answer = responses[kind.status]
        expect(answer?.description).toContain(`\`${kind.reason}\``)
        expect(Object.keys(answer?.content ?? {})).toEqual(['application/problem+json'])
      }
    }
    const told = new Set(routes.flatMap((r) => refusalsOf(r.endpoint).map((kind) => kind.reason)))
    expect(
      allRefusals()
        .map((kind) => kind.reason)
        .filter((reason) => !told.has(reason) && !INSIDE.includes(reason)),
    ).toEqual([])
  })

  test('writes take an Idempotency-Key; edits If-Match, and what may meet another version', () => {
    for (const { endpoint } of routes) {
      const { parameters } = operationOf(endpoint)
      const headers = parameters.filter((p) => p.in === 'header').map((p) => p.name)
      expect(headers.includes('Idempotency-Key')).toBe(endpoint.method !== 'GET' && !endpoint.open)
      const mayConflict = refusalsOf(endpoint).some(({ reason }) => reason === 'version_conflict')
      expect(headers.includes('If-Match')).toBe(endpoint.method === 'PATCH' || mayConflict)
    }
  })
})

describe('the readable page', () => {
  test.each([
    ['zh', '近客接口'],
    ['en', 'Jinke API'],
  ])('in %s has every endpoint', async (locale, title) => {
    const response = await fetch(`${app.url}/api/docs`, { headers: { 'accept-language': locale } })
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await response.text()
    expect(page).toContain(`<title>${title}</title>`)
    const missing = operations.filter(({ operation }) => !page.includes(`id="${operation.operationId}"`))
    expect(missing).toEqual([])
    const untold = operations
      .flatMap(({ operation }) => refusalsTold(operation))
      .filter((reason) => !page.includes(reason))
    expect(untold).toEqual([])
  })
})
