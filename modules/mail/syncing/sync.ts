import { createHash } from 'node:crypto'
import type { FetchMessageObject, ImapFlow, MessageEnvelopeObject } from 'imapflow'
import type { JobContext } from '../../../platform/jobs.ts'
import { row, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { openServer } from '../accounts/opening.ts'
import { type AccountRow, findAccount, noteLook, ourAddresses } from '../accounts/repo.ts'
import { clearBounced } from '../addresses.ts'
import { isCalendar, keepMail } from '../keeping.ts'
import { isFailure, type MailReader, withMailReader } from '../reading/read.ts'
import type { FileRead, MailRead } from '../reading/shapes.ts'
import { addressKey, messageIds, type Party } from '../rules/addresses.ts'
import { type Automatic, automaticKind, type Headers } from '../rules/automatic.ts'
import { hasSubstance } from '../rules/effective.ts'
import { matchMail } from '../rules/matching.ts'
import { reconcile } from '../rules/uids.ts'
import { keepFile } from '../sending/repo.ts'
import { problemOf } from '../servers/guard.ts'
import { type FolderRole, foldersOf, withMailbox } from '../servers/imap.ts'
import { largestMegabytes, substanceFrom } from '../settings.ts'
import { seekAnswers } from './answers.ts'
import { noteReport } from './bounces.ts'
import { factsOf } from './facts.ts'
import { folderOf, noteCount, noteFailure, noteUids } from './folder.repo.ts'

const A_BATCH = 100
/** So many mails are looked at in one go; the rest waits for the next, so that other mailboxes have their turn. */
const A_GO = 2000
const MEGABYTE = 1 << 20
const TRIES_AT_ONCE = 3
const HOUR_MS = 3_600_000

/** Reads what is new in a mailbox, and counts it against the server. Answers whether there is more to read. */
export async function syncAccount(context: JobContext, accountId: string): Promise<boolean> {
  const account = await findAccount(context.company.db, accountId)
  if (account?.state !== 'on' || !account.imap) return false
  try {
    const { server, settings } = await context.writing(async (work) => ({
      server: await openServer(work, account, 'imap'),
      settings: work.settings,
    }))
    if (!server) return false
    const isMore = await withMailReader((reader) =>
      withMailbox(settings, server, async (client) => {
        let more = false
        for (const { path, role } of await foldersOf(client))
          more = (await new FolderSync(context, client, reader, account, path, role).run()) || more
        return more || (await seekAnswers(context, client, accountId))
      }),
    )
    await context.writing((work) => noteLook(work.tx, accountId, null, work.now))
    return isMore
  } catch (error) {
    context.log.warn({ error: (error as Error).message }, 'a mailbox could not be read')
    await context.writing((work) =>
      noteLook(work.tx, accountId, problemOf(error, account.imap ?? { host: '' }), work.now),
    )
    return false
  }
}

/** What the heading of a mail tells, before it is fetched: of mail that is nobody's, no more is ever looked at. */
interface Heading {
  uid: number
  size: number
  arrivedAt: Date
  parties: Party[]
  refs: string[]
  automatic: Automatic | null
}

class FolderSync {
  readonly #context: JobContext
  readonly #client: ImapFlow
  readonly #reader: MailReader
  readonly #account: AccountRow
  readonly #path: string
  readonly #role: FolderRole

  constructor(
    context: JobContext,
    client: ImapFlow,
    reader: MailReader,
    account: AccountRow,
    path: string,
    role: FolderRole,
  ) {
    this.#context = context
    this.#client = client
    this.#reader = reader
    this.#account = account
    this.#path = path
    this.#role = role
  }

  async run(): Promise<boolean> {
    const { writing } = this.#context
    const box = await this.#client.mailboxOpen(this.#path, { readOnly: true })
    const uids = await this.#uids()
    const key = {
      accountId: this.#account.id,
      path: this.#path,
      role: this.#role,
      uidValidity: Number(box.uidValidity),
    }
    const before = await writing((work) => folderOf(work.tx, key))
    const now = (await writing(async (work) => work.now)).getTime()
    const waiting = before.failures.filter(
      ({ tries, lastAt }) => tries >= TRIES_AT_ONCE && now - new Date(lastAt).getTime() < HOUR_MS,
    )
    const known = reconcile(
      uids,
      before.kept,
      before.passed,
      waiting.map((f) => f.uid),
    )
    const turn = known.missing.toReversed().slice(0, A_GO)
    for (let at = 0; at < turn.length; at += A_BATCH) await this.#readBatch(before.id, turn.slice(at, at + A_BATCH))
    await writing(async (work) => {
      const after = await folderOf(work.tx, key)
      const count = reconcile(
        uids,
        after.kept,
        after.passed,
        after.failures.map((f) => f.uid),
      )
      await noteCount(work.tx, after.id, uids, count, work.now)
    })
    return known.missing.length > turn.length
  }

  async #uids(): Promise<number[]> {
    const found = await this.#client.search({ since: new Date(`${this.#account.since}T00:00:00Z`) }, { uid: true })
    if (!Array.isArray(found)) throw new Error('the server does not search')
    return found
  }

  async #readBatch(folderId: string, uids: readonly number[]): Promise<void> {
    const fetched = await this.#client.fetchAll(
      uids.join(','),
      { uid: true, envelope: true, internalDate: true, size: true, headers: HEADERS },
      { uid: true },
    )
    const headings = fetched.map(headingOf)
    const { writing } = this.#context
    const ours = await writing((work) => ourAddresses(work.tx))
    const theirs: Heading[] = []
    await writing(async (work) => {
      const nobodys: number[] = []
      for (const heading of headings) {
        const isWorth =
          heading.automatic === 'bounce' || matchMail(await factsOf(work.tx, heading, ours)).links.length > 0
        if (isWorth) theirs.push(heading)
        else nobodys.push(heading.uid)
      }
      await noteUids(work.tx, folderId, 'passed', nobodys)
    })
    // The oldest first, so that each finds the conversation in which it stands.
    for (const heading of theirs.toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime()))
      await this.#readOne(folderId, heading, ours)
  }

  /** One mail that is a customer's: fetched, read apart, kept; where it cannot be, that is told and tried again. */
  async #readOne(folderId: string, heading: Heading, ours: ReadonlySet<string>): Promise<void> {
    const { writing } = this.#context
    const fail = (reason: string) =>
      writing((work) => noteFailure(work.tx, folderId, heading.uid, reason.slice(0, 300), work.now))
    const limit = await writing(async (work) => settingOf(work.settings, largestMegabytes) * MEGABYTE)
    const isLarge = heading.size > limit
    const got = await this.#client.fetchOne(
      String(heading.uid),
      isLarge ? { uid: true, headers: true } : { uid: true, source: true },
      { uid: true },
    )
    const source = got ? (isLarge ? got.headers : got.source) : undefined
    if (!source) return void (await fail('the server does not give it'))
    const read = await this.#reader.read(source)
    if (isFailure(read)) return void (await fail(`${read.failure}: ${read.message}`))
    const remark = isLarge ? 'too_large' : null
    await writing(async (work) => {
      const isKept = await keepRead(work, this.#account, heading, { ...read, remark }, ours)
      await noteUids(work.tx, folderId, isKept ? 'kept' : 'passed', [heading.uid])
    }).catch(async (error: Error) => {
      this.#context.log.warn({ error: error.message }, 'a mail could not be kept')
      await fail(error.message)
    })
  }
}

