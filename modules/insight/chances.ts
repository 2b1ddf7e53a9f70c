import type { Work } from '../../platform/work.ts'
import { addDays } from '../../shared/calendar.ts'
import type { ListQuery } from '../customers/index.ts'
import { roomToClaim } from '../pool/index.ts'
import { mondayOf } from '../quantity/rules/newcomers.ts'
import { holdingsOf } from './holdings.ts'
import { ACTIONS, type ActionKey, type Chance } from './rules/actions.ts'
import type { Measure, MeasureKey } from './rules/measures.ts'
import { countWaiting } from './waiting.ts'

/** Where a diagnosis stands in the web app: of a person, a team or a customer. */
export type Place = `/diagnosis/people/${string}` | `/diagnosis/teams/${string}` | `/customers/${string}`

/** Which actions mend just those cases of their measure that are not fine. */
const MENDING: readonly ActionKey[] = [
  'meetOthers',
  'keepOn',
  'setNextStep',
  'keepPromises',
  'answer',
  'agreeVisits',
  'learnMore',
  'diagnoseNeeds',
  'checkQuotes',
  'settleProblems',
  'comeNearer',
  'askQuestions',
]

/** What the cases of the measures leave to do; the address opens exactly those. */
export function chancesIn(measures: readonly Measure[], place: Place): Chance[] {
  const told = (key: MeasureKey) => measures.find((one) => one.key === key)?.told ?? {}
  const opens = (key: MeasureKey, only: string) => `${place}?measure=${key}&only=${only}`
  const mending = MENDING.map((key): Chance => {
    const measure = ACTIONS[key]
    return { key, count: told(measure).open ?? 0, path: opens(measure, 'open') }
  })
  return [
    ...mending,
    rhythmChance(told('rhythm'), opens),
    { key: 'winBack', count: told('moved').falling ?? 0, path: opens('moved', 'down') },
  ]
}

/** T3: touches come too early and too late; what is said is about the greater part. */
function rhythmChance(
  { early = 0, late = 0 }: Readonly<Record<string, number>>,
  opens: (key: MeasureKey, only: string) => string,
): Chance {
  return late > early
    ? { key: 'comeInTime', count: late, path: opens('rhythm', 'late') }
    : { key: 'leaveInPeace', count: early, path: opens('rhythm', 'early') }
}

/** Of the new customers wanting no more than a week asks for: nobody finds those of a month in one. */
const inAWeek = ({ missing = 0, of = 0, weeks = 1 }: Measure['told']): number =>
  Math.min(missing, Math.ceil(of / weeks))

/** What is to be done beside that: those whom somebody of these has not reached, has let sleep, is to call, could find or claim. */
export async function chancesBeside(
  work: Work,
  people: readonly string[],
  measures: readonly Measure[],
  whose: { owner: string } | { team: string },
): Promise<Chance[]> {
  const opens = (query: ListQuery) =>
    `/customers?${new URLSearchParams(Object.entries({ ...whose, ...query }).map(([key, value]) => [key, String(value)]))}`
  const [waiting, room] = await Promise.all([
    countWaiting(work, whose),
    holdingsOf(work, people).then((holdings) => roomToClaim(work, people, holdings ?? undefined)),
  ])
  const told = (key: MeasureKey) => measures.find((one) => one.key === key)?.told ?? {}
  const untouched: ListQuery = { stage: ['lead'], state: ['active'] }
  const sunday = addDays(mondayOf(work.today), 6)
  const due: ListQuery = { cadence: ['early', 'ok', 'due'], dueTo: sunday, state: ['active'] }
  const agreed: ListQuery = { nextFrom: work.today, nextTo: addDays(work.today, 6), state: ['active'] }
  return [
    { key: 'reachNew', count: waiting.untouched, path: opens(untouched) },
    { key: 'wake', count: waiting.dormant, path: opens({ dormant: 'yes' }) },
    { key: 'findNew', count: inAWeek(told('reached')), path: '/quantity?tab=sources' },
    { key: 'catchUp', count: told('cadence').late ?? 0, path: opens({ cadence: ['overdue'], state: ['active'] }) },
    { key: 'callDue', count: waiting.due, path: opens(due) },
    { key: 'prepareNext', count: waiting.agreed, path: opens(agreed) },
    { key: 'claim', count: room, path: '/pool' },
    { key: 'askForLeads', count: told('leads').missing ?? 0, path: '/quantity?tab=odds' },
  ]
}
