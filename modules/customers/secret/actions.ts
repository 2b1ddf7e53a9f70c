import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Id } from '../../../shared/page.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { confidantNamed, confidantRemoved, customerHidden, customerShown } from '../../secrecy/events.ts'
import {
  addConfidant,
  confidantsOf,
  endConfidant,
  isHere,
  isNamed,
  markHidden,
  officeOfCustomer,
  officeOfTeams,
  openSealed,
  staysSealed,
} from '../../secrecy/index.ts'
import { namedByOffice, notNamed, notSecret, sealedByTier, unknownConfidant } from '../../secrecy/refusals.ts'
import { keepReason } from '../aside.ts'
import { readPlace } from '../place.ts'
import { lockedCustomer, seenCustomer } from '../reading.ts'
import type { CustomerRecord } from '../repo/record.ts'
import { secrecyAt, type Tier } from '../rules/stages.ts'
import { outlinedFor } from '../visibility.ts'
import type * as contract from './contract.ts'
import { whyNotHide, whyNotName } from './policy.ts'

interface OutlineRow {
  id: string
  name: string
  tier: Tier | null
  owner: { id: string; name: string } | null
  teamId: string
  named: boolean
}

/** S1: that sealed customers exist which one would see but for the seal, and whom to ask. Nothing else of them is read. */
export async function listSealed(work: Work, query: InputOf<typeof contract.listSealed>['query']) {
  const place = readPlace(query.cursor, Id)
  const found = await rows(
    work.tx,
    sql<OutlineRow>`select c.id, c.name, c.tier, c.team_id, ${isNamed(work.by)} as named,
        case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as owner
      from customer c left join person o on o.id = c.owner_id
      where ${outlinedFor(work.by)} and c.root_id = c.id and c.state <> 'archived' and ${place ? sql`c.id < ${place[1]}` : sql`true`}
      order by c.id desc limit ${query.limit + 1}`,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [last.id, last.id])
  const offices = await officeOfTeams(
    work.tx,
    items.map((c) => c.teamId),
  )
  return { items: items.map(({ teamId, ...c }) => ({ ...c, ask: offices.get(teamId) ?? [] })), nextCursor }
}

/** S2: who is named for a customer that the actor sees. */
export async function showSecrecy(work: Work, id: string) {
  return secrecyOf(work, await seenCustomer(work, id))
}

/** S1: the fewer the better: who answers for a customer says who knows it. */
export async function nameConfidant(work: Work, id: string, personId: string) {
  const customer = await lockedCustomer(work, id)
  demand(whyNotName(await standingOf(work, customer)))
  if (customer.secrecy === 0) throw new Refused(notSecret())
  if (!(await isHere(work.tx, personId))) throw new Refused(unknownConfidant())
  const added = await addConfidant(work, id, personId)
  if (added) await publish(work, confidantNamed, { customerId: id, subjectId: personId, data: {} })
  return secrecyOf(work, customer)
}

/** S2: from now on the colleague sees nothing of it; who holds the office stays. */
export async function removeConfidant(work: Work, id: string, personId: string) {
  const customer = await lockedCustomer(work, id)
  const standing = await standingOf(work, customer)
  demand(whyNotName(standing))
  const ended = await endConfidant(work, id, personId)
  if (!ended) throw new Refused(standing.office.some((p) => p.id === personId) ? namedByOffice() : notNamed())
  await publish(work, confidantRemoved, { customerId: id, subjectId: personId, data: {} })
  return secrecyOf(work, customer)
}

/** S1: from now on nobody who is not named learns that there is such a customer; or they do again. */
export async function hideCustomer(work: Work, id: string, hidden: boolean, reason: string) {
  const customer = await lockedCustomer(work, id)
  demand(whyNotHide(await standingOf(work, customer)))
  await markHidden(work.tx, id, hidden)
  const reasonId = await keepReason(work.tx, id, reason)
  await publish(work, hidden ? customerHidden : customerShown, { customerId: id, data: { reasonId } })
  return secrecyAfter(work, customer)
}

/** S1: a tier that the company seals no more opens nobody by itself; who answers for a customer does. */
export async function openCustomer(work: Work, id: string, reason: string) {
  const customer = await lockedCustomer(work, id)
  demand(whyNotName(await standingOf(work, customer)))
  if (customer.secrecy === 0) throw new Refused(notSecret())
  if (!(await staysSealed(work.tx, id))) throw new Refused(sealedByTier())
  await openSealed(work.tx, id)
  const reasonId = await keepReason(work.tx, id, reason)
  await publish(work, customerShown, { customerId: id, data: { reasonId } })
  return secrecyAfter(work, customer)
}

async function secrecyAfter(work: Work, customer: CustomerRecord) {
  const after = await row(work.tx, sql<{ secrecy: number }>`select secrecy from customer where id = ${customer.id}`)
  return secrecyOf(work, { ...customer, secrecy: after?.secrecy ?? customer.secrecy })
}

/** What decides who may do what with a customer's list. */
async function standingOf(work: Work, customer: Pick<CustomerRecord, 'id' | 'secrecy'>) {
  const office = await officeOfCustomer(work.tx, customer.id)
  return { role: work.by.role, holdsOffice: office.some((p) => p.id === work.by.id), office }
}

async function secrecyOf(work: Work, customer: Pick<CustomerRecord, 'id' | 'rootId' | 'secrecy'>) {
  const standing = await standingOf(work, customer)
  const secret = customer.secrecy > 0
  return {
    grade: secrecyAt(customer.secrecy),
    confidants: secret ? await confidantsOf(work.tx, customer.rootId) : [],
    can: {
      name: secret && whyNotName(standing) === null,
      hide: whyNotHide(standing) === null,
      open: whyNotName(standing) === null && (await staysSealed(work.tx, customer.rootId)),
      review: secret && standing.holdsOffice,
    },
  }
}
