import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Channel } from '../../touches/rules/log.ts'
import type { Observation } from '../rules/habits.ts'

export const LEARNED_DAYS = 365
const MOST_LEARNED = 300
const DAY_MS = 86_400_000

/** Where somebody is reached at that moment or not at all. What is written waits until it is read: its hour tells nothing of theirs. */
const AT_ONCE: readonly Channel[] = ['phone', 'video', 'visit_out', 'visit_in']

/** A2: when the customer's side answered, wrote or came, and when it was tried in vain. Days without a time teach nothing. */
export async function talksWith(work: Work, contactIds: readonly string[]): Promise<Observation[]> {
  if (contactIds.length === 0) return []
  const seen = await rows(
    work.tx,
    sql<{ at: string; answered: boolean }>`
      select t.happened_at as at, t.direction = 'in' or t.effective as answered from live_touch t
        join contact k on k.id = any(${uuids(contactIds)}) and t.customer_id = k.customer_id
      where t.contact_ids @> array[k.id] and not t.whole_day and (t.direction = 'in' or t.effective or t.channel = any(${[...AT_ONCE]})) and t.happened_at > ${new Date(work.now.getTime() - LEARNED_DAYS * DAY_MS)}
      order by t.happened_at desc limit ${MOST_LEARNED}`,
  )
  return seen.map(({ at, answered }) => ({ at: Date.parse(at), answered }))
}