async function keepRead(
  work: Work,
  account: AccountRow,
  heading: Heading,
  read: MailRead & { remark: string | null },
  ours: ReadonlySet<string>,
): Promise<boolean> {
  const from = read.parties.find((p) => p.part === 'from')?.address ?? ''
  const least = settingOf(work.settings, substanceFrom)
  const attached = read.attachments.filter((file) => !file.inline && !isCalendar(file)).length
  const effective = hasSubstance(read.text, attached, least)
  const automatic =
    automaticKind(read.headers, { from, subject: read.subject, text: read.text }) ??
    (!effective && read.attachments.some(answersInvitation) ? 'calendar' : null)
  if (automatic === 'bounce' && (await noteReport(work, read))) return true
  const match = matchMail(await factsOf(work.tx, { ...read, parties: heading.parties, automatic }, ours))
  if (match.links.length === 0) return false
  const own = match.direction === 'out' ? await sentByUs(work.tx, read.messageId) : null
  if (own) return own.told
  const files = []
  for (const { name, type, cid, inline, bytes } of read.attachments)
    files.push({ name, type, cid: inline ? cid : null, ...(await keepFile(work.tx, bytes, work.now)) })
  if (match.direction === 'in' && automatic !== 'bounce') await clearBounced(work.tx, from, work.now)
  await keepMail(work, {
    messageId: read.messageId ?? digestOf(read),
    refs: read.refs,
    direction: match.direction,
    automatic,
    sentAt: whenOf(read.date, match.direction, heading.arrivedAt, work.now),
    writtenAt: read.date === null ? null : new Date(read.date),
    accountId: account.id,
    people: read.parties,
    subject: read.subject,
    text: read.text,
    html: read.html,
    remark: read.remark,
    files,
    bytes: heading.size,
    effective,
    personId: account.personId,
    links: match.links,
  })
  return true
}

