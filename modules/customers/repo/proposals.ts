import { type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import { answersFor, clearedFor } from '../../secrecy/index.ts'
import type { Place } from '../place.ts'
import type { Evidence } from '../rules/likeness.ts'
import { visibleTo } from '../visibility.ts'

export interface ProposalRow {
  id: string
  oneId: string
  otherId: string
  evidence: Evidence[]
  score: number
  state: 'open' | 'merged' | 'dismissed'
  createdAt: string
}

export interface Proposal {
  one: string
  other: string
  evidence: readonly Evidence[]
  score: number
}

/** Writes proposals down, once for a pair; one that was decided stays decided. */
export async function insertProposals(
  work: Work,
  proposals: readonly Proposal[],
  importId: string | null,
): Promise<void> {
  if (proposals.length === 0) return
  await run(
    work.tx,
    sql`insert into duplicate_proposal as d (id, one_id, other_id, evidence, score, import_id, created_at)
        select distinct on (least(g.one, g.other), greatest(g.one, g.other))
          gen_random_uuid(), least(g.one, g.other), greatest(g.one, g.other), g.evidence, g.score, ${importId}, ${work.now}
        from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) as g(one uuid, other uuid, evidence text[], score real)
        where g.one <> g.other order by 2, 3, g.score desc
        on conflict (one_id, other_id) do update set evidence = excluded.evidence, score = excluded.score where d.state = 'open'`,
  )
}

const columns = sql`d.id, d.one_id, d.other_id, d.evidence, d.score, d.state, d.created_at`

/**
 * Both sides stand for themselves, neither archived nor merged into another, and are in sight. S1: of a hidden one the
 * responsible manager alone is shown the match, wherever the other side is.
 */
const standing = (by: Actor) =>
  sql`(select count(*) = 2 and (bool_and(${visibleTo(by)}) or (bool_and(${clearedFor(by)}) and bool_or(c.secrecy = 2 and ${answersFor(by)})))
    from customer c where c.id in (d.one_id, d.other_id) and c.state <> 'archived')`

/** Open proposals between customers (alias `c`) in sight, the likeliest first. */
export const proposalPage = (tx: Tx, by: Actor, place: Place<number> | null, limit: number) =>
  rows(
    tx,
    sql<ProposalRow>`select ${columns} from duplicate_proposal d
      where d.state = 'open' and ${standing(by)} and ${place ? sql`(d.score, d.id) < (${place[0]}::real, ${place[1]})` : sql`true`}
      order by d.score desc, d.id desc limit ${limit}`,
  )

/** One proposal between customers in sight, locked until the transaction ends. */
export const lockProposal = (tx: Tx, by: Actor, id: string) =>
  row(
    tx,
    sql<ProposalRow>`select ${columns} from duplicate_proposal d where d.id = ${id} and ${standing(by)} for update`,
  )

const decide = (work: Work, state: 'merged' | 'dismissed', which: RawBuilder<unknown>) =>
  run(
    work.tx,
    sql`update duplicate_proposal set state = ${state}, decided_by = ${work.by.id}, decided_at = ${work.now} where ${which}`,
  )

export const dismiss = (work: Work, id: string) => decide(work, 'dismissed', sql`id = ${id}`)

const isPair = (one: string, other: string) =>
  sql`one_id = least(${one}::uuid, ${other}::uuid) and other_id = greatest(${one}::uuid, ${other}::uuid)`

/** The two were made one. */
export const settleMerged = (work: Work, one: string, other: string) => decide(work, 'merged', isPair(one, other))

/** They were parted again: different customers after all. */
export const settleParted = (work: Work, one: string, other: string) =>
  decide(work, 'dismissed', sql`${isPair(one, other)} and state = 'merged'`)

/** Nothing is left by which the customer could be told to be another. */
export const dismissAllOf = (work: Work, customerId: string) =>
  decide(work, 'dismissed', sql`state = 'open' and (one_id = ${customerId} or other_id = ${customerId})`)
