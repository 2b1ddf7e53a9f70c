import { z } from 'zod'
import { publish } from '../../../platform/events.ts'
import { enqueue, type JobContext, job } from '../../../platform/jobs.ts'
import { row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { companyName } from '../../company/settings.ts'
import { openServer } from '../accounts/opening.ts'
import { type AccountRow, findAccount, noteLook, ourAddresses } from '../accounts/repo.ts'
import { addressHash, noteBounced } from '../addresses.ts'
import { mailFailed, mailSent } from '../events.ts'
import { keepMail } from '../keeping.ts'
import { addressKey } from '../rules/addresses.ts'
import { type Problem, problem } from '../rules/problems.ts'
import { nextTry } from '../rules/retry.ts'
import { problemOf } from '../servers/guard.ts'
import { foldersOf, holds, withMailbox } from '../servers/imap.ts'
import { type Outcome, sendOnce } from '../servers/smtp.ts'
import { giveUpHours } from '../settings.ts'
import { composeMail } from './compose.ts'
import { filesOfOutgoing, findOutgoing, lockOutgoing, putOff, settle } from './repo.ts'
import type { OutgoingRow } from './shapes.ts'

const OfOutgoing = z.object({ outgoingId: z.uuid() })
const HOUR_MS = 3_600_000
/** A try that began so long ago was broken off: no try takes this long. */
const BROKEN_OFF_MS = 10 * 60_000

/**
 * Sends one mail that waits. It is claimed and kept as such before the first word to the server, so that a crash leaves
 * a trace; what was broken off is looked into before it is ever sent again. Of two tries at once only the later one hands
 * anything over or notes what became of it.
 */
export const sendMail = job({
  name: 'mail:send',
  payload: OfOutgoing,
  async run(context, { outgoingId }) {
    const claimed = await context.writing((work) => claim(work, outgoingId))
    if (!claimed) return
    const { mail, account, broken } = claimed
    if (broken && mail.handedAt) return lookInto(context, mail, account)
    await attempt(context, mail, account).catch((error) => {
      if (!(error instanceof TakenOver)) throw error
    })
  },
})

/** A later try took the mail over, and concludes it. */
class TakenOver extends Error {}

interface Claimed {
  mail: OutgoingRow
  account: AccountRow
  /** An earlier try was broken off. */
  broken: boolean
}

async function claim(work: Work, id: string): Promise<Claimed | null> {
  const mail = await lockOutgoing(work.tx, id)
  if (!mail || (mail.state !== 'queued' && mail.state !== 'sending')) return null
  const broken = mail.state === 'sending'
  if (!broken && new Date(mail.nextTryAt) > work.now) return null
  const account = mail.accountId ? await findAccount(work.tx, mail.accountId) : null
  if (account?.state !== 'on' || !account.smtp) {
    await fail(work, mail, problem('noSender'))
    return null
  }
  const free = await freeFrom(work, account)
  if (!broken && free) {
    await putOff(work.tx, id, free, null)
    return null
  }
  await run(
    work.tx,
    sql`update mail_outgoing set state = 'sending', tries = tries + 1, next_try_at = ${work.now} where id = ${id}`,
  )
  return { mail: { ...mail, tries: mail.tries + 1 }, account, broken }
}

/** When the account may send again, where it has sent all that an hour allows. */
async function freeFrom(work: Work, account: AccountRow): Promise<Date | null> {
  const since = new Date(work.now.getTime() - HOUR_MS)
  const sent = await row(
    work.tx,
    sql<{
      n: number
      first: string
    }>`select count(*) as n, min(settled_at) as first from mail_outgoing where account_id = ${account.id} and state = 'sent' and settled_at > ${since}`,
  )
  return sent && sent.n >= account.perHour ? new Date(new Date(sent.first).getTime() + HOUR_MS) : null
}

async function attempt(context: JobContext, mail: OutgoingRow, account: AccountRow): Promise<void> {
  const prepared = await context
    .writing(async (work) => ({
      server: await openServer(work, account, 'smtp'),
      source: await composeMail(work.tx, mail, account, settingOf(work.settings, companyName)),
      settings: work.settings,
    }))
    .catch((error: Error) => ({ error }))
  if ('error' in prepared || !prepared.server) {
    const why =
      'error' in prepared ? problemOf(prepared.error, { host: account.smtp?.host ?? '' }) : problem('noSender')
    return conclude(context, mail, (work) => again(work, mail, why))
  }
  const envelope = { from: account.address, to: mail.people.map((p) => p.address) }
  const outcome = await sendOnce(prepared.settings, prepared.server, envelope, prepared.source, () =>
    context.writing((work) => noteHanding(work, mail)),
  )
  if (outcome.state === 'unsure') return lookInto(context, mail, account)
  await conclude(context, mail, (work) => note(work, mail, account, outcome, prepared.source.length))
}

/** Keeps that the mail is handed over now, by this try; throws where it is another's by now, or was handed over. */
async function noteHanding(work: Work, { id, tries }: OutgoingRow): Promise<void> {
  const noted = await run(
    work.tx,
    sql`update mail_outgoing set handed_at = ${work.now} where id = ${id} and state = 'sending' and tries = ${tries} and handed_at is null`,
  )
  if (noted === 0) throw new TakenOver(`mail ${id} is no longer that of try ${tries}`)
}

/** Keeps what became of a try, unless the mail is another's by now. */
const conclude = (context: JobContext, { id, tries }: OutgoingRow, act: (work: Work) => Promise<void>): Promise<void> =>
  context.writing(async (work) => {
    const own = await row(
      work.tx,
      sql`select from mail_outgoing where id = ${id} and state = 'sending' and tries = ${tries} for update`,
    )
    if (own) await act(work)
  })

async function note(
  work: Work,
  mail: OutgoingRow,
  account: AccountRow,
  outcome: Exclude<Outcome, { state: 'unsure' }>,
  bytes: number,
): Promise<void> {
  const wrong = outcome.state === 'refused' ? outcome.noSuchAddress : []
  for (const address of wrong.filter(Boolean))
    await noteBounced(work.tx, addressHash(address), 'no_such_address', work.now)
  // A mailbox that is read is cleared by the next look; one that only sends, by what went out.
  if (outcome.state === 'sent' && account.problem && !account.imap) await noteLook(work.tx, account.id, null, work.now)
  if (outcome.state === 'sent') return noteSent(work, mail, account, bytes)
  if (outcome.problem.what === 'login' || outcome.problem.what === 'sender')
    await noteLook(work.tx, account.id, outcome.problem, work.now)
  return outcome.again ? again(work, mail, outcome.problem) : fail(work, mail, outcome.problem)
}

async function again(work: Work, mail: OutgoingRow, why: Problem): Promise<void> {
  const at = nextTry(mail.tries, new Date(mail.sendAt), work.now, settingOf(work.settings, giveUpHours))
  if (!at) return fail(work, mail, why)
  await putOff(work.tx, mail.id, at, why)
  await enqueueAgain(work, mail.id, mail.accountId, at)
}

const enqueueAgain = (work: Work, id: string, accountId: string | null, at: Date) =>
  enqueue(work, sendMail, { outgoingId: id }, { key: `mail send ${id}`, queue: `mail send ${accountId ?? ''}`, at })

async function fail(work: Work, mail: OutgoingRow, why: Problem, state: 'failed' | 'unsure' = 'failed'): Promise<void> {
  await settle(work.tx, mail.id, state, why, work.now)
  await publish(work, mailFailed, { subjectId: mail.id, data: { state } })
}

/** C1: what went out stands on the customer's timeline, as a touch where it is one. */
async function noteSent(work: Work, mail: OutgoingRow, account: AccountRow, bytes: number): Promise<void> {
  const ours = await ourAddresses(work.tx)
  const toUs = mail.people.every((p) => ours.has(addressKey(p.address)))
  const root = mail.customerId
    ? await row(work.tx, sql<{ id: string }>`select root_id as id from customer where id = ${mail.customerId}`)
    : null
  let mailId: string | null = null
  if (root && !toUs) {
    const files = await filesOfOutgoing(work.tx, mail.id)
    const answered = mail.answersId
      ? await row(
          work.tx,
          sql<{
            refs: string[]
          }>`select refs || split_part(message_id, ' ', 1) as refs from mail_message where id = ${mail.answersId}`,
        )
      : null
    mailId = await keepMail(work, {
      messageId: mail.messageId,
      refs: answered?.refs.slice(-50) ?? [],
      direction: 'out',
      automatic: mail.countsAsTouch ? null : 'notice',
      sentAt: work.now,
      writtenAt: new Date(mail.sendAt),
      accountId: account.id,
      people: [
        { part: 'from', name: mail.from?.name ?? account.name, address: addressKey(account.address) },
        ...mail.people,
      ],
      subject: mail.subject,
      text: mail.body,
      html: mail.html,
      remark: null,
      files: files.map((file) => ({ ...file, cid: null })),
      bytes,
      effective: false,
      personId: mail.from?.id ?? account.personId,
      links: [{ customerId: root.id, contactIds: mail.contactIds, evidence: 'sent', touch: mail.countsAsTouch }],
    })
  }
  await settle(work.tx, mail.id, 'sent', null, work.now)
  await run(work.tx, sql`update mail_outgoing set mail_id = ${mailId} where id = ${mail.id}`)
  await publish(work, mailSent, { subjectId: mail.id, data: { messageId: mailId } })
  if (account.imap) await enqueue(work, fileSent, { outgoingId: mail.id }, { key: `mail file ${mail.id}` })
}

/**
 * Whether a mail that was handed over whole arrived, nobody said. Where the account keeps what it sends, its folder
 * tells; else it stays unsure, for a person to decide: it is never sent twice by itself.
 */
async function lookInto(context: JobContext, mail: OutgoingRow, account: AccountRow): Promise<void> {
  const found = await isInSent(context, mail, account).catch(() => false)
  await conclude(context, mail, (work) =>
    found ? noteSent(work, mail, account, 0) : fail(work, mail, problem('unsure'), 'unsure'),
  )
}

async function isInSent(context: JobContext, mail: OutgoingRow, account: AccountRow): Promise<boolean> {
  const { server, settings } = await opened(context, account)
  if (!server) return false
  return withMailbox(settings, server, async (client) => {
    const sent = (await foldersOf(client)).find((f) => f.role === 'sent')
    return sent ? holds(client, sent.path, mail.messageId) : false
  })
}

const opened = (context: JobContext, account: AccountRow) =>
  context.writing(async (work) => ({ server: await openServer(work, account, 'imap'), settings: work.settings }))

/** Lays what Jinke sent into the account's own folder of sent mail, unless the provider did so itself. */
export const fileSent = job({
  name: 'mail:file',
  payload: OfOutgoing,
  async run(context, { outgoingId }) {
    const mail = await findOutgoing(context.company.db, outgoingId)
    const account = mail?.accountId ? await findAccount(context.company.db, mail.accountId) : null
    if (mail?.state !== 'sent' || account?.state !== 'on') return
    const { server, settings } = await opened(context, account)
    if (!server) return
    const source = await context.writing((work) =>
      composeMail(work.tx, mail, account, settingOf(work.settings, companyName)),
    )
    await withMailbox(settings, server, async (client) => {
      const sent = (await foldersOf(client)).find((f) => f.role === 'sent')
      if (!sent || (await holds(client, sent.path, mail.messageId))) return
      await client.append(sent.path, source, ['\\Seen'])
    })
    await context.writing((work) =>
      run(work.tx, sql`update mail_outgoing set filed_at = ${work.now} where id = ${outgoingId}`),
    )
  },
})

const MOST_AT_ONCE = 500

/** Looks every minute for what is due: put off, or broken off by a crash. */
export const sendDue = job({
  name: 'mail:due',
  payload: z.object({}),
  schedule: '* * * * *',
  async run({ writing }) {
    await writing(async (work) => {
      const longAgo = new Date(work.now.getTime() - BROKEN_OFF_MS)
      const due = await rows(
        work.tx,
        sql<{ id: string; accountId: string | null }>`select id, account_id from mail_outgoing
          where (state = 'queued' and next_try_at <= ${work.now}) or (state = 'sending' and next_try_at <= ${longAgo}) order by next_try_at, id limit ${MOST_AT_ONCE}`,
      )
      for (const { id, accountId } of due) await enqueueAgain(work, id, accountId, work.now)
    })
  },
})
