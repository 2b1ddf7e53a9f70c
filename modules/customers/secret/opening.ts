import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { isNamed, officeOfCustomer } from '../../secrecy/index.ts'
import { sealed, sealedUntilSigned } from '../../secrecy/refusals.ts'
import * as contract from '../contract.ts'
import { showOpened } from '../reading.ts'
import { outlinedFor } from '../visibility.ts'

/**
 * S1: a customer's page. Of one that is sealed it tells whom to ask; of a hidden one nothing, as though there were no
 * such id.
 */
export async function openCustomer(work: Work, id: string) {
  try {
    return await showOpened(work, id, contract.showCustomer.id)
  } catch (error) {
    const unseen = error instanceof Refused && error.why.kind.reason === notFound.reason
    const why = unseen ? await whySealed(work, id) : null
    throw why ? new Refused(why) : error
  }
}

async function whySealed(work: Work, id: string): Promise<Refusal | null> {
  const found = await row(
    work.tx,
    sql<{
      id: string
      named: boolean
    }>`select c.id, ${isNamed(work.by)} as named from customer m join customer c on c.id = m.root_id
      where m.id = ${id} and (${outlinedFor(work.by)} or (c.secrecy = 1 and ${isNamed(work.by)}))`,
  )
  if (!found) return null
  const ask = await officeOfCustomer(work.tx, found.id)
  if (found.named) return sealedUntilSigned({ ask, sign: true })
  return sealed({ ask: ask.map((p) => p.name).join('、') || '—' }, { ask, sign: false })
}
