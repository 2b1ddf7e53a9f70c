import { englishOf, type Line, lineOf } from '../../../deals/rules/lines.ts'
import { type Chosen, type OptionGroup, priceOf } from '../../../deals/rules/price.ts'
import { taxRate } from '../../../deals/settings.ts'
import type { Story } from '../firm.ts'
import type { Product } from '../products.ts'
import type { Random } from '../random.ts'
import type { ProductFact } from './facts.ts'
import type { Pen } from './pen.ts'

const CARTON = /箱/
const BAG = /袋/
const TAG = /吊/
const EXTRA = 0.4
/** Of the list price. */
const NEARLY = 0.97

/** Which of the catalogue's goods something printed is, by its code. */
function codeOf({ kind, name }: Product): string {
  if (kind === 'gift') return 'GB-01'
  if (kind === 'label') return 'LB-01'
  if (kind === 'card') return TAG.test(name) ? 'TG-01' : 'LF-01'
  return CARTON.test(name) ? 'CB-01' : BAG.test(name) ? 'PB-01' : 'FB-01'
}

export const goodsOf = ({ products }: Pick<Pen, 'products'>, story: Story): ProductFact =>
  products.get(codeOf(story.product)) as ProductFact

const choose = (random: Random, groups: readonly OptionGroup[]): Chosen[] =>
  groups
    .filter((group) => group.required || random.chance(EXTRA))
    .map((group) => ({ group: group.name, choice: random.pick(group.choices).name }))

/** The lines of a quote or order: what the story tells, at its price; gift boxes often with bags. */
export function linesOf(pen: Pen, story: Story, at: Date, discount: number, thin: boolean): Line[] {
  const { random } = pen
  const goods = goodsOf(pen, story)
  const known = new Map([...pen.products.values()].map((product) => [product.id, product]))
  const unitPrice = Number((story.price * 100).toFixed(2))
  const share = thin ? 0.66 + random.next() * 0.08 : 0.5 + random.next() * 0.18
  const options = choose(random, goods.options)
  // What is asked far less for than the catalogue does is made to measure, and written in words.
  const isListed = unitPrice >= priceOf(goods, story.quantity, options).unitPrice * NEARLY
  const main = {
    productId: isListed ? goods.id : null,
    name: story.product.name,
    unit: story.product.unit,
    options: isListed ? options : [],
    details: options.map((o) => `${o.group}：${o.choice}`).join('；'),
    quantity: story.quantity,
    unitPrice,
    discount,
    unitCost: Number((unitPrice * share).toFixed(2)),
  }
  const bag = pen.products.get('PB-01')
  const withBags = story.product.kind === 'gift' && bag && random.chance(EXTRA)
  const bags = withBags
    ? [{ productId: bag.id, options: choose(random, bag.options), quantity: story.quantity, discount: 0 }]
    : []
  return [main, ...bags].map((line) => {
    const whole = lineOf(line, pen.id(at), known, taxRate.fallback)
    return whole.productId ? whole : { ...whole, en: englishOf(goods, options) }
  })
}
