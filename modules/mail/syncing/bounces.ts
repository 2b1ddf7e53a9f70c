import { publish } from '../../../platform/events.ts'
import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addressHash, noteBounced } from '../addresses.ts'
import { mailBounced } from '../events.ts'
import type { MailRead } from '../reading/shapes.ts'
import { condemns, readBounce } from '../rules/bounces.ts'

const isOriginal = (type: string) =>
  type === 'message/rfc822' || type === 'text/rfc822-headers' || type === 'message/global'
const LONGEST_ORIGINAL = 20_000

/**
 * C1: reads a report of a mail server. What is about a mail of ours, or an address of a customer's, marks the address;
 * of any other nothing is kept. Answers whether it was ours.
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
  const outgoing = await row(
    work.tx,
    sql<{
      id: string
      mailId: string | null
    }>`select id, mail_id from mail_outgoing where message_id = any(${report.about}::text[]) limit 1`,
  )
  const mail = await row(
    work.tx,
    sql<{
      id: string
    }>`select id from mail_message where message_id = any(${report.about}::text[]) and direction = 'out' limit 1`,
  )
  const known = await rows(
    work.tx,
    sql<{
      key: string
    }>`select distinct key from contact_point where kind = 'mail' and key = any(${report.bounces.map((b) => b.address)}::text[])`,
  )
  const isOurs = outgoing !== null || mail !== null
  const about = report.bounces.filter((b) => isOurs || known.some((k) => k.key === b.address))
  for (const bounce of about) {
    const hash = addressHash(bounce.address)
    await run(
      work.tx,
      sql`insert into mail_bounce (id, address_hash, outgoing_id, mail_id, hard, why, code, at)
          values (${newId()}, ${hash}, ${outgoing?.id ?? null}, ${outgoing?.mailId ?? mail?.id ?? null}, ${bounce.hard}, ${bounce.why}, ${bounce.code}, ${work.now})`,
    )
    if (condemns(bounce)) await noteBounced(work.tx, hash, bounce.why, work.now)
    await publish(work, mailBounced, {
      subjectId: outgoing?.id ?? mail?.id ?? null,
      data: { why: bounce.why, hard: bounce.hard },
    })
  }
  if (outgoing && about.some((b) => b.hard))
    await run(
      work.tx,
      sql`update mail_outgoing set bounced_at = coalesce(bounced_at, ${work.now}), version = version + 1 where id = ${outgoing.id}`,
    )
  return isOurs || about.length > 0
}
