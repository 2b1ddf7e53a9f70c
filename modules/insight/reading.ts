import { type RawBuilder, rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { addDays } from '../../shared/calendar.ts'
import { settingOf } from '../../shared/setting.ts'
import {
  type Cases,
  fromKept,
  type Kept,
  type KeptTally,
  leadsAsked,
  type ReachedOfQuota,
  reachedOfQuota,
  readKept,
  readStanding,
  type Seller,
  type Span,
  type Weeks,
  type Whose,
  weeksSince,
} from '../quantity/index.ts'
import { mondayOf } from '../quantity/rules/newcomers.ts'
import { moved, near, portrait } from './cases/distance.ts'
import { corrected, diagnosed, firstAnswer, learnt, prepared, repeated } from './cases/professionalism.ts'
import { contacts, leads, reached } from './cases/quantity.ts'
import { cadence, kept, nextStep, rhythm, stamina } from './cases/time.ts'
import { IN_WEEKS, STANDING } from './figures.ts'
import { notInUse } from './inUse.ts'
import { usuallyReached } from './peers.ts'
import { type Measure, type MeasureKey, measure, type Reading } from './rules/measures.ts'
import { allFine, type Counted, readingOf, type Told } from './rules/reading.ts'
import { diagnosisWeeks, leadsCertainty, standardsOf } from './settings.ts'

/** From which cases each measure is counted. */
export const CASES: Readonly<Record<MeasureKey, Cases>> = {
  reached,
  leads,
  contacts,
  cadence,
  rhythm,
  stamina,
  nextStep,
  kept,
  firstAnswer,
  prepared,
  learnt,
  diagnosed,
  corrected,
  repeated,
  near,
  portrait,
  moved,
}

/** Of a person or a team: all but what can only be asked of one customer. */
const OF_PEOPLE = (Object.keys(CASES) as MeasureKey[]).filter((key) => key !== 'contacts')
/** Of one customer: all but what looks at many. */
const OF_CUSTOMER = (Object.keys(CASES) as MeasureKey[]).filter((key) => key !== 'reached' && key !== 'leads')
/** One customer has few cases, so it takes more time to see some, and one is enough. */
const CUSTOMER_WEEKS = 26

const WEEK = 7

/** What a diagnosis of people looks at. */
export const diagnosisSpan = (work: Work): Span => lastWeeks(work, settingOf(work.settings, diagnosisWeeks))
export const customerSpan = (work: Work): Span => lastWeeks(work, CUSTOMER_WEEKS)

/** So many whole weeks, and this one as far as it has come. */
const lastWeeks = ({ today }: Work, weeks: number): Span => ({
  from: addDays(mondayOf(today), -WEEK * weeks),
  to: today,
})

/** Whom these people reached in the weeks that a diagnosis looks at. */
export const reachesOf = (work: Work, people: readonly { id: string }[]): Promise<Weeks> =>
  weeksSince(work, people, diagnosisSpan(work).from)

const quotasOf = (work: Work, people: readonly Seller[], reaches: Weeks) =>
  reachedOfQuota(work, people, settingOf(work.settings, diagnosisWeeks), reaches)

/** Measures of each of these people by what they did and how they stand; one statement a measure, however many they are. */
export async function measuresOfPeople(
  work: Work,
  people: readonly Seller[],
  reaches: Weeks,
): Promise<Map<string, Measure[]>> {
  const [readings, judge] = await Promise.all([readingsOf(work, people, reaches), judgeFor(work)])
  return new Map([...readings].map(([id, of]) => [id, of.map((reading) => judge(reading))]))
}

/** Measures of these people taken together, as a team. */
export async function measuresOfTeam(work: Work, people: readonly Seller[]): Promise<Measure[]> {
  const quotas = quotasOf(work, people, await reachesOf(work, people))
  const [counted, asked, judge] = await Promise.all([
    countOfPeople(work, people, true),
    askedOf(work, people, quotas),
    judgeFor(work),
  ])
  const reachedByAll = [...quotas.values()].reduce((sum, { reached }) => sum + reached, 0)
  counted.set('reached', new Map([[TOGETHER, allFine(reachedByAll)]]))
  return OF_PEOPLE.map((key) => {
    const together = [...asked.values()].map((one) => one[key]).filter((n) => n !== undefined)
    const of = together.length === 0 ? undefined : sumOrNull(together)
    return judge(
      readingOf(key, counted.get(key)?.get(TOGETHER), told(work, of, withoutQuota([...asked.keys()], quotas, asked))),
    )
  })
}

/** Measures of one customer. */
export async function measuresOfCustomer(work: Work, customerId: string): Promise<Measure[]> {
  const counted = await countEach(work, { customerId }, customerSpan(work), OF_CUSTOMER, true)
  const judge = await judgeFor(work, 1)
  return OF_CUSTOMER.map((key) => judge(readingOf(key, counted.get(key)?.get(TOGETHER), told(work, undefined))))
}

/** How readings are judged: by the company's standards, where so many cases as they ask for, or `least`, are there. */
async function judgeFor(work: Work, least?: number): Promise<(reading: Reading) => Measure> {
  const known = standardsOf(work.settings)
  const unused = await notInUse(work)
  return (reading) => {
    const standard = known[reading.key]
    return measure(
      { ...reading, unused: unused.has(reading.key) },
      { ...known, [reading.key]: { ...standard, least: least ?? standard.least } },
    )
  }
}

/** Whom somebody reached is counted once, beside the quota. */
const BESIDE_QUOTA = OF_PEOPLE.filter((key) => key !== 'reached')

/** The measures of people, each as counted; those that are kept are read from there. */
async function countOfPeople(work: Work, people: readonly Seller[], together: boolean): Promise<CountedMeasures> {
  const ids = people.map(({ id }) => id)
  const span = diagnosisSpan(work)
  const kept = await fromKept(work, (from) => keptMeasures(from, ids, span, together))
  const others = BESIDE_QUOTA.filter((key) => !kept?.has(key))
  return new Map([...(await countEach(work, { people: ids }, span, others, together)), ...(kept ?? [])])
}

async function keptMeasures(from: Kept, people: readonly string[], span: Span, together: boolean) {
  const asked = { people, as: together ? 'together' : 'each' } as const
  const counted: CountedMeasures = new Map([...IN_WEEKS, ...STANDING].map(([key]) => [key, new Map()]))
  const keys = new Map([...IN_WEEKS, ...STANDING].map(([measure, { key }]) => [key, measure]))
  const inWeeks = await readKept(from, [...IN_WEEKS.values()], asked, span, 'span')
  const standing = await readStanding(from, [...STANDING.values()], asked)
  for (const told of [...inWeeks, ...standing])
    counted.get(keys.get(told.figure) as MeasureKey)?.set(told.who ?? TOGETHER, countedOf(told))
  return counted
}

const countedOf = ({ of, fine, early, late, sum, mean, up, median }: KeptTally): Counted => ({
  of,
  fine,
  early,
  late,
  up,
  down: up - sum,
  falling: late,
  mean,
  median,
})

async function readingsOf(work: Work, people: readonly Seller[], reaches: Weeks): Promise<Map<string, Reading[]>> {
  const quotas = quotasOf(work, people, reaches)
  const [counted, asked] = await Promise.all([countOfPeople(work, people, false), askedOf(work, people, quotas)])
  counted.set('reached', new Map([...quotas].map(([id, { reached }]) => [id, allFine(reached)])))
  return new Map(
    people.map(({ id }) => [
      id,
      OF_PEOPLE.map((key) =>
        readingOf(key, counted.get(key)?.get(id), told(work, asked.get(id)?.[key], withoutQuota([id], quotas, asked))),
      ),
    ]),
  )
}

/**
 * What a measure asks for, where that is not the number of its cases: the quota or, where none is set, what colleagues usually
 * reach; and the leads that one order takes.
 */
async function askedOf(
  work: Work,
  people: readonly Seller[],
  quotas: ReadonlyMap<string, ReachedOfQuota>,
): Promise<Asked> {
  const isHeldAgainstPeers = people.some(({ id }) => (quotas.get(id)?.quota ?? null) === null)
  const [usual, needed] = await Promise.all([
    isHeldAgainstPeers ? usuallyReached(work, diagnosisSpan(work).from) : null,
    leadsAsked(work, people, settingOf(work.settings, leadsCertainty) / 100),
  ])
  return new Map(
    people.map(({ id }): [string, Partial<Record<MeasureKey, number | null>>] => [
      id,
      { reached: quotas.get(id)?.quota ?? usual, leads: needed.get(id) ?? null },
    ]),
  )
}

const told = (
  work: Work,
  asked: number | null | undefined,
  whose: Pick<Told, 'people' | 'unset'> = { people: 0, unset: 0 },
): Told => ({
  asked,
  ...whose,
  weeks: settingOf(work.settings, diagnosisWeeks),
  percent: settingOf(work.settings, leadsCertainty),
})

type Asked = ReadonlyMap<string, Partial<Record<MeasureKey, number | null>>>

/** Q6: how many of these people have no quota, and are held against their colleagues. */
const withoutQuota = (ids: readonly string[], quotas: ReadonlyMap<string, ReachedOfQuota>, asked: Asked) => ({
  people: ids.length,
  unset: ids.filter((id) => (quotas.get(id)?.quota ?? null) === null && (asked.get(id)?.reached ?? null) !== null)
    .length,
})

const sumOrNull = (numbers: readonly (number | null)[]): number | null => {
  const known = numbers.filter((n) => n !== null)
  return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0)
}

