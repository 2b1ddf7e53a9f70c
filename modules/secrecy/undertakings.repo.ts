import { newId, row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

export interface UndertakingRow {
  version: number
  zh: string
  en: string
  publishedAt: string
  publishedBy: { id: string; name: string } | null
}

export interface SignatureRow {
  id: string
  person: { id: string; name: string }
  name: string
  version: number
  signedAt: string
}

const undertakingColumns = sql`u.version, u.zh, u.en, u.published_at,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as published_by`
const undertakings = sql`undertaking u left join person p on p.id = u.published_by`

const MOST = 200

/** The versions, the newest first. */
export const listUndertakings = (tx: Tx) =>
  rows(
    tx,
    sql<UndertakingRow & { signatures: number }>`select ${undertakingColumns},
        (select count(*) from undertaking_signature s where s.version = u.version) as signatures
      from ${undertakings} order by u.version desc limit ${MOST}`,
  )

export const findUndertaking = (tx: Tx, version: number | null) =>
  row(
    tx,
    sql<UndertakingRow>`select ${undertakingColumns} from ${undertakings}
      where u.version = coalesce(${version}::int, (select max(version) from undertaking))`,
  )

export async function insertUndertaking(work: Work, text: { zh: string; en: string }): Promise<number> {
  const added = await row(
    work.tx,
    sql<{ version: number }>`insert into undertaking (version, zh, en, published_by, published_at)
      select max(version) + 1, ${text.zh}, ${text.en}, ${work.by.id}, ${work.now} from undertaking returning version`,
  )
  return added?.version ?? 1
}

const signatureColumns = sql`s.id, jsonb_build_object('id', p.id, 'name', p.name) as person, s.name, s.version, s.signed_at`
const signatures = sql`undertaking_signature s join person p on p.id = s.person_id`

export const findSignature = (tx: Tx, id: string) =>
  row(tx, sql<SignatureRow>`select ${signatureColumns} from ${signatures} where s.id = ${id}`)

/** A person's own, the newest first. */
export const signaturesOf = (tx: Tx, personId: string) =>
  rows(
    tx,
    sql<SignatureRow>`select ${signatureColumns} from ${signatures} where s.person_id = ${personId} order by s.version desc limit ${MOST}`,
  )

export const signaturePage = (tx: Tx, version: number, place: unknown[] | null, limit: number) =>
  rows(
    tx,
    sql<SignatureRow>`select ${signatureColumns} from ${signatures}
      where s.version = ${version} and ${place ? sql`(s.signed_at, s.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql`true`}
      order by s.signed_at desc, s.id desc limit ${limit}`,
  )

/** Signs once: who signed this version already changes nothing. */
export async function insertSignature(work: Work, version: number): Promise<boolean> {
  const added = await run(
    work.tx,
    sql`insert into undertaking_signature (id, person_id, version, name, signed_at)
        values (${newId()}, ${work.by.id}, ${version}, ${work.by.name}, ${work.now}) on conflict (person_id, version) do nothing`,
  )
  return added > 0
}

/** Whether the actor is on any list, or answers for teams by office. */
export const isNamedAnywhere = async (tx: Tx, personId: string): Promise<boolean> =>
  (
    await row(
      tx,
      sql<{ named: boolean }>`select exists (select from confidant where person_id = ${personId} and ended_at is null)
        or exists (select from customer c where c.secrecy > 0 and c.team_id = any((select office_teams(${personId}))::uuid[])) as named`,
    )
  )?.named ?? false
