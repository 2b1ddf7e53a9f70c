import type { CallOf } from '../../../shared/endpoint.ts'
import type { draftQuote } from '../contract.ts'
import { detailsOf, type Line, lineOf } from '../rules/lines.ts'
import { type Chosen, priceOf } from '../rules/price.ts'
import type { Line as LineReply, Product } from './types.ts'

export type WrittenLine = CallOf<typeof draftQuote>['body']['lines'][number]

/** A line as it is being written; null of a price means the catalogue's. */
export interface LineDraft {
  readonly key: string
  readonly productId: string | null
  readonly name: string
  readonly details: string | null
  readonly unit: string
  readonly options: readonly Chosen[]
  readonly quantity: number | null
  readonly unitPrice: number | null
  readonly setupFen: number | null
  readonly discount: number
  readonly taxRate: number | null
  readonly unitCost: number | null
}

let made = 0

export const blankLine = (more: Partial<LineDraft> = {}): LineDraft => ({
  key: `line ${++made}`,
  productId: null,
  name: '',
  details: null,
  unit: '',
  options: [],
  quantity: null,
  unitPrice: null,
  setupFen: null,
  discount: 0,
  taxRate: null,
  unitCost: null,
  ...more,
})

/** The choices with which a product begins: of each group that must be chosen, the first. */
export const firstChoices = ({ options }: Pick<Product, 'options'>): Chosen[] =>
  options
    .filter(({ required }) => required)
    .map(({ name, choices }) => ({ group: name, choice: choices[0]?.name ?? '' }))

/** A line that is kept, to be written on: what is the catalogue's price goes on following it. */
export function draftOf(line: LineReply, product: Product | undefined): LineDraft {
  const worked = product ? priceOf(product, line.quantity, line.options) : null
  return blankLine({
    productId: line.productId,
    name: line.name === product?.name ? '' : line.name,
    details: line.details === detailsOf(line.options) ? null : line.details,
    unit: line.unit,
    options: line.options,
    quantity: line.quantity,
    unitPrice: worked?.unitPrice === line.unitPrice ? null : line.unitPrice,
    setupFen: worked?.setupFen === line.setupFen ? null : line.setupFen,
    discount: line.discount,
    taxRate: line.taxRate,
    unitCost: worked?.unitCost === line.unitCost ? null : line.unitCost,
  })
}

/** A line as it is sent. */
export const writtenOf = (draft: LineDraft): WrittenLine => ({
  productId: draft.productId,
  name: draft.name.trim() || undefined,
  details: draft.details ?? undefined,
  unit: draft.unit.trim() || undefined,
  options: [...draft.options],
  quantity: draft.quantity ?? 0,
  unitPrice: draft.unitPrice ?? undefined,
  setupFen: draft.setupFen ?? undefined,
  discount: draft.discount,
  taxRate: draft.taxRate ?? undefined,
  unitCost: draft.unitCost ?? undefined,
})

/** The same made whole by the rule that the server has too, so that what stands here is what will be kept. */
export function wholeLine(draft: LineDraft, products: readonly Product[], taxRate: number): Line {
  const { options, ...written } = writtenOf(draft)
  const known = new Map(products.map((product) => [product.id, product]))
  return lineOf(
    { ...written, productId: draft.productId, options: options ?? [], discount: draft.discount },
    draft.key,
    known,
    taxRate,
  )
}

/** What a line lacks before it can be kept; null where it lacks nothing. */
export function lackOf(draft: LineDraft): 'name' | 'quantity' | 'price' | null {
  if (draft.productId === null && draft.name.trim() === '') return 'name'
  if (!draft.quantity || draft.quantity <= 0) return 'quantity'
  return draft.productId === null && draft.unitPrice === null ? 'price' : null
}
