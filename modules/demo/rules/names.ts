import type { ContactFact } from './facts.ts'
import type { Firm } from './firm.ts'
import { linesOf, wordOf } from './phrasebook.ts'
import type { Product } from './products.ts'
import { idAt, type Random } from './random.ts'

/** A firm's name out of two signs that are hardly a word, its trade and its legal form; none that is borne already. */
export function nameFirm(firm: Firm, product: Product, city: string): string {
  const { random, plan, names } = firm
  for (;;) {
    const stem = wordOf(plan.book, 'stem.first', random) + wordOf(plan.book, 'stem.second', random)
    if (firm.taken.has(stem) || stem[0] === stem[1]) continue
    const core = stem + random.pick(product.trades)
    const form = core.endsWith('科技') ? '有限公司' : wordOf(plan.book, 'form', random)
    const name = random.weighted([
      [`${city}市${core}${form}`, 5],
      [`${city}${core}${form}`, 3],
      [`${core}（${city}）${form}`, form.endsWith('公司') ? 1 : 0],
      [`${core}${form}`, 2],
    ])
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}

/** The two signs by which a firm is known. */
const stemOf = (name: string, city: string): string => name.replace(`${city}市`, '').replace(city, '').slice(0, 2)

/** The same firm as somebody else writes it. */
export function respell(name: string, city: string, random: Random): string {
  const bare = name.replace(`（${city}）`, '').replace(`${city}市`, '').replace(city, '')
  const short = bare.replace(/(?:科技|实业)?有限公司$/, '')
  const spellings = [short, `${city}${short}`, `${short}（${city}）`, `${city}市${short}有限责任公司`]
  return random.pick(spellings.filter((spelling) => spelling !== name))
}

/** T8: unmistakably made up: no mobile number begins with 160, and no local number with a nought. */
export function mobileNumber(firm: Firm): string {
  firm.numbers.phone += 1
  return `160${String((firm.numbers.phone * 7_919_123) % 100_000_000).padStart(8, '0')}`
}

export function landline(firm: Firm, area: string): string {
  firm.numbers.phone += 1
  return `${area}-0${String((firm.numbers.phone * 600_701) % 10_000_000).padStart(7, '0')}`
}

/** Who is to be spoken to at a firm, the first of them first; mail goes to no real domain. */
export function makeContacts(firm: Firm, name: string, city: string, at: Date, knownPhones: string[]): ContactFact[] {
  const { random, plan } = firm
  const domain = `${plan.spell(stemOf(name, city))}.example`
  const count = random.weighted([
    [1, 5],
    [2, 4],
    [3, 1],
  ])
  return Array.from({ length: count }, (_, nth) => {
    const [surname = '', latin = ''] = wordOf(plan.book, 'surname', random).split(' ')
    const [job = ''] = wordOf(plan.book, nth === 1 ? 'job.top' : 'job', random).split('=')
    const phones = [mobileNumber(firm), ...(random.chance(0.12) ? [mobileNumber(firm)] : [])]
    firm.numbers.mail += 1
    return {
      id: idAt(at, random),
      name: surname + wordOf(plan.book, 'given', random),
      job,
      birthday: random.chance(0.38) ? birthday(random) : null,
      bestTimes: random.chance(0.2) ? wordOf(plan.book, 'best', random) : null,
      worstTimes: random.chance(0.2) ? wordOf(plan.book, 'worst', random) : null,
      phones: nth === 0 && knownPhones.length > 0 ? knownPhones : phones,
      mails: random.chance(0.45) ? [`${latin}${firm.numbers.mail}@${domain}`] : [],
      wechats: random.chance(0.55) ? [`demo_${latin}${firm.numbers.mail}`] : [],
    }
  })
}

const birthday = (random: Random) => ({
  year: random.between(1965, 1999),
  month: random.between(1, 12),
  day: random.between(1, 28),
  lunar: random.chance(0.4),
})

/** Given names that women bear here. */
const FEMALE = /[珍玲兰燕婷梅芬萍花敏欣珊怡仪娟霞菊华彤薇颖芳洁琳丹莉]$/
const ONLY_MEN: readonly string[] = ['先生', '工']

export const isWoman = (name: string): boolean => FEMALE.test(name)

/** 采购 刘美玲 is 刘小姐, 采购经理 is 刘经理: how a contact is spoken of, always the same. */
export function addressOf(firm: Firm, { name, job }: Pick<ContactFact, 'name' | 'job'>): string {
  const forms = [...linesOf(firm.plan.book, 'job'), ...linesOf(firm.plan.book, 'job.top')]
    .map((line) => line.text.split('='))
    .find(([known]) => known === job)?.[1]
  const choices = (forms ?? '先生').split('|')
  const fitting = choices.find((form) =>
    form === '小姐' ? isWoman(name) : !(ONLY_MEN.includes(form) && isWoman(name)),
  )
  return name.slice(0, 1) + (fitting ?? choices[0])
}
