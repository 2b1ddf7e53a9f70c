import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { heldOf, lockedCustomer, seenCustomer } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import type * as contract from '../contract.ts'
import { criterionMarked } from '../events.ts'
import { markOutOfRange, measuredCriterion, unknownCriterion } from '../refusals.ts'
import { insertMarks } from '../repo.ts'
import type { Criterion } from '../rules/scorecard.ts'
import { score } from '../scoring.ts'
import { scorecard } from '../settings.ts'
import { isMeasured, present } from './show.ts'

/** How far a judged value may reach, by its unit. */
const RANGES = { mark: [1, 5], percent: [-100, 1000], days: [0, 3650], fen: [0, 1e13] } as const

/** I1: one of us judges a criterion; the score follows at once. */
export async function markCriterion(work: Work, id: string, input: InputOf<typeof contract.markCriterion>['body']) {
  const customer = await lockedCustomer(work, id)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const criterion = settingOf(work.settings, scorecard).criteria.find(({ key }) => key === input.criterion)
  if (!criterion) throw new Refused(unknownCriterion({ criterion: input.criterion }))
  demand(whyNotMark(work, criterion, input.value))
  await insertMarks(work.tx, [{ customerId: id, criterion: criterion.key, value: input.value }], work.by, work.now)
  await score(work, [id])
  await publish(work, criterionMarked, { customerId: id, data: { criterion: criterion.key } })
  return present(work, await seenCustomer(work, id))
}

function whyNotMark(work: Work, { key, label, unit }: Criterion, value: number | null) {
  const criterion = label[work.locale]
  if (isMeasured(key)) return measuredCriterion({ criterion })
  const [least, most] = RANGES[unit]
  return value !== null && (value < least || value > most) ? markOutOfRange({ criterion, least, most }) : null
}
