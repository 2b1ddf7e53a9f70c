import { rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import type { Field } from './rules/fields.ts'
import { portraitFields } from './settings.ts'

export interface Suggested {
  field: Field
  contact: { id: string; name: string } | null
  why: 'missing' | 'aged'
}

interface Kept {
  customerId: string
  field: string
  contact: { id: string; name: string } | null
  why: 'missing' | 'aged'
}

/** D5: what to ask next, of many customers at once, as it was worked out last. */
export async function questionsOfCustomers(work: Work, ids: readonly string[]): Promise<Map<string, Suggested[]>> {
  const kept = await rows(
    work.tx,
    sql<Kept>`select s.customer_id, q.field, q.why, case when k.id is not null then jsonb_build_object('id', k.id, 'name', k.name) end as contact
      from portrait_standing s cross join lateral jsonb_to_recordset(s.questions) as q(field text, "contactId" uuid, why text)
        left join contact k on k.id = q."contactId"
      where s.customer_id = any(${uuids(ids)})`,
  )
  const fields = new Map(settingOf(work.settings, portraitFields).map((field) => [field.key, field]))
  const found = new Map<string, Suggested[]>(ids.map((id) => [id, []]))
  for (const { customerId, field: key, contact, why } of kept) {
    const field = fields.get(key)
    if (field) found.get(customerId)?.push({ field, contact, why })
  }
  return found
}
