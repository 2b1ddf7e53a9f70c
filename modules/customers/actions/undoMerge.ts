import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { keepReason, ownerBefore, putBack } from '../aside.ts'
import { mergeUndone } from '../events.ts'
import { whyNotMerge } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, presentAfter } from '../reading.ts'
import { laterMergeFirst, mergeUndoneAlready } from '../refusals.ts'
import { changesOfCause } from '../repo/changes.ts'
import { lockMerge, type MergeRow, markUndone, pointAt } from '../repo/merges.ts'
import { refreshSearches } from '../repo/names.ts'
import { settleParted } from '../repo/proposals.ts'
import { bumpVersion, type CustomerRecord, findCustomer } from '../repo/record.ts'
import { recountAll } from '../stale.ts'
import { putFieldBack, standingOf, stillStands } from './reverse.ts'

/**
 * G4: parts two merged customers, each as it was. Fields that the kept one took over go back where they still are
 * what the merge made them; what was recorded meanwhile stays with it.
 */
export async function undoMerge(work: Work, id: string, reason: string) {
  const merge = await lockMerge(work.tx, id)
  if (!merge) throw new Refused(notFound())
  const { keptId, mergedId } = merge
  const kept = await lockedCustomer(work, keptId)
  demand(await whyNotUndo(work, merge, kept))
  await markUndone(work, id)
  await pointAt(work.tx, mergedId, mergedId)
  await putBack(work, mergedId)
  const left = await takeBack(work, kept, id)
  await bumpVersion(work.tx, keptId)
  await refreshSearches(work.tx, [keptId, mergedId])
  await recountAll(work, [keptId, mergedId])
  await settleParted(work, keptId, mergedId)
  const reasonId = await keepReason(work.tx, keptId, reason)
  const data = { mergeId: id, mergedId, reasonId }
  await publish(work, mergeUndone, { customerId: keptId, subjectId: mergedId, data })
  return { kept: await presentAfter(work, keptId), merged: await presentAfter(work, mergedId), left }
}

/** Who may merge may part: judged by who answered for the merged one before. */
async function whyNotUndo(work: Work, merge: MergeRow, kept: CustomerRecord): Promise<Refusal | null> {
  if (merge.undoneAt) return mergeUndoneAlready()
  if (kept.rootId !== kept.id) return laterMergeFirst({ name: (await recordOf(work, kept.rootId)).name })
  const merged = heldOf(await recordOf(work, merge.mergedId))
  const asItStood = {
    ...merged,
    merged: false,
    state: 'active',
    ownerId: await ownerBefore(work.tx, merge.mergedId),
  } as const
  return whyNotMerge(work.by, heldOf(kept), asItStood)
}

/** Puts the fields back that the merge gave to the kept one; answers those that were changed since. */
async function takeBack(work: Work, kept: CustomerRecord, mergeId: string): Promise<string[]> {
  const standing = await standingOf(work, kept)
  const left: string[] = []
  for (const change of await changesOfCause(work.tx, kept.id, mergeId)) {
    if (stillStands(standing, change)) await putFieldBack(work, standing, change, mergeId)
    else left.push(change.field)
  }
  return left
}

const recordOf = async (work: Work, id: string) => (await findCustomer(work.tx, work.by, id)) as CustomerRecord
