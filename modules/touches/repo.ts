import { newId, row, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Channel, Direction } from './rules/log.ts'
import type { Colleague, StepInCause } from './rules/stepIn.ts'

export interface TouchRow {
  id: string
  customerId: string
  contactIds: string[]
  by: { id: string; name: string }
  colleagueIds: string[]
  channel: Channel
  direction: Direction
  effective: boolean
  summary: string
  happenedAt: string
  day: Day
  wholeDay: boolean
  nextStep: string | null
  nextOn: Day | null
  correctsId: string | null
  retracted: boolean
  recordedAt: string
  recordedBy: string
  source: Source
  sourceKey: string | null
}

/** Who brought the touch: a person, or what records itself (T1). */
export type Source = 'manual' | 'import' | 'mail' | 'call' | 'event' | 'appointment'

const touchColumns = sql`t.id, t.customer_id, t.contact_ids, jsonb_build_object('id', p.id, 'name', p.name) as by, t.colleague_ids, t.channel, t.direction, t.effective,
  x.summary, t.happened_at, t.day, t.whole_day, x.next_step, t.next_on, t.corrects_id, t.retracted, t.recorded_at, t.recorded_by, t.source, t.source_key`

export const findTouch = (tx: Tx, id: string) =>
  row(
    tx,
    sql<
      TouchRow & { superseded: boolean }
    >`select ${touchColumns}, exists (select from touch later where later.corrects_id = t.id) as superseded
      from touch t join touch_text x on x.touch_id = t.id join person p on p.id = t.by_id where t.id = ${id}`,
  )

/** The customer whose touch it is: after a merge the one that was kept. */
export const customerOf = async (tx: Tx, touchId: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        id: string
      }>`select c.root_id as id from touch t join customer c on c.id = t.customer_id where t.id = ${touchId}`,
    )
  )?.id ?? null

/** The touches that one source made for a customer, those merged into it included, in the version that counts. */
export const liveTouchesOf = async (tx: Tx, source: Source, sourceKey: string, customerId: string): Promise<string[]> =>
  (
    await rows(
      tx,
      sql<{ id: string }>`select t.id from live_touch t join customer c on c.id = t.customer_id
        where t.source = ${source} and t.source_key = ${sourceKey} and c.root_id = ${customerId}`,
    )
  ).map((t) => t.id)

export interface NewTouch {
  customerId: string
  contactIds: string[]
  byId: string
  colleagueIds: string[]
  channel: Channel
  direction: Direction
  effective: boolean
  summary: string
  happenedAt: Date
  day: Day
  wholeDay: boolean
  nextStep: string | null
  nextOn: Day | null
  recordedBy: string
  correctsId?: string
  retracted?: boolean
  source?: Source
  /** By which the fact is found again where it came from. */
  sourceKey?: string | null
}

/** Answers it as `findTouch` would. */
export async function insertTouch(tx: Tx, touch: NewTouch, now: Date): Promise<TouchRow> {
  const id = newId()
  const inserted = await row(
    tx,
    sql<TouchRow>`with t as (
          insert into touch (id, customer_id, contact_ids, by_id, colleague_ids, channel, direction, effective, happened_at, day, whole_day, next_on,
            recorded_by, recorded_at, corrects_id, retracted, source, source_key)
          values (${id}, ${touch.customerId}, ${touch.contactIds}::uuid[], ${touch.byId}, ${touch.colleagueIds}::uuid[], ${touch.channel}, ${touch.direction}, ${touch.effective},
            ${touch.happenedAt}, ${touch.day}, ${touch.wholeDay}, ${touch.nextOn}, ${touch.recordedBy}, ${now}, ${touch.correctsId ?? null}, ${touch.retracted ?? false},
            ${touch.source ?? 'manual'}, ${touch.sourceKey ?? null})
          returning *),
        x as (insert into touch_text (touch_id, summary, next_step) select id, ${touch.summary}, ${touch.nextStep} from t returning *)
        select ${touchColumns} from t join x on x.touch_id = t.id join person p on p.id = t.by_id`,
  )
  return inserted as TouchRow
}

const colleague = sql<
  Colleague & { name: string }
>`select id, name, role, team_id, state from person where state <> 'left'`
export const colleagues = (tx: Tx) => rows(tx, colleague)
export const findColleague = (tx: Tx, id: string) =>
  row(tx, sql<Colleague & { name: string }>`${colleague} and id = ${id}`)

