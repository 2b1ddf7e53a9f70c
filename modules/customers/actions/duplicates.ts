import { inTurn, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { foldName, looseName, nameSimilarity } from '../../../shared/name.ts'
import { readPhones } from '../../../shared/phone.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type * as contract from '../contract.ts'
import { likelyDuplicate, likelyDuplicateElsewhere } from '../refusals.ts'
import { matching } from '../repo/likely.ts'
import { type Evidence, isTelling, weigh, worthAsking } from '../rules/likeness.ts'
import { inPoolOf, visibleTo } from '../visibility.ts'
import { keyOf } from './contacts.ts'

/** What customers are compared by. */
export interface Traits {
  kind?: 'organisation' | 'person' | undefined
  names: readonly string[]
  /** As written: one or several numbers each. */
  phones: readonly string[]
  mails: readonly string[]
}

export interface Likely {
  id: string
  name: string
  kind: 'organisation' | 'person'
  owner: { id: string; name: string } | null
  /** Whom to ask about it: the owner, else who answers for its team. */
  ask: { id: string; name: string } | null
  visible: boolean
  evidence: Evidence[]
  /** Of the names, 0 to 1. */
  similarity: number
  score: number
}

/** Fewer digits are an extension or a short code, and many have the same. */
const SHORTEST_NUMBER = 6

const keysOf = ({ names, phones, mails }: Traits) => ({
  folds: names.map(foldName).filter(Boolean),
  looses: names.map(looseName).filter(Boolean),
  phones: phones.flatMap(numbersIn).filter((digits) => digits.length >= SHORTEST_NUMBER),
  mails: mails.map((mail) => keyOf('mail', mail)),
})

const numbersIn = (written: string): string[] => {
  const read = readPhones(written).phones.map(({ digits }) => digits)
  return read.length > 0 ? read : [keyOf('phone', written)]
}

/** Customers that may be the same (G4), by folded name, number or mail; the likeliest first. */
export async function findLikely(work: Work, traits: Traits, exceptId: string | null = null): Promise<Likely[]> {
  const matches = await matching(work.tx, work.by, keysOf(traits), exceptId)
  if (matches.length === 0) return []
  const evidenceOf = new Map<string, Evidence[]>()
  for (const { id, evidence } of matches) evidenceOf.set(id, [...(evidenceOf.get(id) ?? []), evidence])
  const found = await rows(
    work.tx,
    sql<Omit<Likely, 'evidence' | 'similarity' | 'score'> & { names: string[] }>`
      select c.id, c.name, c.kind, a.person as ask, case when c.owner_id is not null then a.person end as owner,
        (${visibleTo(work.by)} or ${inPoolOf(work.by)}) as visible,
        array(select n.name from customer_name n join customer g on g.id = n.customer_id where g.root_id = c.id) as names
      from customer c left join lateral (
        select jsonb_build_object('id', p.id, 'name', p.name) as person from person p
        where case when c.owner_id is not null then p.id = c.owner_id
          else p.state = 'active' and (p.role = 'director' or (p.role = 'manager' and p.team_id = c.team_id)) end
        order by p.role desc, p.id limit 1
      ) a on true
      where c.id = any(${uuids([...evidenceOf.keys()])}) and c.state <> 'archived'`,
  )
  return found
    .map(({ names, ...customer }) => {
      const evidence = evidenceOf.get(customer.id) ?? []
      const similarity = alike(traits.names, names)
      return { ...customer, evidence, similarity, score: weigh(evidence, similarity) }
    })
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
}

const alike = (names: readonly string[], others: readonly string[]): number =>
  Math.max(0, ...names.flatMap((name) => others.map((other) => nameSimilarity(name, other))))

const bothPersons = (traits: Traits, likely: Likely): boolean => traits.kind === 'person' && likely.kind === 'person'

/** Of customers that may be the same, those of which a person should be asked. */
export const findDoubtful = async (work: Work, traits: Traits, exceptId: string | null): Promise<Likely[]> =>
  (await findLikely(work, traits, exceptId)).filter((c) =>
    worthAsking(c.evidence, c.similarity, bothPersons(traits, c)),
  )

/**
 * While a new customer is typed: who may be the same. Of one out of sight nothing is told on the strength of a
 * likely name alone, lest whoever types finds out about others' customers.
 */
export async function checkDuplicates(work: Work, query: InputOf<typeof contract.checkDuplicates>['query']) {
  const traits = {
    names: query.name ? [query.name] : [],
    phones: query.phone ? [query.phone] : [],
    mails: query.mail ? [query.mail] : [],
  }
  const likely = await findLikely(work, traits, query.except ?? null)
  return {
    items: likely
      .filter((c) => isTelling(c.evidence) || (c.visible && worthAsking(c.evidence, c.similarity)))
      .map(tellLikely),
  }
}

/** Stops an entry whose name, number or mail is known. What the actor may not see is told by whom to ask only. */
export async function whyLikelyDuplicate(work: Work, traits: Traits): Promise<Refusal | null> {
  // Two who enter the same at once wait for each other here, so that the second learns of the first.
  for (const key of new Set(Object.values(keysOf(traits)).flat().toSorted())) await inTurn(work.tx, `entering ${key}`)
  const likely = (await findLikely(work, traits)).filter((c) => isTelling(c.evidence, bothPersons(traits, c)))
  const [first] = likely
  if (!first) return null
  const missing = { candidates: likely.map(tellLikely) }
  return first.visible
    ? likelyDuplicate({ name: first.name }, missing)
    : likelyDuplicateElsewhere({ owner: first.ask?.name ?? '—' }, missing)
}

/** A likely duplicate as the actor may know it: that it exists and whom to ask, or the record itself. */
const tellLikely = (c: Likely) => ({
  id: c.visible ? c.id : null,
  name: c.visible ? c.name : null,
  owner: c.owner,
  ask: c.ask,
  evidence: c.evidence,
  similarity: c.visible ? c.similarity : null,
})
