import { newId, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Role } from '../../../shared/endpoint.ts'

export interface Provider {
  issuer: string
  clientId: string
  /** Sealed. */
  clientSecret: string
  label: string
}

export const findProvider = (tx: Tx) =>
  row(tx, sql<Provider>`select issuer, client_id, client_secret, label from sign_in_provider`)

export const setProvider = (tx: Tx, { issuer, clientId, clientSecret, label }: Provider, now: Date) =>
  run(
    tx,
    sql`insert into sign_in_provider (issuer, client_id, client_secret, label, changed_at)
        values (${issuer}, ${clientId}, ${clientSecret}, ${label}, ${now})
        on conflict (one) do update set issuer = excluded.issuer, client_id = excluded.client_id,
          client_secret = excluded.client_secret, label = excluded.label, changed_at = excluded.changed_at`,
  )

export const removeProvider = (tx: Tx) => run(tx, sql`delete from sign_in_provider`)

/** What a sign-in that went elsewhere must come back with. */
export interface Errand {
  state: string
  nonce: string
  verifier: string
}

export const insertErrand = (tx: Tx, hash: Buffer, errand: Errand, expiresAt: Date) =>
  run(
    tx,
    sql`insert into sign_in_attempt (token_hash, elsewhere, expires_at) values (${hash}, ${JSON.stringify(errand)}, ${expiresAt})`,
  )

/** Takes an errand, which is good for one answer. */
export const takeErrand = async (tx: Tx, hash: Buffer, now: Date): Promise<Errand | null> =>
  (
    await row(
      tx,
      sql<{ elsewhere: Errand }>`delete from sign_in_attempt
        where token_hash = ${hash} and expires_at > ${now} and elsewhere is not null returning elsewhere`,
    )
  )?.elsewhere ?? null

export const personLinked = (tx: Tx, issuer: string, subject: string) =>
  row(
    tx,
    sql<{ id: string; role: Role; state: string }>`select p.id, p.role, p.state
      from identity i join person p on p.id = i.person_id where i.issuer = ${issuer} and i.subject = ${subject}`,
  )

export const personWithEmail = (tx: Tx, email: string, issuer: string) =>
  row(
    tx,
    sql<{ id: string; role: Role; linked: boolean }>`select p.id, p.role,
        exists (select from identity i where i.person_id = p.id and i.issuer = ${issuer}) as linked
      from person p where lower(p.email) = lower(${email}) and p.state = 'active'`,
  )

export const link = (tx: Tx, personId: string, issuer: string, subject: string, now: Date) =>
  run(
    tx,
    sql`insert into identity (id, person_id, issuer, subject, linked_at, used_at)
        values (${newId()}, ${personId}, ${issuer}, ${subject}, ${now}, ${now})`,
  )

export const noteUsed = (tx: Tx, issuer: string, subject: string, now: Date) =>
  run(tx, sql`update identity set used_at = ${now} where issuer = ${issuer} and subject = ${subject}`)

export const listIdentities = (tx: Tx, personId: string) =>
  rows(
    tx,
    sql<{ id: string; issuer: string; linkedAt: string; usedAt: string }>`
      select id, issuer, linked_at, used_at from identity where person_id = ${personId} order by linked_at, id`,
  )

export const unlink = (tx: Tx, personId: string, id: string) =>
  run(tx, sql`delete from identity where id = ${id} and person_id = ${personId}`)
