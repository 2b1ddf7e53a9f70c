import { row, rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { listConditions, visibleTo } from '../customers/index.ts'
import { ACTIONS, type ActionKey, type Chance } from './rules/actions.ts'
import type { Measure, MeasureKey } from './rules/measures.ts'

/** Where a diagnosis stands in the web app: of a person, a team or a customer. */
export type Place = `/diagnosis/people/${string}` | `/diagnosis/teams/${string}` | `/customers/${string}`

/** Which actions mend just those cases of their measure that are not fine. */
const MENDING: readonly ActionKey[] = [
  'meetOthers',
  'keepOn',
  'setNextStep',
  'answer',
  'agreeVisits',
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
    { key: 'leaveInPeace', count: told('rhythm').early ?? 0, path: opens('rhythm', 'early') },
    { key: 'winBack', count: told('moved').falling ?? 0, path: opens('moved', 'down') },
  ]
}

/** What is to be done beside that: those whom somebody of these has not reached, has let sleep, or could claim. */
export async function chancesBeside(
  work: Work,
  people: readonly string[],
  measures: readonly Measure[],
  whose: { owner: string } | { team: string },
): Promise<Chance[]> {
  const asked = (query: Record<string, string>) => `/customers?${new URLSearchParams({ ...whose, ...query })}`
  const held = await row(
    work.tx,
    sql<{ untouched: number; dormant: number }>`
    select count(*) filter (where c.stage = 0 and c.state = 'active') as untouched,
      count(*) filter (where ${await listConditions(work, { dormant: 'yes' })}) as dormant
    from customer c where c.owner_id = any(${uuids(people)}) and c.state <> 'archived' and ${visibleTo(work.by)}`,
  )
  const overdue = measures.find(({ key }) => key === 'cadence')?.told.late ?? 0
  return [
    { key: 'reachNew', count: held?.untouched ?? 0, path: asked({ stage: 'lead', state: 'active' }) },
    { key: 'wake', count: held?.dormant ?? 0, path: asked({ dormant: 'yes' }) },
    { key: 'catchUp', count: overdue, path: asked({ cadence: 'overdue', state: 'active' }) },
    { key: 'claim', count: await waitingInPool(work), path: '/pool' },
  ]
}

/** So many that wait are as good as more. */
const ENOUGH = 100

async function waitingInPool(work: Work): Promise<number> {
  const found = await rows(work.tx, sql`select 1 from customer c where c.pool_id is not null limit ${ENOUGH}`)
  return found.length
}
