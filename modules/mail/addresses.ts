import { createHash } from 'node:crypto'
import { row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { addressBounced, notAnAddress, optedOut } from './refusals.ts'
import { addressKey, isAddress } from './rules/addresses.ts'
import type { MailKind } from './sending/shapes.ts'

/** By which it is kept how an address stands: nobody is named by it. */
export const addressHash = (address: string): string =>
  createHash('sha256')
    .update(`jinke mail ${addressKey(address)}`)
    .digest('hex')

export interface Standing {
  bouncedAt: string | null
  why: string | null
  optedOutAt: string | null
}

export const standingOf = (tx: Tx, address: string) =>
  row(tx, sql<Standing>`select bounced_at, why, opted_out_at from mail_address where hash = ${addressHash(address)}`)

/** How several stand, by their keys; those of which nothing is known are left out. */
export async function standingsOf(work: Pick<Work, 'tx'>, keys: readonly string[]): Promise<Map<string, Standing>> {
  const hashes = new Map(keys.map((key) => [addressHash(key), key]))
  const found = await rows(
    work.tx,
    sql<
      Standing & { hash: string }
    >`select hash, bounced_at, why, opted_out_at from mail_address where hash = any(${[...hashes.keys()]}::text[])`,
  )
  return new Map(found.map((each) => [hashes.get(each.hash) ?? '', each]))
}

/** M3: why an address may not be written to, or null. A person may try again where mail came back; nobody greets who does not want it. */
export async function mayWriteTo(work: Pick<Work, 'tx'>, address: string, kind: MailKind): Promise<Refusal | null> {
  if (!isAddress(address.trim())) return notAnAddress({ address: address.slice(0, 100) })
  const standing = await standingOf(work.tx, address)
  if (kind === 'greeting' && (standing?.optedOutAt || (await isOfWhoWantsNone(work.tx, address))))
    return optedOut({ address })
  return kind !== 'person' && standing?.bouncedAt ? addressBounced({ address }) : null
}

/** M3: whether it is an address of somebody who wants no greetings, or whose information may not be used for them. */
const isOfWhoWantsNone = async (tx: Tx, address: string): Promise<boolean> =>
  (await row(
    tx,
    sql`select 1 from contact_point where kind = 'mail' and key = ${addressKey(address)} and contact_id is not null and wants_no_greetings(contact_id) limit 1`,
  )) !== null

/** C1: mail to this address came back for good. */
export const noteBounced = (tx: Tx, hash: string, why: string, now: Date) =>
  run(
    tx,
    sql`insert into mail_address (hash, bounced_at, why, changed_at) values (${hash}, ${now}, ${why}, ${now})
        on conflict (hash) do update set bounced_at = ${now}, why = ${why}, changed_at = ${now}`,
  )

/** Who writes from an address is reached by it: mail that came back before was another matter. */
export const clearBounced = (tx: Tx, address: string, now: Date) =>
  run(
    tx,
    sql`update mail_address set bounced_at = null, why = null, changed_at = ${now} where hash = ${addressHash(address)} and bounced_at is not null`,
  )

export const noteOptOut = (tx: Tx, address: string, out: boolean, by: string, now: Date) =>
  run(
    tx,
    sql`insert into mail_address (hash, opted_out_at, opted_out_by, changed_at) values (${addressHash(address)}, ${out ? now : null}::timestamptz, ${out ? by : null}::uuid, ${now})
        on conflict (hash) do update set opted_out_at = excluded.opted_out_at, opted_out_by = excluded.opted_out_by, changed_at = ${now}`,
  )
