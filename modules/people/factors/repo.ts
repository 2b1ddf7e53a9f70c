import { newId, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Role } from '../../../shared/endpoint.ts'

/** What somebody has set up. */
export const factorsOf = async (
  tx: Tx,
  personId: string,
): Promise<{ totp: boolean; passkeys: number; recoveryLeft: number }> =>
  (await row(
    tx,
    sql<{ totp: boolean; passkeys: number; recoveryLeft: number }>`select
      exists (select from totp where person_id = ${personId} and confirmed_at is not null) as totp,
      (select count(*)::int from passkey where person_id = ${personId}) as passkeys,
      (select count(*)::int from recovery_code where person_id = ${personId} and used_at is null) as recovery_left`,
  )) ?? { totp: false, passkeys: 0, recoveryLeft: 0 }

/** Takes everything off that proves somebody beside the password. */
export async function removeAll(tx: Tx, personId: string): Promise<number> {
  await removeRecoveryCodes(tx, personId)
  const totp = await run(tx, sql`delete from totp where person_id = ${personId}`)
  return totp + (await run(tx, sql`delete from passkey where person_id = ${personId}`))
}

export interface TotpRow {
  secret: string
  madeAt: string
  confirmedAt: string | null
  lastStep: number
}

const totpColumns = sql`secret, made_at, confirmed_at, last_step::float8 as last_step`
export const findTotp = (tx: Tx, personId: string) =>
  row(tx, sql<TotpRow>`select ${totpColumns} from totp where person_id = ${personId}`)
export const lockTotp = (tx: Tx, personId: string) =>
  row(tx, sql<TotpRow>`select ${totpColumns} from totp where person_id = ${personId} for update`)

/** Keeps a secret that is still to be confirmed; one that is confirmed stays. */
export const beginTotp = (tx: Tx, personId: string, secret: string, now: Date) =>
  run(
    tx,
    sql`insert into totp (person_id, secret, made_at) values (${personId}, ${secret}, ${now})
        on conflict (person_id) do update set secret = excluded.secret, made_at = excluded.made_at where totp.confirmed_at is null`,
  )

export const noteStep = (tx: Tx, personId: string, step: number, now: Date) =>
  run(
    tx,
    sql`update totp set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${now}) where person_id = ${personId}`,
  )

export const removeTotp = (tx: Tx, personId: string) =>
  run(tx, sql`delete from totp where person_id = ${personId} and confirmed_at is not null`)

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  await removeRecoveryCodes(tx, personId)
  for (const hash of hashes)
    await run(
      tx,
      sql`insert into recovery_code (id, person_id, code_hash, made_at) values (${newId()}, ${personId}, ${hash}, ${now})`,
    )
}

export const removeRecoveryCodes = (tx: Tx, personId: string) =>
  run(tx, sql`delete from recovery_code where person_id = ${personId}`)

export const lockRecoveryCodes = (tx: Tx, personId: string) =>
  rows(
    tx,
    sql<{
      id: string
      codeHash: string
    }>`select id, code_hash from recovery_code where person_id = ${personId} and used_at is null order by id for update`,
  )

export const spendRecoveryCode = (tx: Tx, id: string, now: Date) =>
  run(tx, sql`update recovery_code set used_at = ${now} where id = ${id}`)

export interface PasskeyRow {
  id: string
  personId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  name: string
  synced: boolean
  madeAt: string
  usedAt: string | null
}

const passkeyColumns = sql`id, person_id, credential_id, public_key, counter::float8 as counter, transports, name, synced, made_at, used_at`

export const listPasskeys = (tx: Tx, personId: string) =>
  rows(tx, sql<PasskeyRow>`select ${passkeyColumns} from passkey where person_id = ${personId} order by made_at, id`)

export const lockPasskey = (tx: Tx, credentialId: string) =>
  row(tx, sql<PasskeyRow>`select ${passkeyColumns} from passkey where credential_id = ${credentialId} for update`)

export const hasPasskeys = async (tx: Tx): Promise<boolean> =>
  (await row(tx, sql<{ some: boolean }>`select exists (select from passkey) as some`))?.some ?? false

/** Answers null where the passkey is registered already, for whomever. */
export async function insertPasskey(
  tx: Tx,
  passkey: Omit<PasskeyRow, 'id' | 'madeAt' | 'usedAt'>,
  now: Date,
): Promise<string | null> {
  const id = newId()
  const added = await run(
    tx,
    sql`insert into passkey (id, person_id, credential_id, public_key, counter, transports, name, synced, made_at)
        values (${id}, ${passkey.personId}, ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.counter}, ${passkey.transports}, ${passkey.name}, ${passkey.synced}, ${now})
        on conflict (credential_id) do nothing`,
  )
  return added === 1 ? id : null
}

export const notePasskeyUsed = (tx: Tx, id: string, counter: number, now: Date) =>
  run(tx, sql`update passkey set counter = ${counter}, used_at = ${now} where id = ${id}`)

export const renamePasskey = (tx: Tx, personId: string, id: string, name: string) =>
  run(tx, sql`update passkey set name = ${name} where id = ${id} and person_id = ${personId}`)

export const removePasskey = (tx: Tx, personId: string, id: string) =>
  run(tx, sql`delete from passkey where id = ${id} and person_id = ${personId}`)

export interface Attempt {
  hash: Buffer
  /** Whose password was right; null where a passkey is to tell who comes. */
  personId: string | null
  challenge: string | null
}

export const insertAttempt = (tx: Tx, attempt: Attempt & { expiresAt: Date }) =>
  run(
    tx,
    sql`insert into sign_in_attempt (token_hash, person_id, challenge, expires_at)
        values (${attempt.hash}, ${attempt.personId}, ${attempt.challenge}, ${attempt.expiresAt})`,
  )

export const lockAttempt = (tx: Tx, hash: Buffer, now: Date) =>
  row(
    tx,
    sql<Attempt>`select token_hash as hash, person_id, challenge from sign_in_attempt
      where token_hash = ${hash} and expires_at > ${now} for update`,
  )

export const challengeAttempt = (tx: Tx, hash: Buffer, challenge: string | null) =>
  run(tx, sql`update sign_in_attempt set challenge = ${challenge} where token_hash = ${hash}`)

export const endAttempt = (tx: Tx, hash: Buffer) => run(tx, sql`delete from sign_in_attempt where token_hash = ${hash}`)

/** Somebody who may come in; null for who has left. */
export const activePerson = (tx: Tx, id: string) =>
  row(tx, sql<{ id: string; role: Role }>`select id, role from person where id = ${id} and state = 'active'`)

export const noteRemoved = (tx: Tx, personId: string, byId: string, now: Date) =>
  run(
    tx,
    sql`insert into factors_removed (person_id, by_id, at) values (${personId}, ${byId}, ${now})
        on conflict (person_id) do update set by_id = excluded.by_id, at = excluded.at`,
  )

export const forgetRemoved = (tx: Tx, personId: string) =>
  run(tx, sql`delete from factors_removed where person_id = ${personId}`)
