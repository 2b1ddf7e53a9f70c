import type { FastifyReply } from 'fastify'
import { page } from '../../../platform/cursor.ts'
import { row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { beginning } from '../../../shared/written.ts'
import { heldOf, readPlace, seenCustomer } from '../../customers/index.ts'
import { whyNotEdit, whyNotTouch } from '../../customers/policy.ts'
import { noteSights } from '../../secrecy/index.ts'
import { ourAddresses } from '../accounts/repo.ts'
import { standingsOf } from '../addresses.ts'
import * as contract from '../contract.ts'
import { filesOf, findMail, linksOf, type MailRow, mailsOf, threadOf } from '../repo.ts'
import { ownWords } from '../rules/effective.ts'
import { hasRemotePictures } from '../rules/page.ts'
import { demandMailOf, mailVisibleTo } from '../seeing.ts'
import { bytesOf } from '../sending/repo.ts'

const LONGEST_BEGINNING = 200

const presentItem = ({ body, id, threadId, subject, direction, automatic, at, people, files, bounced }: MailRow) => ({
  id,
  threadId,
  subject,
  direction,
  automatic,
  at,
  people,
  files,
  bounced,
  begins: beginning(ownWords(body).replace(/\s+/g, ' '), LONGEST_BEGINNING),
})

export async function listMails(work: Work, customerId: string, query: InputOf<typeof contract.listMails>['query']) {
  const rootId = await demandMailOf(work, customerId)
  const place = readPlace(query.cursor, Instant)
  const found = await mailsOf(work.tx, rootId, mailVisibleTo(work.by), place, query.limit + 1)
  const { items, nextCursor } = page(found, query.limit, (last) => [last.at, last.linkId])
  return { items: items.map(presentItem), nextCursor }
}

export async function seenMail(work: Work, id: string) {
  const mail = await findMail(work.tx, id, mailVisibleTo(work.by))
  if (!mail) throw new Refused(notFound())
  return mail
}

export async function showMail(work: Work, id: string) {
  const mail = await seenMail(work, id)
  const customers = []
  for (const { rootId, name, evidence, contacts } of await linksOf(work.tx, id)) {
    const customer = await seenCustomer(work, rootId).catch(() => null)
    if (!customer) continue
    const held = heldOf(customer)
    const can = { part: whyNotEdit(work.by, held) === null, answer: whyNotTouch(work.by, held) === null }
    customers.push({ id: rootId, name, evidence, contacts, can })
  }
  const files = await filesOf(work.tx, id)
  return {
    ...presentItem(mail),
    text: mail.body,
    html: mail.html,
    remotePictures: mail.html !== null && hasRemotePictures(mail.html),
    remark: mail.remark,
    files: files.map(({ sha256: _sha256, ...file }) => file),
    customers,
    stranger: mail.direction === 'in' ? await strangerIn(work, mail) : null,
    thread: (await threadOf(work.tx, mail.threadId, mailVisibleTo(work.by))).map(presentItem),
  }
}

/** The address from which it came, where no contact has it. */
async function strangerIn(work: Work, mail: MailRow): Promise<string | null> {
  const from = mail.people.find((p) => p.part === 'from')?.address
  if (!from || (await ourAddresses(work.tx)).has(from)) return null
  const known = await row(work.tx, sql`select 1 from contact_point where kind = 'mail' and key = ${from} limit 1`)
  return known ? null : from
}

/** A file of a mail, never to be opened by the browser itself. */
export async function downloadMailFile(work: Work, id: string, position: number, reply: FastifyReply) {
  await seenMail(work, id)
  const file = (await filesOf(work.tx, id)).find((each) => each.position === position)
  const bytes = file && (await bytesOf(work.tx, file.sha256))
  if (!file || !bytes) throw new Refused(notFound())
  const links = await linksOf(work.tx, id)
  await noteSights(
    work,
    contract.downloadMailFile.id,
    links.map((l) => l.rootId),
  )
  // A picture of the text is shown in it; what could act is not, whatever it calls itself.
  const isPicture = file.cid !== null && /^image\/(?:png|jpeg|gif|webp|bmp)$/.test(file.type)
  return reply
    .type(isPicture ? file.type : 'application/octet-stream')
    .header(
      'content-disposition',
      `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(bytes)
}

export async function listAddresses(work: Work, customerId: string) {
  const rootId = await demandMailOf(work, customerId)
  const points = await rows(
    work.tx,
    sql<{
      contactId: string | null
      name: string | null
      value: string
      key: string
    }>`select distinct on (p.key) p.contact_id, t.name, p.value, p.key
      from contact_point p left join contact t on t.id = p.contact_id
      where p.customer_id = any(array(select id from customer where root_id = ${rootId})) and p.kind = 'mail' and t.left_on is null order by p.key, t.main desc nulls last`,
  )
  const standings = await standingsOf(
    work,
    points.map((p) => p.key),
  )
  return {
    items: points.map(({ contactId, name, value, key }) => {
      const standing = standings.get(key)
      return {
        contact: contactId && name !== null ? { id: contactId, name } : null,
        address: value,
        bouncedAt: standing?.bouncedAt ?? null,
        why: standing?.why ?? null,
        optedOutAt: standing?.optedOutAt ?? null,
      }
    }),
  }
}
