import type { Day } from '../../../shared/calendar.ts'
import type { CustomerFact } from './facts.ts'
import { type Account, type Colleague, type Firm, reckon, type Team } from './firm.ts'
import { addressOf, isWoman, landline, makeContacts, nameFirm, respell } from './names.ts'
import { expand, wordOf } from './phrasebook.ts'
import { idAt } from './random.ts'
import { makeStory, makeTemper } from './story.ts'

/** What is known of a customer before it is made. */
export interface Arrival {
  /** The day on which it comes into the books, and the day from which it is known. */
  readonly day: Day
  readonly enteredOn: Day
  readonly minute: number
  readonly source: string
  readonly by: Colleague
  readonly team: Team
  /** Another record of the same firm: its spelling differs. */
  readonly sameAs?: Account | undefined
}

const CITIES = { firm: 'city.近', near: 'city.近', delta: 'city.中', far: 'city.远' }

/** Makes a customer whom nobody has spoken to yet. */
export function makeAccount(firm: Firm, arrival: Arrival): Account {
  const { random } = firm
  const product = arrival.sameAs?.story.product ?? random.pick(firm.plan.products)
  const temper = makeTemper(random, arrival.source)
  const fact = makeFact(firm, arrival, product)
  const account: Account = {
    fact,
    temper,
    story: makeStory(firm, product, temper.size),
    called: whoIsWho(firm, fact),
    owner: null,
    team: arrival.team,
    holding: null,
    holdings: [],
    pursuit: { number: 0, cause: 'created', startedOn: arrival.enteredOn },
    effectiveDays: new Set(),
    lastEffectiveOn: null,
    attemptDays: [],
    touched: false,
    everEffective: false,
    lastSaid: null,
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
  reckon(account)
  firm.accounts.push(account)
  return account
}

function makeFact(firm: Firm, arrival: Arrival, product: Account['story']['product']): CustomerFact {
  const { random, plan } = firm
  const { sameAs } = arrival
  const [city, area] = sameAs ? placeOf(sameAs) : wordOf(plan.book, CITIES[arrival.team.key], random).split(' ')
  const createdAt = firm.at(arrival.day, arrival.minute)
  const name = sameAs ? respell(sameAs.fact.name, city ?? '', random) : nameFirm(firm, product, city ?? '')
  const samePhone = sameAs && random.chance(0.5) ? (sameAs.fact.contacts[0]?.phones ?? []) : []
  const street = wordOf(plan.book, random.chance(0.5) ? 'street' : 'estate', random)
  return {
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
    region: city ?? '',
    size: null,
    address: `${city}市${street}${expand(plan.book, '{block}', {}, random).replaceAll(' ', '')}`,
    remarks: random.chance(0.16) ? expand(plan.book, '{remarks}', {}, random) : null,
    tags: random.chance(0.22) ? [wordOf(plan.book, 'tag', random)] : [],
    enteredOn: arrival.enteredOn,
    createdBy: arrival.by.id,
    createdAt,
    neglectSince: null,
    protectedUntil: null,
    postponedUntil: null,
    lookAgainOn: null,
    phones: [landline(firm, area ?? '')],
    contacts: makeContacts(firm, name, city ?? '', createdAt, samePhone),
  }
}

const placeOf = ({ fact }: Account): [string, string] => [fact.region, fact.phones[0]?.split('-')[0] ?? '']

/** Who is spoken to, and who decides there. */
function whoIsWho(firm: Firm, { contacts }: CustomerFact): Account['called'] {
  const [first, second] = contacts
  return {
    who: first ? addressOf(firm, first) : '前台',
    isWoman: first ? isWoman(first.name) : false,
    boss: second ? addressOf(firm, second) : '老板',
  }
}
