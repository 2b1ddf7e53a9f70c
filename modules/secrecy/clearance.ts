import { type RawBuilder, sql } from '../../platform/sql.ts'
import { type Actor, JINKE } from '../../shared/actor.ts'

// S1, S2 as conditions over a customer `c`. Each looks up who the actor is once a statement, in scalar sub-selects, and
// is asked only of the few customers that are secret at all.

/** Who may answer for teams by office at all. */
const MAY_HOLD_OFFICE: readonly string[] = ['manager', 'director', 'admin']

const hasSigned = (by: Actor): RawBuilder<unknown> => sql`(select has_signed(${by.id}))`

const isListed = (by: Actor): RawBuilder<unknown> =>
  sql`c.id = any(array(select f.customer_id from confidant f where f.person_id = ${by.id} and f.ended_at is null))`

/** S2: the actor is the responsible manager, or one of them. */
export const answersFor = (by: Actor): RawBuilder<unknown> =>
  MAY_HOLD_OFFICE.includes(by.role) ? sql`c.team_id = any((select office_teams(${by.id}))::uuid[])` : sql`false`

/** Who stands above a responsible manager, or beside the company. */
const MAY_WATCH: readonly string[] = ['director', 'admin', 'auditor']

/**
 * S4: whose looks the actor reviews: those at the customers of the office, and, as a head or the audit, those at customers
 * for which the actor is named; so that the manager's own looks have somebody who reviews them.
 */
export const reviewedBy = (by: Actor): RawBuilder<unknown> =>
  MAY_WATCH.includes(by.role) ? sql`(${answersFor(by)} or ${isListed(by)})` : answersFor(by)

/** S1: on the customer's list, or on it by office; whether signed or not. */
export const isNamed = (by: Actor): RawBuilder<unknown> => sql`(${isListed(by)} or ${answersFor(by)})`

/** S1, S2: the actor is named and has signed. */
const isCleared = (by: Actor): RawBuilder<unknown> => sql`${hasSigned(by)} and ${isNamed(by)}`

/** S1, S2: nothing secret about the customer, or the actor is cleared. */
export const clearedFor = (by: Actor): RawBuilder<unknown> =>
  by.id === JINKE.id ? sql`true` : sql`(c.secrecy = 0 or (${isCleared(by)}))`

/** S1, S2: the secret ones among those: few, found by their list and their team and not by looking through all that are secret. */
export const secretsOpenTo = (by: Actor): RawBuilder<unknown> =>
  by.id === JINKE.id ? sql`c.secrecy > 0` : sql`(c.secrecy > 0 and ${isCleared(by)})`

/** S1: secret customers on whose list the actor is, and has signed: what being named opens. */
export const openedFor = (by: Actor): RawBuilder<unknown> =>
  sql`(c.secrecy > 0 and ${hasSigned(by)} and ${isListed(by)})`
