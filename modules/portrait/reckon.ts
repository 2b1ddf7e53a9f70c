import { newId, rows, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { addMonths, type Day } from '../../shared/calendar.ts'
import { type Settings, settingOf } from '../../shared/setting.ts'
import { type DistanceFigures, noteDistances, onFiguresStale } from '../customers/index.ts'
import { heightOf, rungAt } from '../customers/rules/rungs.ts'
import { factsOf, lockCustomers, pastOf } from './facts.ts'
import { type Distance, distanceOf } from './rules/distance.ts'
import { BLOCKS } from './rules/fields.ts'
import type { Fill } from './rules/knowledge.ts'
import type { Past } from './rules/past.ts'
import { type Question, questionsFor } from './rules/questions.ts'
import { heldBy, isStuck } from './rules/stuck.ts'
import type { SupplierRank } from './rules/supplier.ts'
import { type CustomerFacts, deciderOf, ownerOn, type Pair, pairsOf, rankOf, tiesOf } from './rules/ties.ts'
import type { TrustEntry } from './rules/trust.ts'
import { distanceRules, questionRules } from './rules.ts'
import { neglectDays, portraitFields, proofRules, rankThresholds, reviewMonths, stuckRules } from './settings.ts'

/** Where one colleague stands with one contact, and what it rests on. */
export interface Standing extends Pair {
  distance: Distance
  /** The ledger of the pair, what was read from touches and orders included. */
  trust: readonly TrustEntry[]
}

export interface Reckoned {
  facts: CustomerFacts
  ownerId: string | null
  deciderId: string | null
  pairs: Standing[]
  /** The owner's with the one who decides: what the customer shows. */
  shown: Standing | null
  rank: SupplierRank | null
}

/** Trust fades slowly: what lies further back than the time that evidence holds moves nothing any more. */
const lookBack = (settings: Settings, today: Day): Day =>
  addMonths(today, -Math.max(settingOf(settings, proofRules).months, LEAST_MONTHS))
const LEAST_MONTHS = 24

/** D2: works out every pair of these customers, as things stand on the day of the work. */
export async function reckonDistances(work: Work, ids: readonly string[]): Promise<Reckoned[]> {
  const facts = await factsOfCustomers(work, ids)
  return facts.map((each) => reckonWith(each, work.settings, work.today))
}

export const factsOfCustomers = (work: Work, ids: readonly string[]): Promise<CustomerFacts[]> =>
  factsOf(work, ids, lookBack(work.settings, work.today), settingOf(work.settings, portraitFields))

export const pastOfCustomers = (work: Work, ids: readonly string[]): Promise<Past[]> =>
  pastOf(work, ids, lookBack(work.settings, work.today), settingOf(work.settings, portraitFields))

/** The same of one customer, by any settings: the preview asks what others would make of the same facts. */
export function reckonWith(facts: CustomerFacts, settings: Settings, today: Day): Reckoned {
  const rules = distanceRules(settings)
  const ranks = settingOf(settings, rankThresholds)
  const tieRules = { today, neglectDays: settingOf(settings, neglectDays), ranks }
  const [ownerId, deciderId] = [ownerOn(facts, today), deciderOf(facts)]
  const pairs = pairsOf(facts, ownerId).map((pair) => {
    const ties = tiesOf(facts, pair, tieRules)
    return { ...pair, distance: distanceOf(facts.knowledge, pair.contactId, ties, today, rules), trust: ties.trust }
  })
  const shown = pairs.find((pair) => pair.personId === ownerId && pair.contactId === deciderId) ?? null
  return { facts, ownerId, deciderId, pairs, shown, rank: rankOf(facts.share, ranks) }
}

/**
 * Works out the distances of these customers anew and keeps them: each pair with its trace (D4), the customer's own for
 * lists, and what a portrait's standing asks for (S3, D5, D6).
 */
export async function recountDistances(work: Work, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await lockCustomers(work.tx, ids)
  const reckoned = await reckonDistances(work, ids)
  await keepPairs(work, ids, reckoned)
  await keepStandings(work, reckoned)
  const figures = reckoned.map(({ facts, shown }) => ({
    customerId: facts.id,
    distance: shown ? heightOf(shown.distance.rung) : 0,
    allowed: shown ? heightOf(shown.distance.bound) : 0,
  }))
  await noteDistances(
    work,
    sql<DistanceFigures>`select g."customerId" as customer_id, g.distance, g.allowed
      from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as g("customerId" uuid, distance smallint, allowed smallint)`,
  )
}

onFiguresStale(recountDistances)

async function keepPairs(work: Work, ids: readonly string[], reckoned: readonly Reckoned[]): Promise<void> {
  const given = reckoned.flatMap(({ facts, pairs }) =>
    pairs.map(({ personId, contactId, distance: { bound, proof } }) => ({
      id: newId(),
      customerId: facts.id,
      personId,
      contactId,
      bound: heightOf(bound),
      proven: heightOf(proof.rung),
      trust: proof.trust,
    })),
  )
  await run(
    work.tx,
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          as g(id uuid, "customerId" uuid, "personId" uuid, "contactId" uuid, bound smallint, proven smallint, trust real)),
        before as (select * from distance_pair where customer_id = any(${[...ids]}::uuid[])),
        moved as (
          insert into distance_move (id, customer_id, person_id, contact_id, on_day, bound, proven, trust, rung_before, recorded_at)
          select g.id, g."customerId", g."personId", g."contactId", ${work.today}, g.bound, g.proven, g.trust, coalesce(b.rung, 0), ${work.now}
          from given g left join before b on b.customer_id = g."customerId" and b.person_id = g."personId" and b.contact_id is not distinct from g."contactId"
          where (g.bound, g.proven) is distinct from (coalesce(b.bound, 0), coalesce(b.proven, 0))
        ),
        gone as (
          update distance_pair p set current = false where p.customer_id = any(${[...ids]}::uuid[]) and p.current
            and not exists (select from given g where g."customerId" = p.customer_id and g."personId" = p.person_id and g."contactId" is not distinct from p.contact_id)
        )
        insert into distance_pair as p (customer_id, person_id, contact_id, bound, proven, trust, since)
        select "customerId", "personId", "contactId", bound, proven, trust, ${work.today} from given
        on conflict (customer_id, person_id, contact_id) do update set bound = excluded.bound, proven = excluded.proven, trust = excluded.trust, current = true,
          since = case when least(p.bound, p.proven) = least(excluded.bound, excluded.proven) then p.since else excluded.since end`,
  )
}

interface Kept {
  customerId: string
  personId: string
  contactId: string | null
  rung: number
  since: Day
}

async function keepStandings(work: Work, reckoned: readonly Reckoned[]): Promise<void> {
  const kept = await rows(
    work.tx,
    sql<Kept>`select customer_id, person_id, contact_id, rung, since from distance_pair
      where current and customer_id = any(${reckoned.map(({ facts }) => facts.id)}::uuid[])`,
  )
  const pairs = new Map(kept.map((k) => [`${k.customerId} ${k.personId} ${k.contactId}`, k]))
  const standings = reckoned.map(({ facts, ownerId, deciderId, shown, rank }) => {
    const pair = pairs.get(`${facts.id} ${ownerId} ${shown?.contactId ?? null}`)
    return {
      customerId: facts.id,
      ownerId,
      deciderId,
      filled: shown ? filledPercent(shown.distance.fill) : 0,
      reviewOn: facts.state === 'active' && ownerId ? reviewDue(work, facts) : null,
      ...stuckAt(work, facts, shown, pair),
      rank,
      questions: shown ? questionsOf(work, facts, shown) : [],
    }
  })
  await run(
    work.tx,
    sql`insert into portrait_standing (customer_id, owner_id, decider_id, filled, review_on, stuck_since, stuck_touches, stuck_by, rank, questions, reckoned_on)
        select "customerId", "ownerId", "deciderId", filled, "reviewOn", "stuckSince", "stuckTouches", "stuckBy", rank, questions, ${work.today}
        from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) as g("customerId" uuid, "ownerId" uuid, "deciderId" uuid, filled smallint, "reviewOn" date,
          "stuckSince" date, "stuckTouches" integer, "stuckBy" text, rank text, questions jsonb)
        on conflict (customer_id) do update set owner_id = excluded.owner_id, decider_id = excluded.decider_id, filled = excluded.filled,
          review_on = excluded.review_on, stuck_since = excluded.stuck_since, stuck_touches = excluded.stuck_touches, stuck_by = excluded.stuck_by, rank = excluded.rank,
          questions = excluded.questions, reckoned_on = excluded.reckoned_on`,
  )
}

/** S3: how full a portrait is, all blocks alike, in percent. */
export const filledPercent = (fill: Fill): number =>
  Math.round((100 * BLOCKS.reduce((sum, block) => sum + fill[block], 0)) / BLOCKS.length)

/** D5: what to ask next, with regard to a contact. */
export function questionsOf(work: Work, facts: CustomerFacts, { contactId, distance }: Standing): Question[] {
  const about = { bound: distance.bound, fill: distance.fill, contactId }
  return questionsFor(about, facts.knowledge, facts.asked, work.today, questionRules(work.settings))
}

/** D5: when a customer's portrait is to be gone through again, by its importance; null where nobody asks for it. */
export function reviewDue(work: Work, { tier, reviewedOn, since }: CustomerFacts): Day | null {
  const months = tier === null ? 0 : settingOf(work.settings, reviewMonths)[tier]
  return months === 0 ? null : addMonths(reviewedOn ?? since, months)
}

function stuckAt(work: Work, facts: CustomerFacts, shown: Standing | null, pair: Kept | undefined) {
  const none = { stuckSince: null, stuckTouches: null, stuckBy: null }
  if (!pair || !shown || facts.state !== 'active') return none
  const touches = facts.touches.filter(
    ({ people, effective, day }) => effective && day >= pair.since && people.includes(pair.personId),
  ).length
  const { bound, proof } = shown.distance
  const at = { rung: rungAt(pair.rung), since: pair.since, touches }
  return isStuck(at, work.today, settingOf(work.settings, stuckRules))
    ? { stuckSince: pair.since, stuckTouches: touches, stuckBy: heldBy({ bound, proven: proof.rung }) }
    : none
}
