import { page, readCursor } from '../../platform/cursor.ts'
import { publish } from '../../platform/events.ts'
import { inTurn } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import type * as contract from './contract.ts'
import { undertakingPublished, undertakingSigned } from './events.ts'
import { undertakingChanged } from './refusals.ts'
import * as repo from './undertakings.repo.ts'

/** S2: the undertaking as it now reads, and whether it waits for the actor's signature. */
export async function showUndertaking(work: Work) {
  const undertaking = await current(work)
  const signatures = await repo.signaturesOf(work.tx, work.by.id)
  const signedAt = signatures.find((s) => s.version === undertaking.version)?.signedAt ?? null
  const wanted = signedAt === null && (await repo.isNamedAnywhere(work.tx, work.by.id))
  return { ...undertaking, signedAt, wanted, signatures }
}

/** S2: signs what was read; a newer version is read first. */
export async function signUndertaking(work: Work, version: number) {
  if ((await current(work)).version !== version) throw new Refused(undertakingChanged())
  const signed = await repo.insertSignature(work, version)
  if (signed) await publish(work, undertakingSigned, { subjectId: work.by.id, data: { version } })
  const mine = (await repo.signaturesOf(work.tx, work.by.id)).find((s) => s.version === version)
  if (!mine) throw new Refused(notFound())
  return mine
}

export const listUndertakings = async (work: Work) => ({ items: await repo.listUndertakings(work.tx) })

/** S2: from now on this version counts; whoever signed an earlier one signs again. */
export async function publishUndertaking(work: Work, text: { zh: string; en: string }) {
  await inTurn(work.tx, `undertaking ${work.company.slug}`)
  const version = await repo.insertUndertaking(work, text)
  await publish(work, undertakingPublished, { data: { version } })
  return current(work)
}

export async function listSignatures(
  work: Work,
  version: number,
  query: InputOf<typeof contract.listSignatures>['query'],
) {
  const found = await repo.signaturePage(work.tx, version, readCursor(query.cursor, 2), query.limit + 1)
  return page(found, query.limit, (last) => [last.signedAt, last.id])
}

async function current(work: Work) {
  const undertaking = await repo.findUndertaking(work.tx, null)
  if (!undertaking) throw new Refused(notFound())
  return undertaking
}
