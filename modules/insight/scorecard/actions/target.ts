import { publish } from '../../../../platform/events.ts'
import { inTurn } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import { versionConflict } from '../../../../shared/refusals.ts'
import { sellerSeen } from '../../../quantity/index.ts'
import { whyNotSetQuota } from '../../../quantity/policy.ts'
import { targetSet } from '../../events.ts'
import type { SetTarget } from '../../rules/scorecard/targets.ts'
import type * as contract from '../contract.ts'
import { targetAt, writeTargets } from '../repo.ts'

const present = ({ figure, month, value, version }: SetTarget) => ({ figure, month, value, version })

/** G2: what somebody is to reach from a month on, set by who answers for the person. */
export async function setScoreTarget(
  work: Work,
  personId: string,
  { figure, month, value }: InputOf<typeof contract.setScoreTarget>['body'],
) {
  const person = await sellerSeen(work, personId)
  demand(whyNotSetQuota(work.by, person))
  await inTurn(work.tx, 'score targets')
  const stands = (await targetAt(work, personId, figure, month)) ?? { personId, figure, month, value: null, version: 0 }
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version) throw new Refused(versionConflict(present(stands)))
  const target = { ...stands, value, version: stands.version + 1 }
  await writeTargets(work, [target])
  await publish(work, targetSet, { subjectId: personId, data: { figure, month } })
  return present(target)
}
