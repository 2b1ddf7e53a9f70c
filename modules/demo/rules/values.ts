import type { Account, Firm } from './firm.ts'
import { managerOf } from './firm.ts'
import { linesOf, type Values, wordOf } from './phrasebook.ts'

/** What the notes on a customer speak of: people, goods, prices. */
export function valuesOf(firm: Firm, account: Account): Values {
  const { story, fact } = account
  const [first, second] = fact.contacts
  const who = first ? addressOf(firm, first) : '前台'
  const top = second
    ? addressOf(firm, second)
    : firm.random.chance(0.7)
      ? '老板'
      : wordOf(firm.plan.book, 'partner', firm.random)
  const others = firm.plan.products.filter((p) => p.industry === fact.industry && p.name !== story.product.name)
  return {
    who,
    boss: top,
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
    amount: sayAmount(Math.round(story.quantity * story.price)),
    manager: `${managerOf(firm, account.team).name.slice(0, 1)}主管`,
    count: String(Math.max(account.effectiveDays.size, 12)),
  }
}

/** 采购 刘美玲 is 刘小姐; a man is 刘先生: the same person is always called the same. */
function addressOf(firm: Firm, contact: { name: string; job: string; id: string }): string {
  const forms = [...linesOf(firm.plan.book, 'job'), ...linesOf(firm.plan.book, 'job.top')]
    .map((line) => line.text.split('='))
    .find(([job]) => job === contact.job)?.[1]
  const choices = (forms ?? '先生').split('|')
  const woman = /[珍玲兰燕婷梅芬萍花敏欣珊怡仪娟霞菊华彤薇颖芳洁琳丹莉]$/.test(contact.name)
  const fitting = choices.filter((form) => (form === '小姐' ? woman : form === '先生' || form === '工' ? !woman : true))
  return contact.name.slice(0, 1) + (fitting[0] ?? choices[0])
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
