import { publish } from '../../../platform/events.ts'
import { newId } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused, tellRefusal } from '../../../shared/refusal.ts'
import { keepReason, layAside } from '../aside.ts'
import type * as contract from '../contract.ts'
import { customersMerged } from '../events.ts'
import { manages, whyNotMerge } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, present, seenCustomer, showCustomer } from '../reading.ts'
import { mayNotSetTier, mergeWithItself, notChoosable } from '../refusals.ts'
import { insertMerge, pointAt } from '../repo/merges.ts'
import { refreshSearches } from '../repo/names.ts'
import { settleMerged } from '../repo/proposals.ts'
import { sightMovedBy } from '../repo/readers.ts'
import { bumpVersion, type CustomerRecord } from '../repo/record.ts'
import {
  type Choice,
  choicesOf,
  chosen,
  MERGE_FIELDS,
  type Mergeable,
  type MergeField,
  usualChoice,
} from '../rules/merging.ts'
import { stageAt } from '../rules/stages.ts'
import { recountAll } from '../stale.ts'
import { applyFields, type CustomerChange } from './change.ts'

type Input = InputOf<typeof contract.mergeCustomers>['body']

const mergeable = (c: CustomerRecord): Mergeable => ({ ...c, stage: stageAt(c.stage) })

/** G4: two customers side by side, and what would stand if they were one. */
export async function previewMerge(work: Work, keptId: string, mergedId: string) {
  if (keptId === mergedId) throw new Refused(mergeWithItself())
  const [one, other] = [await seenCustomer(work, keptId), await seenCustomer(work, mergedId)]
  const why = whyNotMerge(work.by, heldOf(one), heldOf(other))
  // As the reader may see them: of one in a pool, in part.
  const [kept, merged] = [await present(work, one), await present(work, other)]
  const fields = MERGE_FIELDS.map((field) => {
    const stays = usualChoice(field, kept, merged)
    const choices = choicesOf(field, kept, merged, manages(work.by, one))
    return {
      field,
      kept: kept[field],
      merged: merged[field],
      stays,
      choices,
      value: chosen(field, stays, kept, merged),
    }
  })
  const sight = why ? null : await sightAfter(work, one, other)
  return {
    kept,
    merged,
    fields,
    sight,
    whyNot: why && { reason: why.kind.reason, text: tellRefusal(why, work.locale) },
  }
}

/** S1: who sees more once two are one, and who sees nothing of them; null where all stays open. */
async function sightAfter({ tx }: Work, kept: CustomerRecord, merged: CustomerRecord) {
  if (kept.secrecy === 0 && merged.secrecy === 0) return null
  const moved = await sightMovedBy(tx, kept.id, merged.id)
  return {
    gains: moved.filter(({ change }) => change === 'gains').map(({ person }) => person),
    loses: moved.filter(({ change }) => change === 'loses').map(({ person, mustSign }) => ({ person, mustSign })),
  }
}

/**
 * G4: makes two customers one. Nothing moves: the merged one, and all that was merged into it, points at the kept
 * one, through which they are read from now on; so it can be undone. The kept one's pursuit goes on, and the touches
 * of both count in it by their days (T2).
 */
export async function mergeCustomers(work: Work, { keptId, mergedId, fields, reason }: Input) {
  const [kept, merged] = await lockBoth(work, keptId, mergedId)
  demand(whyNotMerge(work.by, heldOf(kept), heldOf(merged)))
  const values = valuesThatStay(work, kept, merged, fields)
  const id = newId()
  await insertMerge(work, { id, keptId, mergedId })
  await layAside(work, mergedId, 'merged')
  await pointAt(work.tx, mergedId, keptId)
  await applyFields(work, kept, values, 'merge', id)
  await bumpVersion(work.tx, keptId)
  await refreshSearches(work.tx, [keptId, mergedId])
  await recountAll(work, [keptId])
  await settleMerged(work, keptId, mergedId)
  const reasonId = await keepReason(work.tx, keptId, reason)
  await publish(work, customersMerged, {
    customerId: keptId,
    subjectId: mergedId,
    data: { mergeId: id, mergedId, reasonId },
  })
  return { id, customer: await showCustomer(work, keptId) }
}

/** Locks two customers in the order of their ids, so that two who merge the same ones do not wait for each other. */
async function lockBoth(work: Work, oneId: string, otherId: string): Promise<[CustomerRecord, CustomerRecord]> {
  if (oneId === otherId) throw new Refused(mergeWithItself())
  const [first, second] = [oneId, otherId].sort() as [string, string]
  const locked = [await lockedCustomer(work, first), await lockedCustomer(work, second)] as const
  return first === oneId ? [locked[0], locked[1]] : [locked[1], locked[0]]
}

/** What the kept one takes over, as chosen or as usual. */
function valuesThatStay(
  work: Work,
  kept: CustomerRecord,
  merged: CustomerRecord,
  asked: Input['fields'],
): CustomerChange {
  const [one, other] = [mergeable(kept), mergeable(merged)]
  const maySetTier = manages(work.by, kept)
  const values: Record<string, unknown> = {}
  for (const field of MERGE_FIELDS) {
    const choice = (asked as Partial<Record<MergeField, Choice>>)[field] ?? usualChoice(field, one, other)
    if (!choicesOf(field, one, other, maySetTier).includes(choice))
      throw new Refused(field === 'tier' ? mayNotSetTier() : notChoosable({ field }))
    if (choice !== 'kept') values[field] = chosen(field, choice, one, other)
  }
  return values
}
