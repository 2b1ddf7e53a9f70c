import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { addableBy } from '../../customers/index.ts'
import { stageAt } from '../../customers/rules/stages.ts'
import type { Batch } from './batch.ts'
import type { Draft, DraftContact, DraftFields, KnownDraft } from './draft.ts'

interface KnownRow extends DraftFields {
  id: string
  name: string
  kind: 'organisation' | 'person'
  names: string[]
  tags: string[]
  phones: string[]
  mails: string[]
  contacts: DraftContact[]
  ownerId: string | null
  ownable: boolean
  enteredOn: Day
  namedOnly: boolean
  stage: number
  visible: boolean
  ownerName: string | null
}

/** Known customers as drafts, so that rows can be added to them; a preview's own ones as its earlier batches left them. */
export async function draftsFor({ work, imagined }: Batch, ids: readonly string[]): Promise<Map<string, KnownDraft>> {
  const drafts = await draftsOf(
    work,
    ids.filter((id) => !imagined.drafts.has(id)),
  )
  for (const id of ids) {
    const draft = imagined.drafts.get(id)
    if (draft) drafts.set(id, { ...draft, changed: false })
  }
  return drafts
}

/** Keeps for a preview's later batches what this one would have written. */
export function imagine({ preview, imagined }: Batch, drafts: Iterable<Draft>): void {
  if (!preview) return
  for (const draft of drafts)
    imagined.drafts.set(draft.id, {
      visible: true,
      ownerName: null,
      ...draft,
      ownable: draft.isNew ? draft.ownerId === null : draft.ownable,
    })
}

/** They are locked until the transaction ends. */
async function draftsOf(work: Work, ids: readonly string[]): Promise<Map<string, KnownDraft>> {
  if (ids.length === 0) return new Map()
  // Read once they are locked: what was written about them a moment ago is seen.
  await run(work.tx, sql`select 1 from customer where id = any(${uuids(ids)}) order by id for update`)
  const found = await rows(
    work.tx,
    sql<KnownRow>`
    select c.id, c.name, c.kind, c.tier, c.industry, c.source, c.region, c.size, c.address, c.remarks, c.tags, c.owner_id, c.entered_on, c.named_only, c.stage,
      ${addableBy(work.by)} as visible, (select name from person where id = c.owner_id) as owner_name,
      c.owner_id is null and c.state in ('active', 'archived')
        and not exists (select from ownership h where h.customer_id = c.id and h.end_cause is distinct from 'import_undone') as ownable,
      array(select n.name from customer_name n where n.customer_id = c.id order by n.main desc, n.name) as names,
      array(select p.key from contact_point p where p.customer_id = c.id and p.contact_id is null and p.kind = 'phone' order by p.position) as phones,
      array(select p.value from contact_point p where p.customer_id = c.id and p.contact_id is null and p.kind = 'mail' order by p.position) as mails,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'isNew', false, 'name', k.name, 'job', coalesce(k.job, ''),
          'phones', array(select p.key from contact_point p where p.contact_id = k.id and p.kind = 'phone' order by p.position),
          'mails', array(select p.value from contact_point p where p.contact_id = k.id and p.kind = 'mail' order by p.position),
          'wechats', array(select p.value from contact_point p where p.contact_id = k.id and p.kind = 'wechat' order by p.position),
          'birthday', case when k.birth_month is null then null
            else jsonb_build_object('year', k.birth_year, 'month', k.birth_month, 'day', k.birth_day, 'lunar', k.birth_lunar) end) order by k.main desc, k.id)
        from contact k where k.customer_id = c.id), '[]') as contacts
    from customer c where c.id = any(${uuids(ids)})`,
  )
  return new Map(
    found.map(({ tier, industry, source, region, size, address, remarks, stage, ...rest }) => [
      rest.id,
      {
        ...rest,
        isNew: false,
        fields: { tier, industry, source, region, size, address, remarks },
        stage: stageAt(stage),
        changed: false,
      },
    ]),
  )
}
