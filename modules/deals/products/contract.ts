import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, pageOf, paging } from '../../../shared/page.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { type Text, texts } from '../../../shared/text.ts'
import * as refused from '../refusals.ts'
import { repeatedAt } from '../rules/catalogue.ts'
import { QUANTITY_PLACES, RATE_PLACES, withPlaces } from '../rules/exact.ts'

/** Fen a unit, four decimals at most: a leaflet costs three and a half. */
export const Rate = z
  .number()
  .min(0)
  .max(1e9)
  .refine(...withPlaces(RATE_PLACES))
const Name = z.string().trim().min(1).max(100)
const Count = z
  .number()
  .positive()
  .max(1e10)
  .refine(...withPlaces(QUANTITY_PLACES))

const English = z.string().trim().max(200)

/** What stands twice in a product, as the form says it too. */
export const repeatTexts = texts({
  group: { zh: '这个选项写了两遍，请合成一个', en: 'This option stands twice; make it one' },
  choice: { zh: '这一种写了两遍，请去掉一个', en: 'This choice stands twice; remove one' },
  from: { zh: '这个数量写了两档，请去掉一档', en: 'This quantity stands twice; remove one' },
})

/** A list in which no two have the same of something. */
const noRepeats = <K extends string, T extends { [Key in K]: string | number }>(
  list: z.ZodArray<z.ZodType<T>>,
  key: K,
  text: Text,
) =>
  list.superRefine((each, context) => {
    for (const at of repeatedAt(each.map((one) => one[key])))
      context.addIssue({ code: 'custom', path: [at, key], params: { text } })
  })

const Choice = z.object({
  name: Name,
  nameEn: English.default(''),
  price: Rate.default(0).describe('What it adds: fen a unit, or fen once an order'),
  cost: Rate.default(0),
  per: z.enum(['unit', 'order']).default('unit'),
})
const OptionGroup = z.object({
  name: Name,
  nameEn: English.default(''),
  required: z.boolean().default(false),
  choices: noRepeats(z.array(Choice).min(1).max(50), 'name', repeatTexts.choice),
})
const Break = z.object({
  from: Count.describe('From this quantity on'),
  price: Rate,
  cost: Rate.nullable().default(null),
})
export const Chosen = z.object({ group: Name, choice: Name })

const fields = {
  code: z.string().trim().max(50).nullable(),
  name: z.string().trim().min(1).max(200),
  nameEn: English.describe('On papers in English; as in Chinese where empty'),
  series: z.string().trim().max(100).nullable(),
  unit: z.string().trim().min(1).max(20),
  unitEn: z.string().trim().max(20),
  active: z.boolean(),
  price: Rate.nullable().describe('List price: fen a unit'),
  cost: Rate.nullable(),
  breaks: noRepeats(z.array(Break).max(20), 'from', repeatTexts.from).describe(
    'Prices by quantity; the greatest that is reached counts',
  ),
  options: noRepeats(z.array(OptionGroup).max(20), 'name', repeatTexts.group).describe(
    'Made to measure: paper, size, colours, finishing',
  ),
}

export const ProductReply = z
  .object({ id: Id, ...fields, currency: z.string(), version: z.int(), can: z.object({ edit: z.boolean() }) })
  .meta({ id: 'Product' })

/** What is told of a new product. */
export const ProductFields = z.strictObject(fields).partial().required({ name: true })

const tag = 'products'

export const listProducts = endpoint({
  id: 'listProducts',
  method: 'GET',
  path: '/products',
  tag,
  summary: 'The catalogue, those on sale first; costs only for those who may know them',
  query: z.strictObject({
    ...paging,
    q: z.string().trim().max(100).optional().describe('Part of the name, code or series'),
    active: z.stringbool().optional(),
  }),
  reply: pageOf(ProductReply),
})

export const addProduct = endpoint({
  id: 'addProduct',
  method: 'POST',
  path: '/products',
  tag,
  summary: 'Add a product with its price, breaks and options',
  status: 201,
  body: ProductFields,
  reply: ProductReply,
  refusals: [refused.productExists],
})

export const changeProduct = endpoint({
  id: 'changeProduct',
  method: 'PATCH',
  path: '/products/{id}',
  tag,
  summary: 'Change a product; what was quoted and ordered keeps its price',
  params: ById,
  body: z.strictObject(fields).partial(),
  reply: ProductReply,
  refusals: [notFound, versionConflict, refused.productExists],
})

export const workOutPrice = endpoint({
  id: 'workOutPrice',
  method: 'POST',
  path: '/products/{id}/price',
  tag,
  summary: 'Work out a price from the quantity and the options; nothing is kept',
  params: ById,
  body: z.strictObject({ quantity: Count, options: z.array(Chosen).max(20).default([]) }),
  reply: z.object({
    unitPrice: z.number().describe('Fen a unit'),
    setupFen: z.int().describe('Once for the order'),
    totalFen: z.int(),
    unitCost: z.number().nullable(),
    setupCostFen: z.int().nullable(),
  }),
  refusals: [notFound, refused.unknownOption, refused.optionMissing, refused.optionTwice, refused.amountTooMuch],
})
