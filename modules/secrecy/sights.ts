import { type RawBuilder, rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { JINKE } from '../../shared/actor.ts'
import { clearedFor } from './clearance.ts'
import { idsIn } from './rules/ids.ts'

/** Of which customers a reply tells; and what of it is secret: all of it, and that of which the actor may know nothing. */
export interface Secret {
  told: string[]
  shown: string[]
  withheld: string[]
}

/** S4: a figure over so few customers tells something of each. */
export const FEW = 5

const NOTHING: Secret = { told: [], shown: [], withheld: [] }

/**
 * S4: writes down that the actor is about to see these customers, those of them that are secret and open to the actor;
 * answers which customers they were, which of them secret, and which the actor may not see at all. Ids that are no customers'
 * are passed over.
 */
export async function noteSights(work: Work, place: string, ids: readonly string[]): Promise<Secret> {
  if (ids.length === 0 || work.by.id === JINKE.id) return NOTHING
  // Of most replies nothing is secret: the rest is asked only where something is.
  const customers = await rows(
    work.tx,
    sql<{
      id: string
      secret: boolean
    }>`select distinct c.id, c.secrecy > 0 as secret from customer m join customer c on c.id = m.root_id where m.id = any(${uuids(ids)})`,
  )
  const told = customers.map(({ id }) => id)
  const secret = customers.filter((customer) => customer.secret)
  if (secret.length === 0) return { ...NOTHING, told }
  const found = await rows(
    work.tx,
    sql<{ id: string; cleared: boolean }>`
      with secret as materialized (
        select c.id, ${clearedFor(work.by)} as cleared from customer c where c.id = any(${uuids(secret.map(({ id }) => id))})
      ), noted as (
        insert into sight (person_id, customer_id, place, at, trace_id)
        select ${work.by.id}, id, ${place}, ${work.now}, ${work.traceId} from secret where cleared
      )
      select id, cleared from secret`,
  )
  const of = (cleared: boolean) => found.filter((c) => c.cleared === cleared).map((c) => c.id)
  return { told, shown: of(true), withheld: of(false) }
}

/** S4: the same of the secret customers among `condition` (over `c`): figures that are made of few tell something of each. */
export async function noteSightsAmong(work: Work, place: string, condition: RawBuilder<unknown>): Promise<void> {
  const secret = await rows(
    work.tx,
    sql<{ id: string }>`select c.id from customer c where c.secrecy > 0 and ${condition}`,
  )
  await noteSights(
    work,
    place,
    secret.map(({ id }) => id),
  )
}

/** The same, of all customers that a reply, as it is written, tells of, or that it was asked about by path: the door of every answer. */
export async function noteReply(work: Work, place: string, reply: string, params: unknown): Promise<Secret> {
  const written = new Set(idsIn(reply))
  const asked = idsIn(JSON.stringify(params) ?? '')
  const noted = await noteSights(work, place, [...new Set([...written, ...asked])])
  return { ...noted, withheld: noted.withheld.filter((id) => written.has(id)) }
}
