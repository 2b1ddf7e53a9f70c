import { publish } from '../../../platform/events.ts'
import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type Day, dayIn, startOfDay } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, inField, type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { contactsOf, heldOf, lockedCustomer, notePostponed, presentAfter } from '../../customers/index.ts'
import { manages, whyNotTouch } from '../../customers/policy.ts'
import { unknownContact } from '../../customers/refusals.ts'
import type * as contract from '../contract.ts'
import { stepInRaised, touchCorrected, touchLogged } from '../events.ts'
import { raiseStepIns, recountTouches } from '../figures.ts'
import { correctedAlready, mayNotSpeakForOthers, notYourTouch, unknownColleague } from '../refusals.ts'
import {
  customerOf,
  findTouch,
  insertTouch,
  liveTouchesOf,
  type NewTouch,
  type Source,
  type TouchRow,
} from '../repo.ts'
import { CLOCK_SKEW_MS, whyNotLog } from '../rules/log.ts'

type Input = InputOf<typeof contract.logTouch>['body']
type Correction = InputOf<typeof contract.correctTouch>['body']

/** T1: records a touch. What it changes for the customer (T2, T3, T7) is kept in the same transaction. */
export async function logTouch(work: Work, input: Input) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const byId = input.byId ?? work.by.id
  if (byId !== work.by.id && !manages(work.by, customer)) throw new Refused(mayNotSpeakForOthers())
  const colleagueIds = [...new Set(input.colleagueIds)].filter((id) => id !== byId)
  demand(inField('body.byId', await whyUnknown(work, [byId])))
  demand(await whyUnknown(work, colleagueIds))
  const contactIds = [...new Set([...(input.contactIds ?? []), ...(input.contactId ? [input.contactId] : [])])]
  await demandContacts(work, customer.id, contactIds)
  const touch: NewTouch = {
    customerId: customer.id,
    contactIds,
    byId,
    colleagueIds,
    channel: input.channel,
    direction: input.direction,
    effective: input.effective,
    summary: input.summary,
    ...whenOf(work, input.happenedAt),
    nextStep: input.nextStep || null,
    nextOn: input.nextOn ?? null,
    recordedBy: work.by.id,
  }
  demand(whyNotLog(touch, work.now, work.today, work.zone))
  return told(work, await keepTouch(work, customer, touch), customer.id)
}

/** T1: a touch that records itself, as mail and appointments do: by the facts, whoever may write to the customer. */
export async function recordTouch(
  work: Work,
  fact: Omit<NewTouch, 'day' | 'wholeDay' | 'recordedBy' | 'customerId' | 'correctsId' | 'retracted'> & {
    customerId: string
    source: Source
  },
): Promise<string> {
  const customer = await lockedCustomer(work, fact.customerId)
  const day = dayIn(work.zone, fact.happenedAt)
  const touch = { ...fact, customerId: customer.id, day, wholeDay: false, recordedBy: work.by.id }
  return (await keepTouch(work, customer, touch)).id
}

async function keepTouch(
  work: Work,
  customer: { id: string; postponedUntil: Day | null },
  touch: NewTouch,
): Promise<TouchRow> {
  const kept = await insertTouch(work.tx, touch, work.now)
  await settle(work, customer.id)
  // Whatever was put off was put off before this was known.
  if (customer.postponedUntil) await notePostponed(work, customer.id, null)
  await publish(work, touchLogged, {
    customerId: customer.id,
    subjectId: kept.id,
    data: { channel: touch.channel, direction: touch.direction, effective: touch.effective },
  })
  return kept
}

/** T1: takes a touch back whose ground is gone (a mail that was parted from the customer), with all its later versions. */
export async function retractTouch(work: Work, source: Source, sourceKey: string, customerId: string): Promise<void> {
  const customer = await lockedCustomer(work, customerId)
  for (const id of await liveTouchesOf(work.tx, source, sourceKey, customer.id)) {
    const old = (await findTouch(work.tx, id)) as TouchRow
    const corrected = await insertTouch(
      work.tx,
      {
        ...old,
        byId: old.by.id,
        happenedAt: new Date(old.happenedAt),
        recordedBy: work.by.id,
        correctsId: id,
        retracted: true,
      },
      work.now,
    )
    await publish(work, touchCorrected, {
      customerId: customer.id,
      subjectId: corrected.id,
      data: { corrects: id, retracted: true },
    })
  }
  await settle(work, customer.id)
}

