import { publish } from '../../platform/events.ts'
import { newId, rows, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import { optContact } from '../care/index.ts'
import { contactsOf, heldOf, isVeiled, lockedCustomer, pointsOf, seenCustomer } from '../customers/index.ts'
import { whyNotEdit } from '../customers/policy.ts'
import { inPool, unknownContact } from '../customers/refusals.ts'
import { noteOptOut } from '../mail/index.ts'
import type * as contract from './contract.ts'
import { basisNoted } from './events.ts'
import { HANDERS } from './policy.ts'
import { type Basis, type Purpose, purposesOf, type Source } from './rules.ts'

export interface BasisRow {
  id: string
  contactId: string
  basis: Basis
  purposes: Purpose[]
  source: Source
  day: string
  by: { id: string; name: string } | null
  at: string
}

/** All entries on a customer's contacts, the latest first. */
export const basesOf = async (work: Pick<Work, 'tx'>, rootId: string) => {
  const found = await rows(
    work.tx,
    sql<BasisRow>`select k.id, k.contact_id, k.basis, k.purposes, k.source, k.on_day as day, k.at,
        case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by
      from customer m join contact b on b.customer_id = m.id join personal_basis k on k.contact_id = b.id left join person p on p.id = k.by_id
      where m.root_id = ${rootId} order by k.at desc, k.id desc`,
  )
  // What was asked for once and is not allowed is not told as though it were.
  return found.map((each) => ({ ...each, purposes: purposesOf(each.basis, each.purposes) }))
}

async function tell(work: Work, rootId: string) {
  const bases = await basesOf(work, rootId)
  return (await contactsOf(work.tx, rootId)).map(({ id, name }) => {
    const history = bases.filter((each) => each.contactId === id).map(({ contactId: _of, ...entry }) => entry)
    return { contact: { id, name }, basis: history[0] ?? null, history }
  })
}

/** T8: on which ground what is known of each contact is kept. */
export async function showPrivacy(work: Work, id: string) {
  const customer = await seenCustomer(work, id)
  if (isVeiled(work, customer)) throw new Refused(inPool())
  return {
    items: await tell(work, customer.rootId),
    isPerson: customer.kind === 'person',
    can: {
      note: whyNotEdit(work.by, heldOf(customer)) === null,
      hand: (HANDERS as readonly string[]).includes(work.by.role),
    },
  }
}

/**
 * T8, M3: writes the ground down. What it does not allow ends at once: greetings that wait are stopped, and letters of
 * courtesy no longer go to the person's addresses; what an order needs goes on. What holds of an address that is added later,
 * `wants_no_greetings` tells.
 */
export async function noteBasis(
  work: Work,
  { id, contactId }: { id: string; contactId: string },
  { basis, purposes: asked, source, day }: InputOf<typeof contract.noteBasis>['body'],
) {
  const customer = await lockedCustomer(work, id)
  demand(whyNotEdit(work.by, heldOf(customer)))
  if (!(await contactsOf(work.tx, customer.rootId)).some((contact) => contact.id === contactId))
    throw new Refused(unknownContact())
  const purposes = purposesOf(basis, asked)
  await run(
    work.tx,
    sql`insert into personal_basis (id, contact_id, basis, purposes, source, on_day, by_id, at)
      values (${newId()}, ${contactId}, ${basis}, ${purposes}, ${source}, ${day ?? work.today}, ${work.by.id}, ${work.now})`,
  )
  await court(work, customer.rootId, contactId, purposes.includes('marketing'))
  await publish(work, basisNoted, { customerId: customer.id, subjectId: contactId, data: { basis } })
  const told = (await tell(work, customer.rootId)).find(({ contact }) => contact.id === contactId)
  return { ...(told as NonNullable<typeof told>), customerId: customer.id }
}

/** M3: the ground decides on greetings, and on every address of the person's. */
async function court(work: Work, rootId: string, contactId: string, wanted: boolean): Promise<void> {
  await optContact(work, rootId, contactId, !wanted)
  for (const point of await pointsOf(work.tx, rootId))
    if (point.contactId === contactId && point.kind === 'mail')
      await noteOptOut(work.tx, point.value, !wanted, work.by.id, work.now)
}