const TOGETHER = 'together'

type CountedMeasures = Map<MeasureKey, Map<string, Counted>>

async function countEach(work: Work, whose: Whose, span: Span, keys: readonly MeasureKey[], together: boolean) {
  const counting = keys.map(
    async (key) => [key, await countCases(work, CASES[key](work, whose, span), together)] as const,
  )
  const counted: CountedMeasures = new Map(await Promise.all(counting))
  return counted
}

async function countCases(work: Work, cases: RawBuilder<unknown>, together: boolean): Promise<Map<string, Counted>> {
  const found = await rows(
    work.tx,
    sql<Counted & { who: string }>`
    select ${together ? sql`${TOGETHER}` : sql`k.who::text`} as who, count(*) as of, count(*) filter (where k.fine) as fine,
      count(*) filter (where k.flag = 'early') as early, count(*) filter (where k.flag = 'late') as late,
      coalesce(sum(k.amount) filter (where k.flag = 'up'), 0) as up, coalesce(-sum(k.amount) filter (where k.flag = 'down'), 0) as down,
      count(*) filter (where k.flag = 'down') as falling, avg(k.amount) as mean, percentile_cont(0.5) within group (order by k.amount) as median
    from (${cases}) k group by 1`,
  )
  return new Map(found.map((one) => [one.who, one]))
}
