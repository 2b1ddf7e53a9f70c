import { rows, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { foldName, looseName } from '../../../shared/name.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { likelyDuplicate, likelyDuplicateElsewhere } from '../refusals.ts'
import { visibleTo } from '../visibility.ts'
import { keyOf } from './contacts.ts'

export interface Likely {
  id: string
  name: string
  ownerId: string | null
  ownerName: string | null
  evidence: ('name' | 'loose_name' | 'phone' | 'mail')[]
  visible: boolean
}

interface Given {
  name: string
  phones?: string[] | undefined
  mails?: string[] | undefined
  contacts?: { phones?: string[] | undefined; mails?: string[] | undefined }[] | undefined
}

/** Customers that may be the same as what is being entered, by folded name, number or mail; the likeliest first. */
export async function findLikely(work: Work, given: Given, exceptId: string | null = null): Promise<Likely[]> {
  const phones = [...(given.phones ?? []), ...(given.contacts ?? []).flatMap((c) => c.phones ?? [])]
    .map((p) => keyOf('phone', p))
    .filter((k) => k.length >= 6)
  const mails = [...(given.mails ?? []), ...(given.contacts ?? []).flatMap((c) => c.mails ?? [])].map((m) =>
    keyOf('mail', m),
  )
  const matches = await matching(work.tx, foldName(given.name), looseName(given.name), phones, mails)
  if (matches.length === 0) return []
  const evidenceOf = new Map<string, Likely['evidence']>()
  for (const { id, evidence } of matches) evidenceOf.set(id, [...(evidenceOf.get(id) ?? []), evidence])
  const found = await rows(
    work.tx,
    sql<
      Omit<Likely, 'evidence'>
    >`select c.id, c.name, c.owner_id, o.name as owner_name, ${visibleTo(work.by)} as visible
      from customer c left join person o on o.id = c.owner_id
      where c.id = any(${[...evidenceOf.keys()]}::uuid[]) and c.id is distinct from ${exceptId}::uuid and c.state <> 'archived'`,
  )
  return found
    .map((c) => ({ ...c, evidence: evidenceOf.get(c.id) ?? [] }))
    .sort((a, b) => weigh(b) - weigh(a) || a.id.localeCompare(b.id))
}

const MOST = 20

const matching = (tx: Tx, fold: string, loose: string, phones: string[], mails: string[]) =>
  rows(
    tx,
    sql<{ id: string; evidence: 'name' | 'loose_name' | 'phone' | 'mail' }>`
      select distinct c.root_id as id, m.evidence from (
        (select customer_id, 'name' as evidence from customer_name where fold = ${fold} limit ${MOST})
        union all (select customer_id, 'loose_name' from customer_name where loose = ${loose} and fold <> ${fold} limit ${MOST})
        union all (select customer_id, 'phone' from contact_point where kind = 'phone' and key = any(${phones}::text[]) limit ${MOST})
        union all (select customer_id, 'mail' from contact_point where kind = 'mail' and key = any(${mails}::text[]) limit ${MOST})
      ) m join customer c on c.id = m.customer_id`,
  )

const WEIGHT = { name: 4, phone: 3, mail: 2, loose_name: 1 }
const weigh = (likely: Likely): number => likely.evidence.reduce((sum, e) => sum + WEIGHT[e], 0)

/** Stops an entry whose name, number or mail is known. What the actor may not see is told by its owner only. */
export async function whyLikelyDuplicate(work: Work, given: Given): Promise<Refusal | null> {
  const likely = (await findLikely(work, given)).filter((c) => c.evidence.some((e) => e !== 'loose_name'))
  const [first] = likely
  if (!first) return null
  const missing = { candidates: likely.map(tellLikely) }
  return first.visible
    ? likelyDuplicate({ name: first.name }, missing)
    : likelyDuplicateElsewhere({ owner: first.ownerName ?? '—' }, missing)
}

/** A likely duplicate as the actor may know it: that it exists and whom to ask, or the record itself. */
export const tellLikely = (c: Likely) => ({
  id: c.visible ? c.id : null,
  name: c.visible ? c.name : null,
  owner: c.ownerId && c.ownerName ? { id: c.ownerId, name: c.ownerName } : null,
  evidence: c.evidence,
})
