import { type RawBuilder, row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, inField, type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { isZone } from '../../calendars/index.ts'
import { unknownZone } from '../../calendars/refusals.ts'
import { contactsOf, heldOf, lockedCustomer, seenCustomer, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { inPool, unknownContact } from '../../customers/refusals.ts'
import { detail } from '../present.ts'
import { attendeeMayNotSee, unknownAttendee, unknownResource } from '../refusals.ts'
import { type AppointmentRow, customerOfAppointment, findAppointment, lockAppointment } from '../repo.ts'

/** An appointment that the actor may see, because its customer is seen. */
export async function seenAppointment(work: Work, id: string): Promise<AppointmentRow> {
  const customerId = await customerOfAppointment(work.tx, id)
  if (!customerId) throw new Refused(notFound())
  await demandOpen(work, customerId)
  return (await findAppointment(work.tx, id)) as AppointmentRow
}

/** The customer, if the actor may read what was agreed with it: in the pool that is kept until it is claimed (T6). */
export async function demandOpen(work: Work, customerId: string): Promise<string> {
  const { rootId } = await seenCustomer(work, customerId)
  const open = await row(work.tx, sql`select 1 from customer c where c.id = ${rootId} and ${visibleTo(work.by)}`)
  if (!open) throw new Refused(inPool())
  return rootId
}

/**
 * One that the actor may arrange, locked. The customer is locked first, here and everywhere: what becomes of appointments
 * writes touches and mail, which take the customer too.
 */
export async function lockedAppointment(work: Work, id: string): Promise<AppointmentRow> {
  const customerId = await customerOfAppointment(work.tx, id)
  if (!customerId) throw new Refused(notFound())
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const found = (await lockAppointment(work.tx, id)) as AppointmentRow
  if (work.ifMatch !== undefined && work.ifMatch !== found.version)
    throw new Refused(versionConflict(await detail(work, found)))
  return found
}

/** A2: times can be told only in a zone that clocks know. */
export function demandZone(zone: string | null | undefined): void {
  if (zone && !isZone(zone)) throw new Refused(unknownZone({ zone }))
}

interface Named {
  organiserId?: string | undefined
  contactIds?: readonly string[] | undefined
  personIds?: readonly string[] | undefined
  resourceIds?: readonly string[] | undefined
}

/** Whether all who are named are there: contacts of the customer, colleagues who have not left, resources in use. */
export async function demandAttending(work: Work, customerId: string, named: Named): Promise<void> {
  if (named.contactIds?.length) {
    const known = new Set((await contactsOf(work.tx, customerId)).filter((c) => c.leftOn === null).map((c) => c.id))
    if (!named.contactIds.every((id) => known.has(id))) throw new Refused(unknownContact())
  }
  const people = sql`person where state <> 'left'`
  await demandAll(work, named.organiserId ? [named.organiserId] : [], people, () =>
    inField('body.organiserId', unknownAttendee()),
  )
  await demandAll(work, named.personIds, people, unknownAttendee)
  await demandAll(work, named.resourceIds, sql`resource where state = 'on'`, unknownResource)
}

/** S1: of colleagues who are to come, those who may not see a secret customer. */
export const whoMayNotSee = (work: Work, customerId: string, personIds: readonly string[]) =>
  rows(
    work.tx,
    sql<{ id: string; name: string }>`select p.id, p.name from person p, customer c
      where c.id = ${customerId} and c.secrecy > 0 and p.id = any(${uuids([...new Set(personIds)])}) and not may_open(p.id, c.id) order by p.name`,
  )

/** S1: a secret customer is not told to a colleague by being invited: why somebody cannot come is said in words. */
export async function demandMaySee(work: Work, customerId: string, personIds: readonly string[] = []): Promise<void> {
  if (personIds.length === 0) return
  const blind = await whoMayNotSee(work, customerId, personIds)
  if (blind.length > 0)
    throw new Refused(
      attendeeMayNotSee({ names: blind.map(({ name }) => name).join(work.locale === 'zh' ? '、' : ', ') }),
    )
}

async function demandAll(
  work: Work,
  ids: readonly string[] | undefined,
  among: RawBuilder<unknown>,
  unknown: () => Refusal,
) {
  if (!ids?.length) return
  const wanted = [...new Set(ids)]
  const found = await row(
    work.tx,
    sql<{ count: number }>`select count(*) as count from ${among} and id = any(${uuids(wanted)})`,
  )
  if (found?.count !== wanted.length) throw new Refused(unknown())
}
