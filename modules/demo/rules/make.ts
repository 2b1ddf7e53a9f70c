import type { Day } from '../../../shared/calendar.ts'
import { monthOf } from './days.ts'
import type { ContactFact, CustomerFact } from './facts.ts'
import type { Account, Colleague, Firm, Story, Team, Temper } from './firm.ts'
import { reckon } from './firm.ts'
import { expand, linesOf, wordOf } from './phrasebook.ts'
import type { Product } from './products.ts'
import { idAt, type Random } from './random.ts'

/** What is known of a customer before it is made. */
export interface Arrival {
  readonly day: Day
  readonly enteredOn: Day
  readonly minute: number
  readonly source: string
  readonly by: Colleague
  readonly team: Team
  /** Another record of the same firm: its spelling differs. */
  readonly sameAs?: Account | undefined
}

/** Makes a customer whom nobody has spoken to yet. It stands in the firm's books from `arrival.day` on. */
export function makeAccount(firm: Firm, arrival: Arrival): Account {
  const { random, plan } = firm
  const { sameAs } = arrival
  const product = sameAs?.story.product ?? random.pick(plan.products)
  const cities = arrival.team.key === 'near' ? 'city.近' : arrival.team.key === 'far' ? 'city.远' : 'city.中'
  const [city = '', area = ''] = sameAs
    ? [sameAs.fact.region, sameAs.fact.phones[0]?.split('-')[0]]
    : wordOf(plan.book, arrival.team.key === 'firm' ? 'city.近' : cities, random).split(' ')
  const name = sameAs ? respell(sameAs.fact.name, city, random) : nameFirm(firm, product, city)
  const createdAt = firm.at(arrival.day, arrival.minute)
  const landline = sameAs && random.chance(0.5) ? sameAs.fact.phones : [`${area}-${landlineNumber(firm, area)}`]
  const fact: CustomerFact = {
    id: idAt(firm.at(arrival.enteredOn, arrival.minute), random),
    name,
    kind: name.endsWith('商行') && random.chance(0.5) ? 'person' : 'organisation',
    stage: 0,
    state: 'active',
    tier: null,
    ownerId: null,
    ownerSince: null,
    teamId: arrival.team.id,
    poolId: null,
    pooledAt: null,
    industry: product.industry,
    source: arrival.source,
    region: city,
    address: `${city}市${wordOf(plan.book, random.chance(0.5) ? 'street' : 'estate', random)}${expand(plan.book, '{block}', {}, random).replaceAll(' ', '')}`,
    remarks: random.chance(0.16) ? expand(plan.book, '{remarks}', {}, random) : null,
    tags: random.chance(0.22) ? [wordOf(plan.book, 'tag', random)] : [],
    enteredOn: arrival.enteredOn,
    createdBy: arrival.by.id,
    createdAt,
    neglectSince: null,
    protectedUntil: null,
    postponedUntil: null,
    lookAgainOn: null,
    phones: landline,
    contacts: makeContacts(firm, name, createdAt, sameAs),
  }
  const account: Account = {
    fact,
    temper: makeTemper(random, arrival.source),
    story: makeStory(firm, product, 1),
    owner: null,
    team: arrival.team,
    holding: null,
    holdings: [],
    pursuit: { number: 0, cause: 'created', startedOn: arrival.enteredOn, startedAt: createdAt },
    effectiveDays: new Set(),
    lastEffectiveOn: null,
    attemptDays: [],
    touched: false,
    everEffective: false,
    lastDay: null,
    nextOn: null,
    unanswered: null,
    orders: [],
    stepIn: null,
    stepInPursuit: null,
    agenda: [],
    readiness: 0,
    wantsOn: null,
    lost: false,
    used: new Set(),
    days: { earlyUntil: '', dueOn: '', overdueOn: '', recallOn: '', warnedOn: '' },
  }
  account.story = makeStory(firm, product, account.temper.size)
  reckon(account)
  firm.accounts.push(account)
  return account
}

