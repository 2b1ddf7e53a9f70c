import type { Day } from '../../../shared/calendar.ts'
import { type Account, type Firm, type Story, whoAnswersFor } from './firm.ts'
import { type Values, wordOf } from './phrasebook.ts'

/** What the notes on a customer speak of: people, goods, prices. */
export function valuesOf(firm: Firm, account: Account, day: Day, story: Story = account.story): Values {
  const { fact, called } = account
  const superior = whoAnswersFor(firm, account)
  const others = firm.plan.products.filter((p) => p.industry === fact.industry && p.name !== story.product.name)
  return {
    who: called.who,
    boss: called.boss,
    he: called.isWoman ? '她' : '他',
    product: story.product.name,
    second: others.length > 0 ? firm.random.pick(others).name : '手提袋',
    qty: sayQuantity(story.quantity, story.product.unit),
    unit: story.product.unit,
    paper: story.paper,
    finish: story.finish,
    price: sayPrice(story.price),
    lower: sayPrice(story.price * 0.93),
    days: String(story.days),
    rival: story.rival,
    city: fact.region,
    peak: wordOf(firm.plan.book, `peak.${day.slice(5, 7)}`, firm.random),
    amount: sayAmount(Math.round(story.quantity * story.price)),
    manager: superior.name.slice(0, 1) + (superior.role === 'director' ? '总' : '主管'),
    count: String(account.effectiveDays.size),
  }
}

export const sayQuantity = (quantity: number, unit: string): string =>
  quantity >= 10_000 ? `${Number((quantity / 10_000).toFixed(1))}万${unit}` : `${quantity}${unit}`

/** Yuan as reps write them: 3.85元, 0.42元, 4.5分. */
export function sayPrice(yuan: number): string {
  if (yuan < 0.1) return `${Number((yuan * 100).toFixed(1))}分`
  return `${Number(yuan.toFixed(2))}元`
}

export const sayAmount = (yuan: number): string =>
  yuan >= 10_000 ? `${Number((yuan / 10_000).toFixed(1))}万` : `${yuan}元`
