import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { type CustomerRecord, contactsOf } from '../../customers/index.ts'
import { manages } from '../../customers/policy.ts'
import { heightOf, rungAt } from '../../customers/rules/rungs.ts'
import type * as contract from '../contract.ts'
import {
  findTrust,
  insertTrust,
  insertTrustWithdrawal,
  ledgerOf,
  namesOf,
  pairsKept,
  rolesOf,
  standingOf,
  traceOf,
} from '../distance.repo.ts'
import { trustNoted, trustWithdrawn } from '../events.ts'
import { presentLadder, rounded } from '../ladder.ts'
import { contactOf, dayPast, demandColleagues, editable, rightsOf, seen, touchDay } from '../reading.ts'
import { type Reckoned, reckonDistances, recountDistances } from '../reckon.ts'
import { noOwner, notYourEntry, unknownReferred, withdrawnAlready } from '../refusals.ts'
import { mismatch } from '../rules/supplier.ts'
import { weightOf } from '../rules/trust.ts'
import { distanceRules } from '../rules.ts'

/** D2, D4, D7: how near each of us is to each contact, by what, and how it came to be so. */
export const showDistance = async (work: Work, id: string) => presentDistance(work, await seen(work, id))

async function presentDistance(work: Work, customer: CustomerRecord) {
  const [reckoned] = (await reckonDistances(work, [customer.id])) as [Reckoned]
  const { pairs, shown, rank } = reckoned
  const contacts = new Map((await contactsOf(work.tx, customer.id)).map(({ id, name }) => [id, { id, name }]))
  const names = await namesOf(work.tx, [...new Set(pairs.map(({ personId }) => personId))])
  const kept = await pairsKept(work.tx, customer.id)
  const roles = await rolesOf(work.tx, customer.id)
  const standing = await standingOf(work.tx, customer.id)
  const { trust } = distanceRules(work.settings)
  const told = pairs.map((pair) => {
    const { personId, contactId } = pair
    return {
      ...presentLadder(work, pair.distance, pair.trust),
      person: { id: personId, name: names.get(personId) ?? '' },
      contact: contactId ? (contacts.get(contactId) ?? null) : null,
      role: roles.get(personId) ?? null,
      since: kept.find((k) => k.personId === personId && k.contactId === contactId)?.since ?? null,
      shown: pair === shown,
    }
  })
  const trace = await traceOf(work.tx, customer.id)
  const ledger = await ledgerOf(work.tx, customer.id)
  const { stuckSince, stuckTouches, stuckBy } = standing ?? {}
  return {
    pairs: told.sort(
      (a, b) => Number(b.shown) - Number(a.shown) || heightOf(b.rung) - heightOf(a.rung) || b.trust - a.trust,
    ),
    trace: trace.map((move) => ({
      ...move,
      bound: rungAt(move.bound),
      proven: rungAt(move.proven),
      trust: rounded(move.trust),
    })),
    ledger: ledger.map((entry) => ({
      ...entry,
      weight: rounded(weightOf(entry, work.today, trust)),
      can: { withdraw: entry.by?.id === work.by.id || manages(work.by, customer) },
    })),
    stuck: stuckSince ? { since: stuckSince, touches: stuckTouches ?? 0, by: stuckBy ?? 'person' } : null,
    rank,
    mismatch: mismatch(shown?.distance.rung ?? 'none', rank),
    can: rightsOf(work, customer),
  }
}

/** R2, D4: writes down what moved trust, between one of us and a contact. */
export async function noteTrust(work: Work, id: string, input: InputOf<typeof contract.noteTrust>['body']) {
  const customer = await editable(work, id)
  const personId = input.personId ?? customer.ownerId
  if (!personId) throw new Refused(noOwner())
  await demandColleagues(work, [personId], 'body.personId')
  const contact = input.contactId ? await contactOf(work, customer.id, input.contactId) : null
  if (input.referredId)
    await seen(work, input.referredId).catch(() => {
      throw new Refused(unknownReferred())
    })
  const on = input.touchId ? await touchDay(work, customer.id, input.touchId) : dayPast(work, input.on)
  const eventId = await insertTrust(work, {
    customerId: contact?.customerId ?? customer.id,
    contactId: contact?.id ?? null,
    personId,
    kind: input.kind,
    on,
    referredId: input.referredId ?? null,
    touchId: input.touchId ?? null,
    note: input.note || null,
  })
  await recountDistances(work, [customer.id])
  await publish(work, trustNoted, { customerId: customer.id, subjectId: eventId, data: { kind: input.kind } })
  return presentDistance(work, customer)
}

/** Takes back an entry of the ledger; it stays on record and counts no more. */
export async function withdrawTrust(work: Work, id: string) {
  const event = await findTrust(work.tx, id)
  if (!event) throw new Refused(notFound())
  const customer = await editable(work, event.rootId)
  // Read again under the lock, so that of two at once the second learns of the first.
  if ((await findTrust(work.tx, id))?.withdrawn) throw new Refused(withdrawnAlready())
  if (event.byId !== work.by.id && !manages(work.by, customer)) throw new Refused(notYourEntry())
  await insertTrustWithdrawal(work, id, event)
  await recountDistances(work, [customer.id])
  await publish(work, trustWithdrawn, { customerId: customer.id, subjectId: id, data: {} })
  return presentDistance(work, customer)
}
