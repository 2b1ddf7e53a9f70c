import { sql } from '../../../platform/sql.ts'
import { type Cases, type StandingCases, weeklyReaches } from '../../quantity/index.ts'
import { countedFor, isOf, whoIs } from './cases.ts'

/** Q3: new customers reached for the first time in their pursuit. */
export const reached: Cases = ({ by }, whose, span) => sql`
  select w.by_id as who, c.id as customer_id, null::uuid as subject_id, w.monday as day, true as fine, null::text as flag, null::numeric as amount
  from (${weeklyReaches(whose, span)}) w join customer c on c.id = w.customer_id where w.reached and ${countedFor(by)}`

/** Q2: leads in hand: pursued, and no order yet. */
export const leads: StandingCases = (work, whose) => sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, c.pursuit_started_on as day, true as fine, null::text as flag, null::numeric as amount
  from customer c where c.state = 'active' and c.orders = 0 and c.owner_id is not null and ${isOf(work, whose, sql`c.owner_id`)}`

/** Q1: people at a customer; fine where somebody of us has talked with them. */
export const contacts: Cases = (work, whose) => sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, k.id as subject_id, null::date as day,
    exists (select from live_touch t where t.customer_id = k.customer_id and t.effective and (k.id = any(t.contact_ids) or (k.main and t.contact_ids = '{}'))) as fine,
    null::text as flag, null::numeric as amount
  from customer c join customer m on m.root_id = c.id join contact k on k.customer_id = m.id and k.left_on is null
  where ${isOf(work, whose, sql`c.owner_id`)}`
