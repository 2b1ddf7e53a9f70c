import type { Operation } from './requests.ts'
import type { Schema } from './values.ts'

/** Whether a place in a request, `body.lines.2.productId`, is one that an endpoint has: so its OpenAPI says. */
export function hasField({ parameters, requestBody }: Operation, place: string, components: Record<string, Schema>) {
  const [part, ...path] = place.split('.')
  if (part === 'body')
    return Object.values(requestBody?.content ?? {}).some(({ schema }) => reaches(schema, path, components))
  const within = { params: 'path', query: 'query', header: 'header' }[part as string]
  return parameters.some((p) => p.in === within && p.name.toLowerCase() === path[0]?.toLowerCase())
}

function reaches(schema: Schema, path: readonly string[], components: Record<string, Schema>): boolean {
  const [key, ...rest] = path
  if (key === undefined) return true
  if (schema.$ref) return reaches(components[schema.$ref.split('/').at(-1) as string] as Schema, path, components)
  const own = schema.properties?.[key]
  const among = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  return (
    (own !== undefined && reaches(own, rest, components)) ||
    (/^\d+$/.test(key) && schema.items !== undefined && reaches(schema.items, rest, components)) ||
    // What a record holds has keys of its own, dots and all.
    (own === undefined && typeof schema.additionalProperties === 'object') ||
    among.some((each) => reaches(each, path, components))
  )
}
