import { z } from 'zod'
import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { nameSimilarity } from '../../../shared/name.ts'
import { demand, type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import type * as contract from '../contract.ts'
import { duplicateDismissed } from '../events.ts'
import { readPlace } from '../place.ts'
import { whyNotEdit, whyNotMerge } from '../policy.ts'
import { heldOf, presentItem } from '../present.ts'
import { decidedAlready } from '../refusals.ts'
import { besides } from '../repo/beside.ts'
import { pointsOf } from '../repo/contacts.ts'
import type { CustomerRow } from '../repo/list.ts'
import { dismiss, insertProposals, lockProposal, type ProposalRow, proposalPage } from '../repo/proposals.ts'
import { findCustomer, itemsById } from '../repo/record.ts'
import { type Evidence, weigh } from '../rules/likeness.ts'
import { findDoubtful } from './duplicates.ts'

/**
 * G4: proposes pairs of customers as duplicates, in bulk; the likelier the more agrees and the more alike the names
 * are. A pair that was decided on is not proposed again.
 */
export async function propose(
  work: Work,
  pairs: readonly { one: string; other: string; evidence: readonly Evidence[] }[],
  importId: string | null = null,
): Promise<void> {
  const ids = [...new Set(pairs.flatMap((p) => [p.one, p.other]))]
  const named = await rows(
    work.tx,
    sql<{ id: string; name: string }>`select id, name from customer where id = any(${uuids(ids)})`,
  )
  const nameOf = new Map(named.map((c) => [c.id, c.name]))
  const scored = pairs.map((pair) => {
    const similarity = nameSimilarity(nameOf.get(pair.one) ?? '', nameOf.get(pair.other) ?? '')
    return { ...pair, score: weigh(pair.evidence, similarity) }
  })
  await insertProposals(work, scored, importId)
}

/** G4: looks for customers that may be the same as one that was entered or changed, and proposes them. */
export async function proposeFor(work: Work, customerId: string): Promise<void> {
  const customer = await findCustomer(work.tx, work.by, customerId)
  if (!customer || customer.state === 'archived') return
  const points = await pointsOf(work.tx, customerId)
  const written = (kind: string) => points.filter((p) => p.kind === kind).map((p) => p.value)
  const traits = {
    kind: customer.kind,
    names: [customer.name, ...customer.names],
    phones: written('phone'),
    mails: written('mail'),
  }
  const likely = await findDoubtful(work, traits, customerId)
  await insertProposals(
    work,
    likely.map((other) => ({ one: customerId, other: other.id, evidence: other.evidence, score: other.score })),
    null,
  )
}

export async function listDuplicates(work: Work, query: InputOf<typeof contract.listDuplicates>['query']) {
  const place = readPlace(query.cursor, z.number())
  const found = await proposalPage(work.tx, work.by, place, query.limit + 1)
  const { items, nextCursor } = page(found, query.limit, (last) => [last.score, last.id])
  return { items: await presentProposals(work, items), nextCursor }
}

/** Two different customers after all: decided by who may edit either. */
export async function dismissDuplicate(work: Work, id: string) {
  const proposal = await lockProposal(work.tx, work.by, id)
  if (!proposal) throw new Refused(notFound())
  const sides = await itemsById(work.tx, work.by, [proposal.oneId, proposal.otherId])
  demand(whyNotDismiss(work, sides))
  if (proposal.state !== 'open') throw new Refused(decidedAlready())
  await dismiss(work, id)
  await publish(work, duplicateDismissed, { subjectId: id, data: {} })
  const [dismissed] = await presentProposals(work, [{ ...proposal, state: 'dismissed' }])
  if (!dismissed) throw new Refused(notFound())
  return dismissed
}

function whyNotDismiss(work: Work, sides: readonly CustomerRow[]): Refusal | null {
  const reasons = sides.map((side) => whyNotEdit(work.by, heldOf(side)))
  return reasons.every((why) => why !== null) ? (reasons[0] ?? null) : null
}

async function presentProposals(work: Work, proposals: readonly ProposalRow[]) {
  const ids = [...new Set(proposals.flatMap((p) => [p.oneId, p.otherId]))]
  const sides = new Map((await itemsById(work.tx, work.by, ids)).map((c) => [c.id, c]))
  const beside = new Map((await besides(work.tx, ids)).map((b) => [b.id, b]))
  const side = (c: CustomerRow) => {
    const { contact = null, phones = [], mails = [] } = beside.get(c.id) ?? {}
    return { ...presentItem(work, c), contact, phones, mails }
  }
  return proposals.flatMap(({ oneId, otherId, ...proposal }) => {
    const [one, other] = [sides.get(oneId), sides.get(otherId)]
    if (!one || !other) return []
    const open = proposal.state === 'open'
    const can = {
      merge: open && whyNotMerge(work.by, heldOf(one), heldOf(other)) === null,
      dismiss: open && whyNotDismiss(work, [one, other]) === null,
    }
    return [{ ...proposal, one: side(one), other: side(other), can }]
  })
}
