import type { FastifyRequest } from 'fastify'
import { page, readCursor } from '../../../platform/cursor.ts'
import { withForm } from '../../../platform/http/form.ts'
import type { Streaming } from '../../../platform/http/route.ts'
import { all, newId, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { heldOf, lockedCustomer, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import type * as contract from '../contract.ts'
import { attachmentsTooLarge, noFile, notStuck, notWaiting, unknownFile } from '../refusals.ts'
import { oneLine } from '../rules/addresses.ts'
import { tellProblem } from '../rules/problems.ts'
import { demandMailOf } from '../seeing.ts'
import { enqueueSend, queueMail } from '../sending/queue.ts'
import { findOutgoing, keepUploadedFile, listOutgoing, lockOutgoing, settle } from '../sending/repo.ts'
import type { OutgoingRow, QueuedFile } from '../sending/shapes.ts'
import { attachmentMegabytes } from '../settings.ts'
import { seenMail } from './read.ts'

const MEGABYTE = 1 << 20

/** A file of a person's, kept until it is attached. */
export async function uploadMailFile(work: Work, request: FastifyRequest, writingOnce: Streaming['writingOnce']) {
  if (work.by.role === 'auditor') throw new Refused(notAllowed())
  const limit = settingOf(work.settings, attachmentMegabytes)
  const refused = () => tooManyMegabytes(Number(request.headers['content-length'] ?? limit * MEGABYTE + 1), limit)
  return withForm(
    work,
    request,
    async ({ files: [file] }) => {
      if (!file) throw new Refused(noFile())
      const { size, sha256 } = file
      const name = oneLine(file.name).replace(/[/\\]/g, '_').slice(0, 200) || 'file'
      const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream'
      return writingOnce([name, type, sha256], async (inside) => {
        await keepUploadedFile(inside.tx, file, inside.now)
        const id = newId()
        await run(
          inside.tx,
          sql`insert into mail_upload (id, by_id, name, type, size, sha256, at) values (${id}, ${inside.by.id}, ${name}, ${type}, ${size}, ${sha256}, ${inside.now})`,
        )
        return { id, name, type, size }
      })
    },
    { bytes: limit * MEGABYTE, refused },
  )
}

const tooManyMegabytes = (size: number, limit: number): Refused =>
  new Refused(attachmentsTooLarge({ size: Math.ceil(size / MEGABYTE), limit }))

function demandFits(work: Work, size: number): void {
  const limit = settingOf(work.settings, attachmentMegabytes)
  if (size > limit * MEGABYTE) throw tooManyMegabytes(size, limit)
}

/** C1: writes to a customer; the mail goes out once this is kept, and is a touch once it went. */
export async function writeMail(work: Work, input: InputOf<typeof contract.writeMail>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  if (input.answersId) await seenMail(work, input.answersId)
  const files = await uploadsOf(work, input.fileIds)
  demandFits(
    work,
    files.reduce((sum, file) => sum + file.size, 0),
  )
  const { id } = await queueMail(work, {
    customerId: customer.id,
    to: input.to,
    cc: input.cc,
    subject: input.subject,
    text: input.text,
    html: input.html,
    files,
    kind: 'person',
    countsAsTouch: true,
    answersId: input.answersId,
    ...(input.at ? { at: new Date(input.at) } : {}),
  })
  return presentOutgoing(work, (await findOutgoing(work.tx, id)) as OutgoingRow)
}

async function uploadsOf(work: Work, ids: readonly string[]): Promise<QueuedFile[]> {
  const found = await rows(
    work.tx,
    sql<
      QueuedFile & { id: string }
    >`select id, name, type, size, sha256 from mail_upload where id = any(${[...ids]}::uuid[]) and by_id = ${work.by.id} and swept_at is null`,
  )
  return ids.map((id) => {
    const file = found.find((each) => each.id === id)
    if (!file) throw new Refused(unknownFile())
    return { name: file.name, type: file.type, size: file.size, sha256: file.sha256 }
  })
}

/**
 * What of the queue (alias `o`) the actor sees: of the customers in sight, and the own ones that are with none. Each is
 * asked about by itself: an `exists` would be answered from all customers there are.
 */
const inSight = (work: Work) =>
  sql`case when o.customer_id is null then o.queued_by = ${work.by.id} or o.from_id = ${work.by.id}
    else coalesce((select true from customer m join customer c on c.id = m.root_id where m.id = o.customer_id and ${visibleTo(work.by)} limit 1), false) end`

export async function listOutgoingMails(work: Work, query: InputOf<typeof contract.listOutgoing>['query']) {
  const place = readCursor(query.cursor, 2)
  const rootId = query.customer ? await demandMailOf(work, query.customer) : null
  const found = await listOutgoing(
    work.tx,
    all([
      rootId
        ? sql`o.customer_id = any(array(select id from customer where root_id = ${rootId}))`
        : sql`o.queued_by = ${work.by.id}`,
      query.state ? sql`o.state = ${query.state}` : sql`true`,
      place ? sql`(o.queued_at, o.id) < (${place[0]}, ${place[1]})` : sql`true`,
      inSight(work),
    ]),
    query.limit + 1,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [last.queuedAt, last.id])
  return { items: items.map((item) => presentOutgoing(work, item)), nextCursor }
}

async function seenOutgoing(work: Work, id: string): Promise<OutgoingRow> {
  const [found] = await listOutgoing(work.tx, sql`o.id = ${id} and ${inSight(work)}`, 1)
  if (!found) throw new Refused(notFound())
  return found
}

export const showOutgoing = async (work: Work, id: string) => presentOutgoing(work, await seenOutgoing(work, id))

const isTheirs = (work: Work, mail: OutgoingRow): boolean =>
  mail.queuedBy === work.by.id || mail.from?.id === work.by.id || ['admin', 'director'].includes(work.by.role)

async function lockTheirs(work: Work, id: string): Promise<OutgoingRow> {
  await seenOutgoing(work, id)
  const mail = (await lockOutgoing(work.tx, id)) as OutgoingRow
  if (!isTheirs(work, mail)) throw new Refused(notAllowed())
  return mail
}

export async function cancelOutgoing(work: Work, id: string) {
  const mail = await lockTheirs(work, id)
  if (mail.state !== 'queued') throw new Refused(notWaiting())
  await settle(work.tx, id, 'cancelled', null, work.now)
  return showOutgoing(work, id)
}

export async function retryOutgoing(work: Work, id: string) {
  const mail = await lockTheirs(work, id)
  if (mail.state !== 'failed' && mail.state !== 'unsure') throw new Refused(notStuck())
  await run(
    work.tx,
    sql`update mail_outgoing set state = 'queued', tries = 0, handed_at = null, settled_at = null, problem = null, send_at = ${work.now}, next_try_at = ${work.now}, version = version + 1
        where id = ${id}`,
  )
  await enqueueSend(work, id, mail.accountId, work.now)
  return showOutgoing(work, id)
}

function presentOutgoing(work: Work, mail: OutgoingRow) {
  const theirs = isTheirs(work, mail)
  return {
    id: mail.id,
    customer: mail.customer,
    from: mail.from,
    people: mail.people,
    subject: mail.subject,
    text: mail.body,
    html: mail.html,
    files: mail.files,
    kind: mail.kind,
    state: mail.state,
    words: mail.problem ? tellProblem(mail.problem, work.locale) : null,
    sendAt: mail.sendAt,
    settledAt: mail.settledAt,
    tries: mail.tries,
    bouncedAt: mail.bouncedAt,
    mailId: mail.mailId,
    can: {
      cancel: theirs && mail.state === 'queued',
      retry: theirs && (mail.state === 'failed' || mail.state === 'unsure'),
    },
  }
}
