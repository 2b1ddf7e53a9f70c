import { z } from 'zod'

/** The query of `GET /customers` that lists exactly the customers whom a figure counts (G5). */
export const Opens = z
  .record(z.string(), z.string())
  .describe('The query of `GET /customers` that lists exactly these')
export type Opens = z.output<typeof Opens>

export const Counted = z.object({ count: z.int(), opens: Opens }).meta({ id: 'Counted' })

export const Rate = z
  .object({ count: z.int(), of: z.int(), rate: z.number(), lower: z.number(), upper: z.number() })
  .meta({ id: 'Rate', description: 'A share with Wilson’s interval' })
