import { z } from 'zod'
import { DayText, Id } from '../../../shared/page.ts'
import { texts } from '../../../shared/text.ts'
import { SIZES } from '../../customers/rules/sizes.ts'
import { TIERS } from '../../customers/rules/stages.ts'

/** The query of `GET /customers` that lists exactly the customers whom a figure counts (G5). */
export const Opens = z.record(z.string(), z.string()).describe('The query of `GET /customers` that lists exactly these')
export type Opens = z.output<typeof Opens>

export const Counted = z.object({ count: z.int(), opens: Opens }).meta({ id: 'Counted' })
export type Counted = z.output<typeof Counted>

export const Rate = z
  .object({ count: z.int(), of: z.int(), rate: z.number(), lower: z.number(), upper: z.number() })
  .meta({ id: 'Rate', description: 'A share with Wilson’s interval' })

export const SellerRef = z
  .object({ id: Id, name: z.string(), team: z.string(), joinedOn: DayText.nullable() })
  .meta({ id: 'Seller' })

const Words = z.string().trim().max(200).optional()

/** Which customers a figure is about. */
export const scopeQuery = {
  person: Id.optional().describe('Leads of this person'),
  team: Id.optional().describe('A team, with all below it'),
  source: Words,
  product: Words.describe('Who ordered or wants it'),
  industry: Words,
  region: Words,
  size: z.enum(SIZES).optional(),
  tier: z.enum([...TIERS, 'none']).optional(),
  from: DayText.optional().describe('Entered on this day or later'),
  to: DayText.optional(),
}
export const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  !from || !to || from <= to
const words = texts({
  backwards: { zh: '结束日期早于开始日期，请改正', en: 'It ends before it starts; mend the days' },
})
export const periodTexts = { path: ['to'], params: { text: words.backwards } }

export type ScopeQuery = z.output<z.ZodObject<typeof scopeQuery>>
