import { publish } from '../../../platform/events.ts'
import { newId, row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { say, texts } from '../../../shared/text.ts'
import { holdPlanned, insertTask, settleTask } from '../../appointments/index.ts'
import { unknownAttendee } from '../../appointments/refusals.ts'
import { isWorkday } from '../../calendars/index.ts'
import { contactsOf, heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { unknownContact } from '../../customers/refusals.ts'
import { recordTouch } from '../../touches/index.ts'
import { demandAssets, insertAsset } from '../assets/actions.ts'
import type * as contract from '../contract.ts'
import { receptionMoved, returnCallMade } from '../events.ts'
import { unknownBooking } from '../refusals.ts'
import { type CallResult, whyNotCall, whyNotStep } from '../rules/receptions.ts'
import { callAfterDays, tellReady } from '../settings.ts'
import { detail } from './present.ts'
import { sayReady } from './ready.ts'
import { customerOfReception, findReception, noteStep, type ReceptionRow } from './repo.ts'

const words = texts({
  received: { zh: '接待：{asset}{cause}', en: 'Received: {asset}{cause}' },
  call: { zh: '回访：{what}交还后满不满意', en: 'Return call: is the customer satisfied with {what}?' },
  theWork: { zh: '服务', en: 'the service' },
  satisfied: { zh: '回访：满意', en: 'Return call: satisfied' },
  partly: { zh: '回访：基本满意', en: 'Return call: partly satisfied' },
  dissatisfied: { zh: '回访：不满意', en: 'Return call: dissatisfied' },
  notReached: { zh: '回访：没有联系上', en: 'Return call: not reached' },
})

/** A10: the record in the yard. They came, which is a touch; a booking with which they came was held. */
export async function receive(work: Work, input: InputOf<typeof contract.receive>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  if (input.contactId && !(await contactsOf(work.tx, customer.id)).some((c) => c.id === input.contactId))
    throw new Refused(unknownContact())
  await demandHere(work, input.workerId)
  if (input.assetId) await demandAssets(work, customer.id, [input.assetId])
  const assetId = input.asset ? await insertAsset(work, customer.id, input.asset) : input.assetId
  if (input.appointmentId) await demandBooking(work, customer.id, input.appointmentId)
  const id = newId()
  const state = input.workerId ? 'at_work' : 'in'
  await run(
    work.tx,
    sql`insert into reception (id, customer_id, contact_id, asset_id, appointment_id, state, received_by, received_at, worker_id)
        values (${id}, ${customer.id}, ${input.contactId}, ${assetId}, ${input.appointmentId}, ${state}, ${work.by.id}, ${work.now}, ${input.workerId})`,
  )
  await run(
    work.tx,
    sql`insert into reception_text (reception_id, cause, place, circumstances, condition, tried)
        values (${id}, ${input.cause}, ${input.place || null}, ${input.circumstances || null}, ${input.condition || null}, ${input.tried || null})`,
  )
  if (assetId && input.appointmentId)
    await run(
      work.tx,
      sql`update service_booking set asset_id = ${assetId} where appointment_id = ${input.appointmentId} and asset_id is null`,
    )
  await noteStep(work, id, 'in', null)
  if (state === 'at_work') await noteStep(work, id, 'at_work', null)
  const touchId = await noteVisit(work, (await findReception(work.tx, id)) as ReceptionRow)
  await run(work.tx, sql`update reception set touch_id = ${touchId} where id = ${id}`)
  return moved(work, id)
}

async function noteVisit(work: Work, r: ReceptionRow): Promise<string> {
  const asset = r.asset ? `${r.asset.name}${work.locale === 'zh' ? '，' : ', '}` : ''
  const summary = say(words.received, work.locale, { asset, cause: r.cause })
  const held = r.appointmentId ? await holdPlanned(work, r.appointmentId, summary) : null
  if (held) return held
  return recordTouch(work, {
    customerId: r.customer.id,
    contactIds: r.contact ? [r.contact.id] : [],
    byId: work.by.id,
    colleagueIds: [],
    channel: 'visit_in',
    direction: 'in',
    effective: true,
    summary,
    happenedAt: work.now,
    nextStep: null,
    nextOn: null,
    source: 'manual',
    sourceKey: null,
  })
}

async function demandBooking(work: Work, rootId: string, appointmentId: string): Promise<void> {
  const found = await row(
    work.tx,
    sql`select 1 from appointment a join customer m on m.id = a.customer_id
      where a.id = ${appointmentId} and m.root_id = ${rootId} and a.state in ('booked', 'held', 'no_show')
        and not exists (select from reception r where r.appointment_id = a.id)`,
  )
  if (!found) throw new Refused(unknownBooking())
}

async function demandHere(work: Work, personId: string | null | undefined): Promise<void> {
  if (!personId) return
  const here = await row(work.tx, sql`select 1 from person where id = ${personId} and state <> 'left'`)
  if (!here) throw new Refused(unknownAttendee())
}

/** One that the actor may change; its customer is locked, as everywhere. */
async function locked(work: Work, id: string): Promise<ReceptionRow> {
  const customerId = await customerOfReception(work.tx, id)
  if (!customerId) throw new Refused(notFound())
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const found = (await findReception(work.tx, id)) as ReceptionRow
  if (work.ifMatch !== undefined && work.ifMatch !== found.version)
    throw new Refused(versionConflict(await detail(work, found, true)))
  return found
}

async function moved(work: Work, id: string) {
  const now = (await findReception(work.tx, id)) as ReceptionRow
  await publish(work, receptionMoved, { customerId: now.customer.id, subjectId: id, data: { state: now.state } })
  return detail(work, now, true)
}

export async function changeReception(
  work: Work,
  id: string,
  change: InputOf<typeof contract.changeReception>['body'],
) {
  const stands = await locked(work, id)
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const { cause, place, circumstances, condition, tried, workDone } = { ...stands, ...given }
  await run(
    work.tx,
    sql`update reception_text set cause = ${cause}, place = ${place || null}, circumstances = ${circumstances || null}, condition = ${condition || null},
          tried = ${tried || null}, work_done = ${workDone || null} where reception_id = ${id}`,
  )
  await run(work.tx, sql`update reception set version = version + 1 where id = ${id}`)
  return moved(work, id)
}

/** A10: handed to the workshop, ready, returned; what was done stands with the record. */
export async function stepReception(
  work: Work,
  id: string,
  { to, workerId, note, notify = settingOf(work.settings, tellReady) }: InputOf<typeof contract.stepReception>['body'],
) {
  const stands = await locked(work, id)
  demand(whyNotStep(stands.state, to))
  await demandHere(work, workerId)
  const returnedAt = to === 'returned' ? work.now : null
  await run(
    work.tx,
    sql`update reception set state = ${to}, returned_at = ${returnedAt}, worker_id = ${workerId === undefined ? (stands.worker?.id ?? null) : workerId},
          version = version + 1 where id = ${id}`,
  )
  if (to === 'ready' && note)
    await run(work.tx, sql`update reception_text set work_done = ${note} where reception_id = ${id}`)
  await noteStep(work, id, to, note)
  if (to === 'returned') await planCall(work, stands)
  const told = to === 'ready' && notify ? await sayReady(work, stands) : null
  return { ...(await moved(work, id)), told }
}

/** A10: some days after the return somebody asks whether they are satisfied: the customer's own, else who received it. */
async function planCall(work: Work, r: ReceptionRow): Promise<void> {
  const days = settingOf(work.settings, callAfterDays)
  if (days === 0) return
  const callOn = workdayFrom(work, addDays(work.today, days))
  const owner = await row(
    work.tx,
    sql<{
      id: string
    }>`select p.id from customer c join person p on p.id = c.owner_id where c.id = ${r.customer.id} and p.state = 'active'`,
  )
  const taskId = await insertTask(work, {
    customerId: r.customer.id,
    ownerId: owner?.id ?? r.receivedBy.id,
    what: say(words.call, 'zh', { what: r.asset?.name ?? words.theWork.zh }),
    dueOn: callOn,
    appointmentId: r.appointmentId,
  })
  await run(work.tx, sql`update reception set call_on = ${callOn}, call_task_id = ${taskId} where id = ${r.id}`)
}

const LONGEST_REST = 30

function workdayFrom(work: Work, day: Day): Day {
  for (let n = 0; n < LONGEST_REST; n++) {
    const later = addDays(day, n)
    if (isWorkday(work.settings, later)) return later
  }
  return day
}

const WORDS_OF = { satisfied: words.satisfied, partly: words.partly, dissatisfied: words.dissatisfied }

/** A10, T1: what they said is a touch; whoever was not reached is called the next workday. */
export async function recordReturnCall(
  work: Work,
  id: string,
  { result, said, followUp }: InputOf<typeof contract.recordReturnCall>['body'],
) {
  const stands = await locked(work, id)
  demand(whyNotCall(stands.state, stands.calledAt))
  const isReached = result !== 'not_reached'
  const opening = say(isReached ? WORDS_OF[result] : words.notReached, work.locale)
  const touchId = await recordTouch(work, {
    customerId: stands.customer.id,
    contactIds: stands.contact ? [stands.contact.id] : [],
    byId: work.by.id,
    colleagueIds: [],
    channel: 'phone',
    direction: 'out',
    effective: isReached,
    summary: said ? `${opening}${work.locale === 'zh' ? '。' : '. '}${said}` : opening,
    happenedAt: work.now,
    nextStep: followUp?.what ?? null,
    nextOn: followUp?.dueOn ?? null,
    source: 'manual',
    sourceKey: null,
  })
  if (result === 'not_reached') await callAgain(work, stands)
  else await keepCall(work, stands, result, said, touchId)
  if (followUp)
    await insertTask(work, {
      customerId: stands.customer.id,
      ownerId: work.by.id,
      what: followUp.what,
      dueOn: followUp.dueOn,
      appointmentId: stands.appointmentId,
    })
  await noteStep(work, id, isReached ? 'called' : 'not_reached', said)
  await publish(work, returnCallMade, { customerId: stands.customer.id, subjectId: id, data: { result } })
  return detail(work, (await findReception(work.tx, id)) as ReceptionRow, true)
}

async function callAgain(work: Work, r: ReceptionRow): Promise<void> {
  const callOn = workdayFrom(work, addDays(work.today, 1))
  await run(work.tx, sql`update reception set call_on = ${callOn}, version = version + 1 where id = ${r.id}`)
  if (r.callTaskId) await settleTask(work, r.callTaskId, { dueOn: callOn })
}

async function keepCall(work: Work, r: ReceptionRow, result: CallResult, said: string | null, touchId: string) {
  await run(
    work.tx,
    sql`update reception set call_on = coalesce(call_on, ${work.today}), call_result = ${result}, called_at = ${work.now}, called_by = ${work.by.id},
          call_touch_id = ${touchId}, version = version + 1 where id = ${r.id}`,
  )
  await run(work.tx, sql`update reception_text set call_said = ${said || null} where reception_id = ${r.id}`)
  if (r.callTaskId) await settleTask(work, r.callTaskId, { done: true })
}