/** T1: a touch is never changed; a correction is a new version that names the old, or takes it back. */
export async function correctTouch(work: Work, id: string, change: Correction) {
  const rootId = await customerOf(work.tx, id)
  if (!rootId) throw new Refused(notFound())
  const customer = await lockedCustomer(work, rootId)
  // Read under the lock, so that of two corrections at once the second learns of the first.
  const old = (await findTouch(work.tx, id)) as TouchRow & { superseded: boolean }
  demand(whyNotTouch(work.by, heldOf(customer)))
  if (old.by.id !== work.by.id && old.recordedBy !== work.by.id && !manages(work.by, customer))
    throw new Refused(notYourTouch())
  if (old.superseded) throw new Refused(correctedAlready())
  if (change.contactIds) await demandContacts(work, customer.id, change.contactIds)
  const touch: NewTouch = {
    ...old,
    byId: old.by.id,
    channel: change.channel ?? old.channel,
    direction: change.direction ?? old.direction,
    effective: change.effective ?? old.effective,
    summary: change.summary ?? old.summary,
    contactIds: change.contactIds ? [...new Set(change.contactIds)] : old.contactIds,
    ...(change.happenedAt
      ? whenOf(work, change.happenedAt)
      : { happenedAt: new Date(old.happenedAt), day: old.day, wholeDay: old.wholeDay }),
    nextStep: change.nextStep === undefined ? old.nextStep : change.nextStep || null,
    nextOn: change.nextOn === undefined ? old.nextOn : change.nextOn,
    recordedBy: work.by.id,
    correctsId: old.id,
    retracted: change.retract,
    // An import finds its own facts again by their keys; what a person has corrected is the person's.
    ...(old.source === 'import' ? { source: 'manual', sourceKey: null } : {}),
  }
  // What the correction leaves as it was is no fault of it.
  const worded = change.effective !== undefined || change.summary !== undefined
  const asked = { ...touch, effective: worded && touch.effective, nextOn: change.nextOn ?? null }
  if (!change.retract) demand(whyNotLog(asked, work.now, work.today, work.zone))
  const corrected = await insertTouch(work.tx, touch, work.now)
  await settle(work, customer.id)
  await publish(work, touchCorrected, {
    customerId: customer.id,
    subjectId: corrected.id,
    data: { corrects: id, retracted: change.retract },
  })
  return told(work, corrected, customer.id)
}

async function settle(work: Work, customerId: string): Promise<void> {
  await recountTouches(work, [customerId])
  for (const raised of await raiseStepIns(work, [customerId]))
    await publish(work, stepInRaised, { customerId: raised, data: { cause: 'tenth_touch' } })
}

/** What a touch looks like to who logged it, with its customer, which a touch takes out of nobody's sight. */
async function told(work: Work, touch: TouchRow, customerId: string) {
  const { recordedBy: _recordedBy, source: _source, sourceKey: _key, ...shown } = touch
  return { touch: shown, customer: await presentAfter(work, customerId) }
}

/** A date alone is a day whose time is not known; left out is now, and so is what a clock a little fast tells. */
function whenOf(work: Work, happenedAt: string | undefined): { happenedAt: Date; day: Day; wholeDay: boolean } {
  if (happenedAt === undefined) return { happenedAt: work.now, day: work.today, wholeDay: false }
  if (happenedAt.length === 10)
    return { happenedAt: startOfDay(work.zone, happenedAt), day: happenedAt, wholeDay: true }
  const told = new Date(happenedAt)
  const ahead = told.getTime() - work.now.getTime()
  const instant = ahead > 0 && ahead <= CLOCK_SKEW_MS ? work.now : told
  return { happenedAt: instant, day: dayIn(work.zone, instant), wholeDay: false }
}

async function demandContacts(work: Work, customerId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const known = new Set((await contactsOf(work.tx, customerId)).map((c) => c.id))
  if (ids.some((id) => !known.has(id))) throw new Refused(unknownContact())
}

async function whyUnknown(work: Work, ids: readonly string[]): Promise<Refusal | null> {
  const others = [...new Set(ids)].filter((id) => id !== work.by.id)
  if (others.length === 0) return null
  const known = await rows(work.tx, sql`select id from person where id = any(${others}::uuid[])`)
  return known.length < others.length ? unknownColleague() : null
}
