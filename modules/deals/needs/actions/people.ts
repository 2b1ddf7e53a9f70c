import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { Refused } from '../../../../shared/refusal.ts'
import { needJoined, needLeft } from '../../events.ts'
import { leftBeforeJoining, notInNeed, unknownPerson } from '../../refusals.ts'
import type * as contract from '../contract.ts'
import { inNeedSince, isPerson, joinNeed, leaveNeed } from '../people.repo.ts'
import { dayPast, editableNeed, showNeed } from '../reading.ts'

/** METHOD §1, brewing: who of us was in it then. A colleague joins on a day, or leaves on one. */
export async function noteNeedPerson(work: Work, id: string, input: InputOf<typeof contract.noteNeedPerson>['body']) {
  const { customer } = await editableNeed(work, id)
  const { personId, joinedOn, leftOn } = input
  if (!(await isPerson(work.tx, personId))) throw new Refused(unknownPerson())
  if (joinedOn !== undefined || leftOn === undefined) {
    await joinNeed(work.tx, id, personId, dayPast(work, joinedOn, 'joinedOn'))
    await publish(work, needJoined, { customerId: customer.id, subjectId: id, data: { personId } })
  }
  if (leftOn !== undefined) {
    const since = await inNeedSince(work.tx, id, personId)
    if (since === null) throw new Refused(notInNeed())
    if (leftOn < since) throw new Refused(leftBeforeJoining({ day: since }))
    await leaveNeed(work.tx, id, personId, dayPast(work, leftOn, 'leftOn'))
    await publish(work, needLeft, { customerId: customer.id, subjectId: id, data: { personId } })
  }
  return showNeed(work, id)
}