/** A6: the calendar of whoever was invited says yes or no; with words of somebody's own it is a letter beside. */
const answersInvitation = (file: FileRead): boolean =>
  isCalendar(file) && /^METHOD:(?:REPLY|COUNTER)\s*$/im.test(Buffer.from(file.bytes).toString('latin1'))

/**
 * What Jinke sends it notes by itself: found in the folder of sent mail it is not noted again, and one that is to stand on
 * no timeline (a greeting for a sealed birthday) does not get there that way. What nobody knows the fate of is noted as found.
 */
const sentByUs = async (tx: Tx, messageId: string | null): Promise<{ told: boolean } | null> =>
  messageId === null
    ? null
    : await row(
        tx,
        sql<{ told: boolean }>`select customer_id is not null as told from mail_outgoing
          where message_id = ${messageId} and (customer_id is null or state in ('queued', 'sending', 'sent'))`,
      )

/** By which a mail without a Message-ID is known again in another mailbox. */
const digestOf = ({ date, subject, text, parties }: MailRead): string =>
  `none.${createHash('sha256')
    .update(JSON.stringify([date, subject, text, parties]))
    .digest('hex')}`

/** What came in came when our server took it, whatever its sender's clock says; what we sent, when it was written. */
function whenOf(date: string | null, direction: 'in' | 'out', arrivedAt: Date, now: Date): Date {
  const written = date ? new Date(date) : arrivedAt
  const told = direction === 'out' && written <= arrivedAt ? written : arrivedAt
  return told > now ? now : told
}

const HEADERS = [
  'references',
  'in-reply-to',
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-response-suppress',
  'x-failed-recipients',
  'list-id',
  'list-unsubscribe',
  'feedback-id',
  'return-path',
  'content-type',
  'delivered-to',
  'x-original-to',
]

function headingOf(fetched: FetchMessageObject): Heading {
  const headers = headersIn(fetched.headers?.toString() ?? '')
  const parties = partiesOf(fetched.envelope, headers)
  const from = parties.find((p) => p.part === 'from')?.address ?? ''
  return {
    uid: fetched.uid,
    size: fetched.size ?? 0,
    arrivedAt: new Date(fetched.internalDate ?? Date.now()),
    parties,
    refs: [...messageIds(headers.references), ...messageIds(headers['in-reply-to'])].slice(-50),
    automatic: automaticKind(headers, { from, subject: fetched.envelope?.subject ?? '' }),
  }
}

function headersIn(text: string): Headers {
  const headers: Record<string, string> = {}
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+):(.*)/s.exec(line) ?? []
    if (name && value !== undefined) headers[name.toLowerCase()] = value.trim()
  }
  return headers
}

function partiesOf(envelope: MessageEnvelopeObject | undefined, headers: Headers): Party[] {
  const of = (part: Party['part'], given: MessageEnvelopeObject['from']): Party[] =>
    (given ?? [])
      .filter(({ address }) => address?.includes('@'))
      .map(({ name, address }) => ({ part, name: name ?? '', address: addressKey(address ?? '') }))
  const delivered = [headers['delivered-to'], headers['x-original-to']].filter((to) => to?.includes('@'))
  return [
    ...of('from', envelope?.from),
    ...of('reply', envelope?.replyTo),
    ...of('to', envelope?.to),
    ...of('cc', envelope?.cc),
    ...of('bcc', envelope?.bcc),
    ...delivered.map((to) => ({ part: 'to' as const, name: '', address: addressKey((to ?? '').replace(/[<>]/g, '')) })),
  ]
}
