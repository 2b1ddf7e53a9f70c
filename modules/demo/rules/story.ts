import type { Day } from '../../../shared/calendar.ts'
import { monthOf } from './days.ts'
import type { Account, Firm, Hindrance, Story, Temper } from './firm.ts'
import { wordOf } from './phrasebook.ts'
import type { Product } from './products.ts'
import type { Random } from './random.ts'

/** Who comes by itself or recommended is nearer to an order than who was looked up. */
const WARM: readonly string[] = ['转介绍', '热线', '官网', '老客户新项目']

/** The chance that the next order is for the same as the last. */
const AGAIN = 0.72

const HINDRANCES: readonly (readonly [Hindrance, number])[] = [
  ['cannot_wait', 5],
  ['no_match', 3],
  ['lost_to_competitor', 2.5],
  ['gone', 0.7],
  ['other', 1.5],
]

/** How a customer is by nature; most never buy, and some numbers are never answered. */
export function makeTemper(random: Random, source: string): Temper {
  const warm = WARM.includes(source)
  const kind = random.weighted([
    ['hot', warm ? 0.08 : 0.012],
    ['warm', warm ? 0.13 : 0.055],
    ['slow', 0.06],
    ['lost', 0.11],
    ['never', 0.7],
  ] as const)
  return {
    ripe: {
      hot: random.between(3, 6),
      warm: random.between(8, 13),
      slow: random.between(14, 20),
      lost: null,
      never: null,
    }[kind],
    lostAt: kind === 'lost' ? random.between(7, 12) : null,
    why: kind === 'lost' ? 'lost_to_competitor' : random.weighted(HINDRANCES),
    reach: random.chance(warm ? 0.02 : 0.11) ? 0.1 : 0.46 + 0.4 * random.next(),
    cycle: random.weighted([
      [random.between(25, 50), 4],
      [random.between(50, 95), 4],
      [random.between(120, 240), 2],
    ]),
    size: random.weighted([
      [1, 70],
      [2, 20],
      [5, 8],
      [10, 2],
    ]),
  }
}

/** What is to be printed: how much, on what, at what price; the more, the cheaper. */
export function makeStory(firm: Firm, product: Product, size: number): Story {
  const { random, plan } = firm
  const [low, high] = product.quantity
  const share = random.next() ** 2
  const wanted = (low + (high - low) * share) * size
  const step = 10 ** Math.floor(Math.log10(wanted)) / 2
  const dear = (1 - share) * 0.7 + random.next() * 0.3
  const price = product.price[0] + (product.price[1] - product.price[0]) * dear
  return {
    product,
    quantity: Math.max(low, Math.round(wanted / step) * step),
    price: Number(price.toFixed(price < 1 ? 3 : 2)),
    paper: random.pick(product.papers),
    finish: random.pick(product.finishes),
    days: random.between(9, 20),
    rival: wordOf(plan.book, 'rival', random),
  }
}

/** What the same customer may want next: mostly the same again on its terms, else rather something in season. */
export function nextStory(firm: Firm, account: Account, day: Day): Story {
  const { random, plan } = firm
  const last = account.story
  if (random.chance(AGAIN)) {
    const quantity = Math.round(last.quantity * random.pick([0.5, 1, 1, 1.5, 2]))
    return { ...last, quantity: Math.max(last.product.quantity[0], quantity), days: random.between(9, 20) }
  }
  const same = plan.products.filter((p) => p.industry === account.fact.industry)
  const inSeason = same.filter((p) => p.season.includes(monthOf(day)))
  const product = random.pick(inSeason.length > 0 ? inSeason : same)
  return { ...makeStory(firm, product, account.temper.size), rival: last.rival }
}

/** Of what is being made, delivered, paid for or complained of. */
const OF_LAST_ORDER =
  /^(making|finishing|shipping|received|thanks|paying|mend|complaint|again|keep|\w+\.(progress|bill))/

/** The goods that a conversation is about: those of the last order, or those that are talked about since. */
export const storyOf = (situation: string, { orders, story }: Account): Story =>
  (OF_LAST_ORDER.test(situation) && orders.at(-1)?.story) || story
