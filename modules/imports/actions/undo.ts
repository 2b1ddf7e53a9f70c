import { publish } from '../../../platform/events.ts'
import type { JobContext } from '../../../platform/jobs.ts'
import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import { insertChanges, poolAgain, refreshSearches } from '../../customers/index.ts'
import { settle } from '../engine/settle.ts'
import { importUndone } from '../events.ts'
import { findImport, noteUndone, setState } from '../repo.ts'

const BATCH = 1000
const NAMES_TOLD = 50

/**
 * T8: takes an import back. Its touches, orders and pursuits are void from the first moment, by its state;
 * then batch by batch the customers it made are archived unless something was built on them since, fields it
 * filled go back where they still stand as it left them, and figures are worked out anew. Interrupted, it
 * goes on where it stopped.
 */
export async function undoImport(context: JobContext, importId: string, by: Actor): Promise<void> {
  const writing = <T>(act: (work: Work) => Promise<T>) => context.writing(act, by)
  const found = await findImport(context.company.db, importId)
  if (found?.state !== 'undoing') return
  await writing(async (work) => {
    await noteUndone(work.tx, importId, by.id, work.now)
    await noteTouched(work, importId)
  })
  let archived = 0
  /** Their names; of secret ones (S1) none is kept. */
  const left: (string | null)[] = []
  for (;;) {
    const batch = await writing((work) => undoBatch(work, importId))
    if (batch.touched === 0) break
    archived += batch.archived
    left.push(...batch.left)
  }
  await writing(async (work) => {
    await setState(work.tx, importId, 'undone', {
      left: { customers: left.length, names: left.filter((name) => name !== null).slice(0, NAMES_TOLD) },
    })
    await publish(work, importUndone, { subjectId: importId, data: { archived, left: left.length } })
  })
}

/** Notes all customers that the import made or told anything of, once: to look for them again at each batch would take longer than all else. */
async function noteTouched(work: Work, importId: string): Promise<void> {
  await run(work.tx, sql`delete from import_unsettled where import_id = ${importId}`)
  await run(
    work.tx,
    sql`insert into import_unsettled (import_id, customer_id, has_facts) select ${importId}, id, true from (
      select id from customer where import_id = ${importId}
      union select customer_id from touch where import_id = ${importId}
      union select customer_id from sales_order where import_id = ${importId}
      union select customer_id from need where import_id = ${importId} and customer_id is not null
      union select customer_id from customer_change where cause = 'import' and cause_id = ${importId}
      union select customer_id from contact where import_id = ${importId}
      union select customer_id from contact_point where import_id = ${importId}) touched`,
  )
}

async function undoBatch(work: Work, importId: string) {
  const ids = await takeTouched(work, importId)
  if (ids.length === 0) return { touched: 0, archived: 0, left: [] }
  // Looked at once they are locked: what was being built on one of them a moment ago is seen.
  const touched = await rows(
    work.tx,
    sql<{ id: string; name: string; secrecy: number; made: boolean; builtOn: boolean }>`
    select c.id, c.name, c.secrecy, c.import_id = ${importId} as made,
      exists (select from live_touch t where t.customer_id = c.id)
        or exists (select from written_order o where o.customer_id = c.id)
        or exists (select from live_need n where n.customer_id = c.id)
        or exists (select from quote q where q.customer_id = c.id)
        or exists (select from customer_change h where h.customer_id = c.id and (h.cause = 'edit' or (h.cause = 'import' and h.cause_id <> ${importId}
            and exists (select from import i where i.id = h.cause_id and i.undone_at is null))))
        or exists (select from pool_move m where m.customer_id = c.id and m.kind <> 'recalled')
        or exists (select from customer m where m.root_id = c.id and m.id <> c.id)
        or exists (select from contact k where k.customer_id = c.id and k.import_id is distinct from ${importId}
            and (k.import_id is null or exists (select from import i where i.id = k.import_id and i.undone_at is null))) as built_on
    from customer c where c.id = any(${uuids(ids)}) order by c.id`,
  )
  const gone = touched.filter((c) => c.made && !c.builtOn).map((c) => c.id)
  const stay = touched.filter((c) => !c.made || c.builtOn).map((c) => c.id)
  await archive(work, gone)
  await refreshSearches(work.tx, await takeBackReach(work, importId, stay))
  await takeBackFields(work, importId, stay)
  await settle(work, ids)
  return {
    touched: ids.length,
    archived: gone.length,
    left: touched.filter((c) => c.made && c.builtOn).map((c) => (c.secrecy === 0 ? c.name : null)),
  }
}

