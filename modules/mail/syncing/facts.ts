import { row, rows, sql, type Tx } from '../../../platform/sql.ts'
import { addressKey, type Party, tokenIn, withoutPlus } from '../rules/addresses.ts'
import type { Automatic } from '../rules/automatic.ts'
import type { Facts, KnownAddress } from '../rules/matching.ts'

/** C1: what we know of the addresses and the conversation of a mail: all by which it could be a customer's. */
export async function factsOf(
  tx: Tx,
  mail: { parties: readonly Party[]; refs: readonly string[]; automatic: Automatic | null },
  ours: ReadonlySet<string>,
): Promise<Facts> {
  const keys = [...new Set(mail.parties.flatMap((p) => [addressKey(p.address), withoutPlus(p.address)]))]
  const tokens = mail.parties.map((p) => tokenIn(p.address)).filter((token) => token !== null)
  return {
    parties: mail.parties,
    automatic: mail.automatic,
    ours,
    known: await knownAmong(tx, keys),
    thread: await threadOf(tx, mail.refs),
    tokens: tokens.length > 0 ? await meantBy(tx, tokens) : new Map(),
  }
}

/** Of several who share an address all are meant, but one that was merged stands for the one it went into. */
const knownAmong = (tx: Tx, keys: readonly string[]) =>
  rows(
    tx,
    sql<KnownAddress>`select distinct p.key as address, r.id as customer_id, p.contact_id from contact_point p
      join customer c on c.id = p.customer_id join customer r on r.id = c.root_id
      where p.kind = 'mail' and p.key = any(${[...keys]}::text[]) and r.state <> 'archived' order by r.id, p.contact_id`,
  )

async function threadOf(tx: Tx, refs: readonly string[]): Promise<Facts['thread']> {
  if (refs.length === 0) return { customerIds: [], addresses: new Set() }
  const linked = await rows(
    tx,
    sql<{ customerId: string }>`
      with meant as (select id from mail_message where message_id = any(${[...refs]}::text[]))
      select distinct r.id as customer_id from mail_link l join customer c on c.id = l.customer_id join customer r on r.id = c.root_id
        where l.mail_id in (select id from meant) and l.parted_at is null and r.state <> 'archived'
      union
      select r.id from mail_outgoing o join customer c on c.id = o.customer_id join customer r on r.id = c.root_id
        where o.message_id = any(${[...refs]}::text[]) and r.state <> 'archived'`,
  )
  const found = await row(
    tx,
    sql<{ addresses: string[] }>`select coalesce(array_agg(distinct p ->> 'address'), '{}') as addresses
      from mail_message m join mail_text t on t.mail_id = m.id cross join jsonb_array_elements(t.people) p
      where m.thread_id in (select thread_id from mail_message where message_id = any(${[...refs]}::text[])) and p ->> 'part' in ('from', 'reply')`,
  )
  return { customerIds: linked.map((l) => l.customerId).toSorted(), addresses: new Set(found?.addresses) }
}

async function meantBy(tx: Tx, tokens: readonly string[]): Promise<Facts['tokens']> {
  const found = await rows(
    tx,
    sql<{
      token: string
      customerId: string
    }>`select o.reply_token as token, c.root_id as customer_id from mail_outgoing o join customer c on c.id = o.customer_id
      where o.reply_token = any(${[...tokens]}::text[])`,
  )
  return new Map(found.map((each) => [each.token, { customerId: each.customerId }]))
}
