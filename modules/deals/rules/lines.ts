import { inField, type Refusal } from '../../../shared/refusal.ts'
import { lineUnnamed, unknownProduct } from '../refusals.ts'
import { nameKey, nearestNamed } from './catalogue.ts'
import { type Chosen, type OptionGroup, type Priced, priceOf, type WorkedOut, whyNotChoose } from './price.ts'
import type { PricedLine } from './totals.ts'

/** One line as it is kept: a copy of what was agreed, whatever becomes of the product. */
export interface Line extends PricedLine {
  id: string
  productId: string | null
  name: string
  details: string
  unit: string
  options: Chosen[]
  /** As papers in English say it; empty: as in Chinese. */
  en: English
  /** What the catalogue asked and reckoned for the same when it was written; null where it is not the catalogue's. */
  listed: WorkedOut | null
  /** Whether that is of goods which are only named alike. */
  alike: boolean
}

export interface English {
  name: string
  details: string
  unit: string
}

/** One line as somebody writes it: a product with its options, or free words; a price of one's own goes before the list's. */
export interface WrittenLine {
  productId: string | null
  name?: string | undefined
  nameEn?: string | undefined
  details?: string | undefined
  unit?: string | undefined
  options: Chosen[]
  quantity: number
  unitPrice?: number | undefined
  setupFen?: number | undefined
  discount: number
  taxRate?: number | undefined
  unitCost?: number | null | undefined
}

interface Known extends Priced {
  id: string
  name: string
  nameEn?: string | undefined
  unit: string
  unitEn?: string | undefined
}

/** Why a line cannot stand as written, or null, with its field. People count lines from one, fields from nought. */
export function whyNotLine(line: WrittenLine, at: number, products: ReadonlyMap<string, Known>): Refusal | null {
  const field = (name: string) => `body.lines.${at - 1}.${name}`
  if (line.productId === null) {
    if (line.name && line.unitPrice !== undefined) return null
    return inField(field(line.name ? 'unitPrice' : 'name'), lineUnnamed({ line: at }))
  }
  const product = products.get(line.productId)
  if (!product) return inField(field('productId'), unknownProduct())
  return inField(field('options'), whyNotChoose(product.options, line.options))
}

const DEFAULT_UNIT = '个'

/** A written line made whole: priced from the catalogue where no price of one's own is told. */
export function lineOf(line: WrittenLine, id: string, products: ReadonlyMap<string, Known>, taxRate: number): Line {
  const product = line.productId ? products.get(line.productId) : undefined
  const worked = product ? priceOf(product, line.quantity, line.options) : null
  const named = product ? undefined : namedIn(products, line.name)
  const alike = product || named ? undefined : nearestNamed(products.values(), line.name ?? '')
  const goods = named ?? alike
  const en = englishOf(product ?? named, line.options)
  const isOwnDetails = line.details !== undefined && line.details !== detailsOf(line.options)
  const unitCost = line.unitCost === undefined ? (worked?.unitCost ?? null) : line.unitCost
  return {
    id,
    productId: line.productId,
    name: line.name || product?.name || '',
    details: line.details ?? detailsOf(line.options),
    unit: line.unit || product?.unit || DEFAULT_UNIT,
    options: line.options,
    en: { ...en, name: line.nameEn || en.name, details: isOwnDetails ? '' : en.details },
    quantity: line.quantity,
    unitPrice: line.unitPrice ?? worked?.unitPrice ?? 0,
    setupFen: line.setupFen ?? worked?.setupFen ?? 0,
    discount: line.discount,
    taxRate: line.taxRate ?? taxRate,
    unitCost,
    setupCostFen: unitCost === null ? null : (worked?.setupCostFen ?? 0),
    listed: goods ? priceOf(goods, line.quantity, []) : worked,
    alike: alike !== undefined,
  }
}

/** Whether these lines ask the same for the same goods. */
export const areSameLines = (some: readonly Line[], others: readonly Line[]): boolean =>
  some.length === others.length && some.every((line, at) => agreedIn(line) === agreedIn(others[at] as Line))

const agreedIn = (line: Line): string =>
  JSON.stringify([
    [line.productId, line.name, line.details, line.unit],
    line.options.map(({ group, choice }) => [group, choice]),
    [line.quantity, line.unitPrice, line.setupFen, line.discount, line.taxRate],
  ])

/** Options in words. */
export const detailsOf = (chosen: readonly Chosen[]): string => chosen.map((o) => `${o.group}：${o.choice}`).join('；')

/** What of it papers in English say, as far as the catalogue knows. */
export const englishOf = (
  product: Pick<Known, 'nameEn' | 'unitEn' | 'options'> | undefined,
  chosen: readonly Chosen[],
): English => ({
  name: product?.nameEn ?? '',
  details: chosen
    .map(({ group, choice }) =>
      wordsOf(
        product?.options.find((o) => o.name === group),
        group,
        choice,
      ),
    )
    .join('; '),
  unit: product?.unitEn ?? '',
})

const wordsOf = (group: OptionGroup | undefined, name: string, choice: string): string =>
  `${group?.nameEn || name}: ${group?.choices.find((c) => c.name === choice)?.nameEn || choice}`

/** Goods that are written in free words, and that the catalogue has under that very name. */
const namedIn = (products: ReadonlyMap<string, Known>, name = ''): Known | undefined =>
  [...products.values()].find((product) => nameKey(product.name) === nameKey(name))