export interface StepInRow {
  id: string
  customer: { id: string; name: string }
  owner: { id: string; name: string } | null
  cause: StepInCause
  needId: string | null
  raisedAt: string
  effectiveTouches: number
  decision: 'join' | 'reassign' | 'go_on' | 'suspend' | 'lapsed' | null
  note: string | null
  decidedAt: string | null
}

const stepInColumns = sql`s.id, jsonb_build_object('id', c.id, 'name', c.name) as customer,
  case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as owner,
  s.cause, s.need_id, s.raised_at, s.effective_touches, s.decision, s.note, s.decided_at`

const stepInTables = sql`step_in s join customer c on c.id = s.customer_id left join person o on o.id = c.owner_id`

export const findStepIn = (tx: Tx, id: string) =>
  row(tx, sql<StepInRow>`select ${stepInColumns} from ${stepInTables} where s.id = ${id}`)

/** The step-ins of a customer that wait for a decision, the oldest first. One of an earlier pursuit has lapsed. */
export const openStepIns = (tx: Tx, customerId: string) =>
  rows(
    tx,
    sql<StepInRow>`select ${stepInColumns} from ${stepInTables} where s.customer_id = ${customerId} and s.pursuit = c.pursuit and s.decided_at is null order by s.raised_at, s.id`,
  )

export async function insertStepIn(
  tx: Tx,
  step: { customerId: string; cause: StepInCause; askedBy: string; note: string | null; needId: string | null },
  now: Date,
): Promise<string> {
  const id = newId()
  await run(
    tx,
    sql`insert into step_in (id, customer_id, pursuit, cause, asked_by, raised_at, effective_touches, note, need_id)
        select ${id}, id, pursuit, ${step.cause}, ${step.askedBy}, ${now}, effective_touches, ${step.note}, ${step.needId}::uuid from customer where id = ${step.customerId}`,
  )
  await run(tx, sql`update customer set step_in_since = coalesce(step_in_since, ${now}) where id = ${step.customerId}`)
  return id
}

/** Decides all that waits on some customers; the note of who asked stays before the manager's. */
export async function settleStepIns(
  { tx, by, now }: Pick<Work, 'tx' | 'by' | 'now'>,
  customerIds: readonly string[],
  decision: string,
  note: string,
): Promise<{ id: string; customerId: string }[]> {
  const settled = await rows(
    tx,
    sql<{ id: string; customerId: string }>`
      update step_in s set decision = ${decision}, decided_by = ${by.id}, decided_at = ${now}, note = nullif(concat_ws(E'\n', note, nullif(${note}, '')), '')
      from customer c where c.id = s.customer_id and c.id = any(${uuids(customerIds)}) and s.pursuit = c.pursuit and s.decided_at is null
      returning s.id, s.customer_id`,
  )
  await run(
    tx,
    sql`update customer set step_in_since = null where id = any(${uuids(customerIds)}) and step_in_since is not null`,
  )
  return settled
}

export async function insertPostponement(
  tx: Tx,
  p: { customerId: string; byId: string; until: Day; reason: string },
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into postponement (id, customer_id, by_id, until_day, reason, at) values (${newId()}, ${p.customerId}, ${p.byId}, ${p.until}, ${p.reason}, ${now})`,
  )
}

export interface TemplateRow {
  id: string
  channel: Channel | null
  effective: boolean
  body: string
  own: boolean
}

export const listTemplates = (tx: Tx, personId: string) =>
  rows(
    tx,
    sql<TemplateRow>`select id, channel, effective, body, person_id is not null as own from touch_template
      where person_id = ${personId} or person_id is null order by person_id nulls last, position, id limit 200`,
  )

export async function insertTemplate(
  tx: Tx,
  template: Omit<TemplateRow, 'id' | 'own'>,
  personId: string | null,
): Promise<TemplateRow> {
  const id = newId()
  await run(
    tx,
    sql`insert into touch_template (id, person_id, channel, effective, body) values (${id}, ${personId}, ${template.channel}, ${template.effective}, ${template.body})`,
  )
  return { id, ...template, own: personId !== null }
}

export const deleteTemplate = (tx: Tx, id: string, personId: string, shared: boolean) =>
  run(
    tx,
    sql`delete from touch_template where id = ${id} and (person_id = ${personId} or (person_id is null and ${shared}))`,
  )
