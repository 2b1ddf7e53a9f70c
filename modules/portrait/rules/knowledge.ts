import { addMonths, type Day } from '../../../shared/calendar.ts'
import { BLOCKS, type Block, type Field } from './fields.ts'

/** D1: how it came to us. */
export const WAYS = ['told', 'seen', 'colleague', 'public', 'import'] as const
export type Way = (typeof WAYS)[number]

export const CONFIDENCES = ['sure', 'likely', 'guess'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** What a value counts by how sure we are, in percent. */
export type ConfidenceWeights = Readonly<Record<Confidence, number>>

/** What is known of a field, without its value. `contactId` is null for what is known of the customer itself. */
export interface Known {
  field: string
  contactId: string | null
  confidence: Confidence
  /** Learnt on, or confirmed last. */
  confirmedOn: Day
}

export type Worth = 1 | 0.5 | 0

/** D1: knowledge ages. Whole within its period, half within the next one, then nothing. */
export function worthOf(confirmedOn: Day, months: number | null, today: Day): Worth {
  if (months === null || today < addMonths(confirmedOn, months)) return 1
  return today < addMonths(confirmedOn, 2 * months) ? 0.5 : 0
}

/** How full each block is, 0 to 1. */
export type Fill = Readonly<Record<Block, number>>

export const EMPTY: Fill = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0 }

/** What is known with regard to one contact: of the customer itself, and of that contact. */
export const concerns = (known: Pick<Known, 'contactId'>, contactId: string | null): boolean =>
  known.contactId === null || known.contactId === contactId

/** D1, D2: how full the blocks are with regard to a contact, by weight, age and confidence. */
export function fillOf(
  fields: readonly Field[],
  knowledge: readonly Known[],
  contactId: string | null,
  { today, confidence }: { today: Day; confidence: ConfidenceWeights },
): Fill {
  const { byKey, blocks } = orderOf(fields)
  const counted = new Map<Field, number>()
  for (const known of knowledge) {
    const field = byKey.get(known.field)
    if (!field || known.contactId !== (field.of === 'contact' ? contactId : null)) continue
    const worth = (worthOf(known.confirmedOn, field.months, today) * confidence[known.confidence]) / 100
    counted.set(field, Math.max(worth, counted.get(field) ?? 0))
  }
  const fill: Record<Block, number> = { ...EMPTY }
  for (const { block, inBlock, whole } of blocks) {
    const have = inBlock.reduce((sum, field) => sum + field.weight * (counted.get(field) ?? 0), 0)
    fill[block] = whole === 0 ? 0 : have / whole
  }
  return fill
}

interface Order {
  byKey: ReadonlyMap<string, Field>
  blocks: readonly { block: Block; inBlock: readonly Field[]; whole: number }[]
}

const orders = new WeakMap<readonly Field[], Order>()

/** Fields by key and by block: the same ones are asked for every customer. */
function orderOf(fields: readonly Field[]): Order {
  const known = orders.get(fields)
  if (known) return known
  const blocks = BLOCKS.map((block) => {
    const inBlock = fields.filter((field) => field.block === block)
    return { block, inBlock, whole: inBlock.reduce((sum, { weight }) => sum + weight, 0) }
  })
  const order = { byKey: new Map(fields.toReversed().map((field) => [field.key, field])), blocks }
  orders.set(fields, order)
  return order
}
