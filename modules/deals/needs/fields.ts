import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { contactsOf } from '../../customers/index.ts'
import { unknownContact } from '../../customers/refusals.ts'
import { unknownPerson, unknownProduct } from '../refusals.ts'
import type * as contract from './contract.ts'
import { isPerson } from './people.repo.ts'
import type { NeedFields } from './repo.ts'

type Told = InputOf<typeof contract.changeNeed>['body']

/** What was told of a need, as it is kept; what was not told stays. */
export function fieldsOf({ amount, nextStep, source, unit, ...same }: Told): Partial<NeedFields> {
  const word = (text: string | null | undefined) => (text === undefined ? undefined : text || null)
  const given = {
    ...same,
    nextStep: word(nextStep),
    source: word(source),
    unit: word(unit),
    ...(amount === undefined ? {} : { fen: amount?.fen ?? null, ...(amount ? { currency: amount.currency } : {}) }),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** That the colleague, the product and the contact whom it names are there. */
export async function demandKnown(
  work: Work,
  customerId: string,
  { ownerId, productId, deciderId }: Told,
): Promise<void> {
  if (ownerId && !(await isPerson(work.tx, ownerId))) throw new Refused(unknownPerson())
  if (productId && !(await row(work.tx, sql`select 1 from product where id = ${productId}`)))
    throw new Refused(unknownProduct())
  if (deciderId && !(await contactsOf(work.tx, customerId)).some((c) => c.id === deciderId))
    throw new Refused(unknownContact())
}