/** Who comes recommended or calls by itself is nearer to an order than who was looked up. */
function makeTemper(random: Random, source: string): Temper {
  const warm = ['转介绍', '热线', '官网', '老客户新项目'].includes(source)
  const kind = random.weighted([
    ['hot', warm ? 0.08 : 0.012],
    ['warm', warm ? 0.13 : 0.055],
    ['slow', 0.06],
    ['lost', 0.11],
    ['never', 0.7],
  ] as const)
  const ripe = {
    hot: random.between(3, 6),
    warm: random.between(8, 13),
    slow: random.between(14, 20),
    lost: null,
    never: null,
  }[kind]
  return {
    ripe,
    lostAt: kind === 'lost' ? random.between(7, 12) : null,
    reach: random.chance(warm ? 0.02 : 0.08) ? 0.1 : 0.46 + 0.4 * random.next(),
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
  const raw = (low + (high - low) * share) * size
  const step = 10 ** Math.floor(Math.log10(raw)) / 2
  const quantity = Math.max(low, Math.round(raw / step) * step)
  const dear = (1 - share) * 0.7 + random.next() * 0.3
  const price = product.price[0] + (product.price[1] - product.price[0]) * dear
  return {
    product,
    quantity,
    price: Number(price.toFixed(price < 1 ? 3 : 2)),
    paper: random.pick(product.papers),
    finish: random.pick(product.finishes),
    days: random.between(9, 20),
    rival: wordOf(plan.book, 'rival', random),
  }
}

/** What the same customer may want next, rather something in season. */
export function anotherProduct(firm: Firm, account: Account, day: Day): Product {
  const same = firm.plan.products.filter((p) => p.industry === account.fact.industry)
  const inSeason = same.filter((p) => p.season.includes(monthOf(day)))
  return firm.random.pick(inSeason.length > 0 ? inSeason : same)
}

function nameFirm(firm: Firm, product: Product, city: string): string {
  const { random, plan } = firm
  const taken = new Set(linesOf(plan.book, 'stem.taken').flatMap((line) => line.text.split(' ')))
  const used = new Set(firm.accounts.map((a) => a.fact.name))
  for (;;) {
    const stem = wordOf(plan.book, 'stem.first', random) + wordOf(plan.book, 'stem.second', random)
    if (taken.has(stem) || stem[0] === stem[1]) continue
    const core = stem + random.pick(product.trades)
    const form = wordOf(plan.book, 'form', random)
    const name = random.weighted([
      [`${city}市${core}${form}`, 5],
      [`${city}${core}${form}`, 3],
      [`${core}（${city}）${form}`, form.endsWith('公司') ? 1 : 0],
      [`${core}${form}`, 2],
    ])
    if (!used.has(name)) return name
  }
}

/** The same firm as somebody else writes it. */
function respell(name: string, city: string, random: Random): string {
  const bare = name
    .replace(`${city}市`, '')
    .replace(`（${city}）`, '')
    .replace(new RegExp(`^${city}`), '')
  const short = bare.replace(/有限公司$/, '')
  return random.pick(
    [short, `${city}${short}`, `${short}（${city}）`, `${city}市${short}有限责任公司`].filter((n) => n !== name),
  )
}

/** T8: unmistakably made up: 160 is no mobile prefix, and no local number begins with a nought. */
function mobileNumber(firm: Firm): string {
  firm.numbers.phone += 1
  return `160${String((firm.numbers.phone * 7919) % 100_000_000).padStart(8, '0')}`
}

function landlineNumber(firm: Firm, area: string): string {
  firm.numbers.phone += 1
  return `0${String((firm.numbers.phone * 6007) % 10_000_000).padStart(7, '0')}`.slice(0, area.length === 3 ? 8 : 8)
}

function makeContacts(firm: Firm, name: string, at: Date, sameAs: Account | undefined): ContactFact[] {
  const { random, plan } = firm
  const count = random.weighted([
    [1, 5],
    [2, 4],
    [3, 1],
  ])
  const domain = `${plan.spell(name.replace(/^.{2}市|^（.*?）/, '').slice(0, 2))}.example`
  return Array.from({ length: count }, (_, at_) => {
    const [surname = '', latin = ''] = wordOf(plan.book, 'surname', random).split(' ')
    const [job = ''] = wordOf(plan.book, at_ === 1 ? 'job.top' : 'job', random).split('=')
    const phones = [mobileNumber(firm), ...(random.chance(0.12) ? [mobileNumber(firm)] : [])]
    firm.numbers.mail += 1
    return {
      id: idAt(at, random),
      name: surname + wordOf(plan.book, 'given', random),
      job,
      birthday: random.chance(0.38) ? birthday(random) : null,
      bestTimes: random.chance(0.2) ? wordOf(plan.book, 'best', random) : null,
      worstTimes: random.chance(0.2) ? wordOf(plan.book, 'worst', random) : null,
      phones: sameAs && at_ === 0 && random.chance(0.6) ? [...(sameAs.fact.contacts[0]?.phones ?? phones)] : phones,
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
