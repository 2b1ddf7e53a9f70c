import { publish } from '../../../platform/events.ts'
import { newId, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addressHash, noteBounced } from '../addresses.ts'
import { mailBounced } from '../events.ts'
import type { MailRead } from '../reading/shapes.ts'
import { addressKey, tokenIn } from '../rules/addresses.ts'
import { condemns, readBounce } from '../rules/bounces.ts'

const isOriginal = (type: string) =>
  type === 'message/rfc822' || type === 'text/rfc822-headers' || type === 'message/global'
const LONGEST_ORIGINAL = 20_000

/**
 * C1: reads a report of a mail server. It marks an address only where it is about a mail that we sent to that address:
 * anybody can write that some address is no good. Answers whether it was; what else it says is a mail like others.
 */
export async function noteReport(work: Work, read: MailRead): Promise<boolean> {
  const textOf = (of: (type: string) => boolean) =>
    read.attachments
      .filter(({ type }) => of(type))
      .map(({ bytes }) => Buffer.from(bytes).subarray(0, LONGEST_ORIGINAL).toString())
  const report = readBounce({
    headers: read.headers,
    subject: read.subject,
    text: read.text,
    statuses: [read.text, ...textOf((type) => type.includes('delivery-status'))],
    originals: textOf(isOriginal),
  })
  const tokens = read.parties.map(({ address }) => tokenIn(address)).filter((token) => token !== null)
  const sent = report.bounces.length > 0 ? await sentAmong(work.tx, report.about, tokens) : []
  const about = report.bounces.flatMap((bounce) => {
    const mail = sent.find(({ to }) => to.some((address) => addressKey(address) === bounce.address))
    return mail ? [{ bounce, mail }] : []
  })
  for (const { bounce, mail } of about) {
    const hash = addressHash(bounce.address)
    await run(
      work.tx,
      sql`insert into mail_bounce (id, address_hash, outgoing_id, mail_id, hard, why, code, at)
          values (${newId()}, ${hash}, ${mail.outgoingId}, ${mail.mailId}, ${bounce.hard}, ${bounce.why}, ${bounce.code}, ${work.now})`,
    )
    if (condemns(bounce)) await noteBounced(work.tx, hash, bounce.why, work.now)
    await publish(work, mailBounced, {
      subjectId: mail.outgoingId ?? mail.mailId,
      data: { why: bounce.why, hard: bounce.hard },
    })
    if (mail.outgoingId && bounce.hard)
      await run(
        work.tx,
        sql`update mail_outgoing set bounced_at = coalesce(bounced_at, ${work.now}), version = version + 1 where id = ${mail.outgoingId}`,
      )
  }
  return about.length > 0
}

interface Sent {
  outgoingId: string | null
  mailId: string | null
  to: string[]
}

/** Of some Message-IDs and tokens the mails that we sent, by Jinke or from another program, and to whom they went. */
const sentAmong = (tx: Tx, messageIds: readonly string[], tokens: readonly string[]) => {
  const to = sql`array(select p ->> 'address' from jsonb_array_elements(x.people) p where p ->> 'part' in ('to', 'cc', 'bcc'))`
  return rows(
    tx,
    sql<Sent>`select o.id as outgoing_id, o.mail_id, ${to} as "to" from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id
        where o.handed_at is not null and (o.message_id = any(${[...messageIds]}::text[]) or o.reply_token = any(${[...tokens]}::text[]))
      union all
      select null, m.id, ${to} from mail_message m join mail_text x on x.mail_id = m.id
        where m.message_id = any(${[...messageIds]}::text[]) and m.direction = 'out'
          and not exists (select from mail_outgoing o where o.message_id = m.message_id)`,
  )
}
