import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { lapseStepInsOfNeeds } from '../../touches/index.ts'
import { needMoved } from '../events.ts'
import { isLevel, type NeedStage, OUTCOMES } from '../rules/board.ts'
import { recountNeeds } from './figures.ts'
import { findNeed, isOrdered, type NeedRow, type Standing, standAt } from './repo.ts'

type Moved = Pick<NeedRow, 'id' | 'stage' | 'level' | 'quotedOn' | 'outcome'>

/** What stands of a need in a column: a level says it, quoted makes it explicit, an outcome closes it as it is. */
function standingIn(need: Moved, to: NeedStage, on: Day): Standing {
  if (isLevel(to)) return { level: to, quotedOn: null, outcome: null, closedOn: null }
  if (to === 'quoted') return { level: 'explicit', quotedOn: need.quotedOn ?? on, outcome: null, closedOn: null }
  return { level: need.level, quotedOn: need.quotedOn, outcome: to, closedOn: on }
}

/** Puts a need into another column, dated, with all that follows; what was reported of a closed one waits no more (T7). */
export async function moveTo(work: Work, customerId: string, need: Moved, to: NeedStage, on: Day): Promise<void> {
  await standAt(work, need, to, standingIn(need, to, on), on)
  if ((OUTCOMES as readonly string[]).includes(to)) await lapseStepInsOfNeeds(work, [need.id])
  await recountNeeds(work, [customerId])
  await publish(work, needMoved, { customerId, subjectId: need.id, data: { from: need.stage, to } })
}

/** Q1: a quote was sent. Its need, where it is open, is quoted; the customer's funnel moves either way. */
export async function quoteNeed(work: Work, customerId: string, needId: string | null): Promise<void> {
  const need = needId ? await findNeed(work, needId) : null
  if (need && need.outcome === null && need.stage !== 'quoted')
    await moveTo(work, customerId, need, 'quoted', work.today)
  else await recountNeeds(work, [customerId])
}

/** An order wins its need, on its day; one that was lost meanwhile too. */
export async function winNeed(work: Work, customerId: string, needId: string, on: Day): Promise<void> {
  const need = await findNeed(work, needId)
  if (need && need.outcome !== 'won') await moveTo(work, customerId, need, 'won', on)
}

/** The order that won it was cancelled: it is what it was before, unless another order stands. */
export async function reopenNeed(work: Work, customerId: string, needId: string): Promise<void> {
  const need = await findNeed(work, needId)
  if (need?.outcome !== 'won' || (await isOrdered(work.tx, needId))) return
  await moveTo(work, customerId, need, need.quotedOn ? 'quoted' : need.level, work.today)
}
