import { publish } from '../../../platform/events.ts'
import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { type Refusal, tellRefusal } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import * as contract from '../contract.ts'
import { customersTagged } from '../events.ts'
import { whyNotEdit } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedInSight } from '../reading.ts'
import { tooManyTags } from '../refusals.ts'
import type { CustomerRow } from '../repo/list.ts'
import { type Change, differences, insertChanges } from '../repo/record.ts'

type Input = InputOf<typeof contract.tagCustomers>['body']

/** Adds and removes tags of several customers, each with its history; those that may not be changed are told with the reason. */
export async function tagCustomers(work: Work, { customerIds, add, remove }: Input) {
  const ids = [...new Set(customerIds)]
  const found = new Map((await lockedInSight(work, ids)).filter((c) => c.rootId === c.id).map((c) => [c.id, c]))
  const done: string[] = []
  const refused: { customerId: string; name: string | null; reason: string; text: string }[] = []
  const changes: Change[] = []
  for (const customerId of ids) {
    const customer = found.get(customerId)
    const tags = [...new Set([...(customer?.tags ?? []), ...add])].filter((tag) => !remove.includes(tag))
    const why = whyNotTag(work, customer, tags)
    if (why)
      refused.push({
        customerId,
        name: customer?.name ?? null,
        reason: why.kind.reason,
        text: tellRefusal(why, work.locale),
      })
    else {
      done.push(customerId)
      changes.push(...differences({ tags: customer?.tags }, { tags }).map((change) => ({ customerId, ...change })))
    }
  }
  await writeTags(work, changes)
  return { done, refused }
}

function whyNotTag(work: Work, customer: CustomerRow | undefined, tags: readonly string[]): Refusal | null {
  if (!customer) return notFound()
  const tooMany = tags.length > contract.MOST_TAGS ? tooManyTags({ most: contract.MOST_TAGS }) : null
  return whyNotEdit(work.by, heldOf(customer)) ?? tooMany
}

async function writeTags(work: Work, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  await run(
    work.tx,
    sql`update customer c set tags = g.after, version = c.version + 1
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as g("customerId" uuid, after text[]) where c.id = g."customerId"`,
  )
  await insertChanges(work.tx, changes, 'edit', null, work.by, work.now)
  await publish(work, customersTagged, { data: { customerIds: changes.map((c) => c.customerId) } })
}