/** The next of those who were noted, locked. */
async function takeTouched(work: Work, importId: string): Promise<string[]> {
  const taken = await rows(
    work.tx,
    sql<{ id: string }>`
    with taken as (
      delete from import_unsettled where import_id = ${importId} and customer_id = any(array(
        select customer_id from import_unsettled where import_id = ${importId} order by customer_id limit ${BATCH}))
      returning customer_id
    )
    select c.id from taken join customer c on c.id = taken.customer_id order by c.id for update of c`,
  )
  return taken.map((c) => c.id)
}

async function archive(work: Work, ids: readonly string[]): Promise<void> {
  await run(
    work.tx,
    sql`update ownership set ended_at = ${work.now}, end_cause = 'import_undone' where customer_id = any(${uuids(ids)}) and ended_at is null`,
  )
  await run(
    work.tx,
    sql`update customer set state = 'archived', owner_id = null, owner_since = null, pool_id = null, pooled_at = null, version = version + 1
        where id = any(${uuids(ids)}) and state <> 'archived'`,
  )
}

/** Numbers, spellings and contacts that the import added to customers which stay; answers which are searched in another text for it. */
async function takeBackReach(work: Work, importId: string, ids: readonly string[]): Promise<string[]> {
  const changed = await rows(
    work.tx,
    sql<{ id: string }>`
      with points as (delete from contact_point where customer_id = any(${uuids(ids)}) and import_id = ${importId} returning customer_id),
        names as (delete from customer_name where customer_id = any(${uuids(ids)}) and import_id = ${importId} and not main returning customer_id)
      select customer_id as id from points union select customer_id from names`,
  )
  await run(
    work.tx,
    sql`update contact set left_on = ${work.today}, version = version + 1
        where customer_id = any(${uuids(ids)}) and import_id = ${importId} and left_on is null`,
  )
  return changed.map((c) => c.id)
}

interface Filled {
  customerId: string
  field: string
  before: unknown
  after: unknown
}

const COLUMNS: Record<string, string> = {
  tier: 'tier',
  industry: 'industry',
  source: 'source',
  region: 'region',
  size: 'size',
  address: 'address',
  remarks: 'remarks',
}

/** Fields that the import filled go back to what they were, where nobody changed them since. */
async function takeBackFields(work: Work, importId: string, ids: readonly string[]): Promise<void> {
  const filled = await rows(
    work.tx,
    sql<Filled>`select h.customer_id, h.field, x.before, x.after from customer_change h join customer_change_text x on x.change_id = h.id
      where h.cause = 'import' and h.cause_id = ${importId} and h.customer_id = any(${uuids(ids)}) order by h.customer_id, h.at desc, h.id desc`,
  )
  const taken: Filled[] = []
  for (const change of filled)
    if (await takeBack(work, change)) taken.push({ ...change, before: change.after, after: change.before })
  await insertChanges(work.tx, taken, 'undo', importId, work.by, work.now)
}

async function takeBack(work: Work, { customerId, field, before, after }: Filled): Promise<boolean> {
  if (field === 'owner') return takeBackOwner(work, customerId, String(after))
  if (field === 'enteredOn')
    return (
      (await run(
        work.tx,
        sql`update customer set entered_on = ${before} where id = ${customerId} and entered_on = ${after}`,
      )) > 0
    )
  if (field === 'namedOnly')
    return (await run(work.tx, sql`update customer set named_only = ${before} where id = ${customerId}`)) > 0
  if (field === 'tags')
    return (
      (await run(
        work.tx,
        sql`update customer set tags = ${before} where id = ${customerId} and tags = ${after}::text[]`,
      )) > 0
    )
  const column = COLUMNS[field]
  if (!column) return false
  return (
    (await run(
      work.tx,
      sql`update customer set ${sql.ref(column)} = ${before} where id = ${customerId} and ${sql.ref(column)} is not distinct from ${after}::text`,
    )) > 0
  )
}

async function takeBackOwner(work: Work, customerId: string, ownerId: string): Promise<boolean> {
  const taken = await run(
    work.tx,
    sql`update customer set owner_id = null, owner_since = null, version = version + 1 where id = ${customerId} and owner_id = ${ownerId}`,
  )
  if (taken === 0) return false
  await run(
    work.tx,
    sql`update ownership set ended_at = ${work.now}, end_cause = 'import_undone' where customer_id = ${customerId} and ended_at is null`,
  )
  await poolAgain(work, [customerId])
  return true
}
