import type { Work } from '../../../../platform/work.ts'
import type { Day } from '../../../../shared/calendar.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import { otherColumn, wonStays } from '../../refusals.ts'
import { isLevel, type Level, type NeedStage } from '../../rules/board.ts'
import { whyNotMove } from '../../rules/move.ts'
import { moveTo } from '../moving.ts'
import { dayPast, editableNeed, showNeed } from '../reading.ts'
import { findSeen, placeNeed } from '../repo.ts'
import { reportIfBig } from '../report.ts'

/** Moves a need on the board: into a column, right below another card of it. What was lost is taken up again so. */
export async function moveNeed(work: Work, id: string, to: NeedStage, below: string | null) {
  const { need, customer } = await editableNeed(work, id)
  demand(whyNotMove(need, to))
  if (below && !(await findSeen(work, below))) throw new Refused(otherColumn())
  if (to !== need.stage) await moveTo(work, customer.id, need, to, work.today)
  if (!(await placeNeed(work.tx, id, to, below === id ? null : below))) throw new Refused(otherColumn())
  if (isLevel(to)) await reportIfBig(work, customer, id)
  return showNeed(work, id)
}

/** Says how far a wish has grown, since which day; it may fall back. */
export async function setNeedLevel(work: Work, id: string, level: Level, on: Day | undefined) {
  const { need, customer } = await editableNeed(work, id)
  if (need.outcome === 'won') throw new Refused(wonStays())
  const day = dayPast(work, on)
  if (need.stage !== level) await moveTo(work, customer.id, need, level, day)
  await reportIfBig(work, customer, id)
  return showNeed(work, id)
}
