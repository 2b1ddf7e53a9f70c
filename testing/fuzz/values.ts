import fc from 'fast-check'
import { allSettings } from '../../shared/setting.ts'
import { ADMIN } from '../app.ts'
import { hostileValue } from './hostile.ts'

export type Schema = { [keyword: string]: unknown } & {
  $ref?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

/** Stands where a password does: no line of the log may hold it. */
export const SECRET = 'geheim nowhere to be read 41'

/** A record is named by what it is and a number, and told when it is sent: what there is changes all the time. */
export const idOf = (what: string, n: number): string => `«${what}:${n}»`
export const IDS = /«([^:»]*):(\d+)»/g

const DAYS = ['2026-06-01', '2026-06-02', '2026-05-25', '2026-07-01', '2024-02-29', '1970-01-01', '2099-12-31']
const WRITTEN: readonly [RegExp, readonly string[]][] = [
  [/\\d\|2\[0-3\]\)/, ['09:00', '12:00', '18:30', '00:00', '23:59', '24:00']],
  [/\\p\{L\}/, ['mail.nowhere.invalid', 'localhost', '10.0.0.1', '[::1]']],
  [/^\^https/, ['https://calendar.nowhere.invalid/dav', 'http://localhost:5432/']],
  [/^\^\[A-Z\]\[A-Za-z0/, ['Asia/Shanghai', 'America/St_Johns', 'Pacific/Apia', 'Nowhere/Place']],
  [/\[A-Z\]\{3\}/, ['CNY', 'USD', 'XXX']],
  [/\\s-/, ['13800000000', '0512-66668888', '+86 138 0000 0000']],
]

/** What a schema allows, mostly near what people write. */
export function valid(
  schema: Schema,
  components: Record<string, Schema>,
  name: string,
  depth = 0,
): fc.Arbitrary<unknown> {
  const inside = (part: Schema, of = name) => valid(part, components, of, depth + 1)
  if (schema.$ref) return inside(components[schema.$ref.split('/').at(-1) as string] as Schema)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((part) => inside(part)))
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((part) => inside(part))).map((parts) => Object.assign({}, ...parts))
  switch (schema.type) {
    case 'string':
      return validText(schema, name)
    case 'integer':
    case 'number':
      return validNumber(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map((part) => inside(part)))
        : fc.array(inside(schema.items ?? {}), {
            minLength: schema.minItems ?? 0,
            maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, depth > 3 ? 1 : 3)),
          })
    case 'object':
      return validObject(schema, inside)
    default:
      return hostileValue
  }
}

function validObject(schema: Schema, inside: (part: Schema, of?: string) => fc.Arbitrary<unknown>) {
  const { properties, required = [], additionalProperties: others } = schema
  if (properties)
    return fc.record(Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, inside(part, key)])), {
      requiredKeys: required,
      noNullPrototype: true,
    })
  const keys = schema.propertyNames?.enum
    ? fc.constantFrom(...(schema.propertyNames.enum as string[]))
    : fc.constantFrom(...allSettings().map(({ key }) => key))
  return fc.dictionary(keys, inside(typeof others === 'object' ? others : {}), { maxKeys: 3, noNullPrototype: true })
}

function validText({ format, pattern, minLength = 0, maxLength = 60 }: Schema, name: string): fc.Arbitrary<string> {
  if (/password/i.test(name)) return fc.constantFrom(SECRET, 'short', ADMIN.password)
  if (format === 'uuid') return fc.nat({ max: 9_999 }).map((n) => idOf(name, n))
  if (format === 'date') return fc.constantFrom(...DAYS)
  if (format === 'date-time') return fc.constantFrom(...DAYS).map((day) => `${day}T02:00:00Z`)
  if (format === 'email') return fc.nat({ max: 99 }).map((n) => `fuzz${n}@nowhere.invalid`)
  if (pattern) {
    const written = WRITTEN.find(([known]) => known.test(pattern))?.[1]
    return written ? fc.constantFrom(...written) : fc.stringMatching(new RegExp(pattern))
  }
  const said = fc.constantFrom('苏州华新包装有限公司', 'Huaxin 2', '13812345678', '下周三去看样', 'me', 'none', '2')
  return fc
    .oneof(
      said,
      fc.string({ unit: 'grapheme', minLength: Math.min(minLength, 60), maxLength: Math.min(maxLength, 60) }),
    )
    .map((text) => text.slice(0, maxLength).padEnd(minLength, '好'))
}

function validNumber({ type, minimum, maximum, exclusiveMinimum = -1000 }: Schema): fc.Arbitrary<number> {
  const least = minimum ?? (type === 'integer' ? exclusiveMinimum + 1 : exclusiveMinimum + 0.001)
  const most = Math.max(least, maximum ?? 2 ** 53 - 1)
  const small = fc.nat({ max: 100 }).map((n) => Math.min(most, least + (type === 'integer' ? n : n / 8)))
  return fc.oneof(small, small, fc.constantFrom(least, most))
}

/** Whatever stands somewhere in a value is replaced, left out, sent twice over or joined by what nobody asked for. */
export function spoilt(value: unknown, at: number, how: number, by: unknown): unknown {
  const copy = structuredClone(value)
  const places: [holder: Record<string, unknown>, key: string][] = []
  const visit = (node: unknown) => {
    if (node === null || typeof node !== 'object') return
    for (const [key, each] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key])
      visit(each)
    }
  }
  visit(copy)
  const place = places[at % Math.max(1, places.length)]
  if (!place) return by
  const [holder, key] = place
  if (how === 0) delete holder[key]
  else if (how === 1) holder[`${key}x`] = by
  else if (how === 2) holder[key] = [holder[key], holder[key]]
  else holder[key] = by
  return copy
}
