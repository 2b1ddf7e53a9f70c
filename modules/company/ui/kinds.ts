import { z } from 'zod'

/** What a setting's JSON Schema lets one enter. */
export type Kind =
  | { kind: 'number'; min: number; max: number; whole: boolean }
  | { kind: 'yesNo' }
  | { kind: 'one'; values: readonly string[] }
  | { kind: 'several'; values: readonly string[] }
  | { kind: 'text'; max: number }
  | { kind: 'other' }

const Words = z.array(z.string())
const Shape = z.union([
  z
    .object({ type: z.enum(['integer', 'number']), minimum: z.number(), maximum: z.number() })
    .transform(({ type, minimum, maximum }): Kind => {
      return { kind: 'number', min: minimum, max: maximum, whole: type === 'integer' }
    }),
  z.object({ type: z.literal('boolean') }).transform((): Kind => ({ kind: 'yesNo' })),
  z.object({ type: z.literal('string'), enum: Words }).transform(({ enum: values }): Kind => ({ kind: 'one', values })),
  z
    .object({ type: z.literal('array'), items: z.object({ enum: Words }) })
    .transform(({ items }): Kind => ({ kind: 'several', values: items.enum })),
  z
    .object({ type: z.literal('string'), maxLength: z.number().default(200) })
    .transform(({ maxLength }): Kind => ({ kind: 'text', max: maxLength })),
])

/** Which control suits a setting; `other` where it needs one of its own. */
export function kindOf(schema: unknown): Kind {
  const known = Shape.safeParse(schema)
  return known.success ? known.data : { kind: 'other' }
}

export const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
