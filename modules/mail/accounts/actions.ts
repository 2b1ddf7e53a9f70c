import { publish } from '../../../platform/events.ts'
import { isTrusted } from '../../../platform/outside.ts'
import { seal } from '../../../platform/secrets.ts'
import { newId, row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays } from '../../../shared/calendar.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { demand, inField, Refused, tellRefusal } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { texts } from '../../../shared/text.ts'
import type * as contract from '../contract.ts'
import { mailboxChanged } from '../events.ts'
import { enqueueSync } from '../jobs.ts'
import { whyNotChangeAccount, whyNotConnect, whyNotTurnOff } from '../policy.ts'
import {
  alreadyConnected,
  mailboxNeedsServer,
  noMailbox,
  noSender,
  passwordNeeded,
  plainOutside,
  unknownReader,
} from '../refusals.ts'
import { addressKey } from '../rules/addresses.ts'
import { problem, tellProblem } from '../rules/problems.ts'
import { senderFor } from '../sending/queue.ts'
import { problemOf } from '../servers/guard.ts'
import { foldersOf, withMailbox } from '../servers/imap.ts'
import type { Server, ServerWithPassword } from '../servers/shapes.ts'
import { checkSending } from '../servers/smtp.ts'
import { firstDays } from '../settings.ts'
import { aboutPassword, openServer } from './opening.ts'
import { isInSight, presentAccount } from './present.ts'
import {
  type AccountRow,
  findAccount,
  foldersOfAccounts,
  insertAccount,
  listAccounts,
  lockAccount,
  type NewAccount,
  updateAccount,
} from './repo.ts'

type Given = NonNullable<InputOf<typeof contract.addMailAccount>['body']['imap']>

export async function listMailAccounts(work: Work) {
  const seen = (await listAccounts(work.tx, sql`true`)).filter((account) => isInSight(work, account))
  const folders = await foldersOfAccounts(
    work.tx,
    seen.map((a) => a.id),
  )
  return { items: seen.map((account) => presentAccount(work, account, folders)) }
}

async function seenAccount(work: Work, id: string): Promise<AccountRow> {
  const account = await findAccount(work.tx, id)
  if (!account || !isInSight(work, account)) throw new Refused(notFound())
  return account
}

async function told(work: Work, id: string) {
  const account = (await findAccount(work.tx, id)) as AccountRow
  return presentAccount(work, account, await foldersOfAccounts(work.tx, [id]))
}

/** Connects a mailbox; its mail is read from then on. */
export async function addMailAccount(work: Work, input: InputOf<typeof contract.addMailAccount>['body']) {
  demand(whyNotConnect(work.by, input.kind))
  if (!input.imap && !input.smtp) throw new Refused(mailboxNeedsServer())
  await demandFree(work, input.kind, input.address)
  const id = newId()
  const personId = input.kind === 'personal' ? work.by.id : (input.personId ?? work.by.id)
  const account: NewAccount = {
    id,
    kind: input.kind,
    personId,
    readerIds: input.kind === 'shared' ? input.readerIds : [],
    name: input.name,
    address: input.address,
    ...(await sealedParts(work, id, input, NOTHING_KEPT)),
    perHour: input.perHour,
    plus: input.plus,
    since: input.since ?? addDays(work.today, -settingOf(work.settings, firstDays)),
    state: 'on',
  }
  await demandPeople(work, personId, account.readerIds)
  await insertAccount(work.tx, account, addressKey(account.address), work.now)
  await publish(work, mailboxChanged, { subjectId: id, data: { state: 'on' } })
  if (account.imap) await enqueueSync(work, id)
  return told(work, id)
}

/** Changes a mailbox. Turned off, its passwords are forgotten; what it brought stays with the customers. */
export async function changeMailAccount(
  work: Work,
  id: string,
  change: InputOf<typeof contract.changeMailAccount>['body'],
) {
  await seenAccount(work, id)
  const account = (await lockAccount(work.tx, id)) as AccountRow
  const onlyOff = change.state === 'off' && Object.keys(change).length === 1
  demand(onlyOff ? whyNotTurnOff(work.by, account) : whyNotChangeAccount(work.by, account))
  if (work.ifMatch !== undefined && work.ifMatch !== account.version)
    throw new Refused(versionConflict(await told(work, id)))
  const after: NewAccount = {
    ...account,
    name: change.name ?? account.name,
    personId: account.kind === 'personal' ? account.personId : (change.personId ?? account.personId),
    readerIds: account.kind === 'shared' ? (change.readerIds ?? account.readerIds) : [],
    ...(await sealedParts(work, id, change, account)),
    perHour: change.perHour ?? account.perHour,
    plus: change.plus ?? account.plus,
    since: change.since ?? account.since,
    state: change.state ?? account.state,
  }
  if (!after.imap && !after.smtp) throw new Refused(mailboxNeedsServer())
  await demandPeople(work, after.personId, after.readerIds)
  if (after.state === 'on' && account.state === 'off') {
    await demandFree(work, account.kind, account.address)
    if ((after.imap?.user && !after.imapSecret) || (after.smtp?.user && !after.smtpSecret))
      throw new Refused(passwordNeeded())
  }
  await updateAccount(work.tx, after.state === 'off' ? { ...after, imapSecret: null, smtpSecret: null } : after)
  await publish(work, mailboxChanged, { subjectId: id, data: { state: after.state } })
  if (after.state === 'on' && after.imap) await enqueueSync(work, id)
  return told(work, id)
}

async function demandFree(work: Work, kind: string, address: string): Promise<void> {
  const taken = await row(
    work.tx,
    sql<{
      address: string
    }>`select address from mail_account where state = 'on' and (address_key = ${addressKey(address)} or (kind = 'company' and ${kind} = 'company')) limit 1`,
  )
  if (taken) throw new Refused(alreadyConnected({ address: taken.address }))
}

async function demandPeople(work: Work, personId: string, readerIds: readonly string[]): Promise<void> {
  const asked = [...new Set([personId, ...readerIds])]
  const known = await rows(
    work.tx,
    sql<{
      id: string
    }>`select id from person where id = any(${asked}::uuid[]) and (state = 'active' or id = ${work.by.id})`,
  )
  if (known.length < asked.length)
    throw new Refused(
      inField(known.some(({ id }) => id === personId) ? 'body.readerIds' : 'body.personId', unknownReader()),
    )
}

type Parts = Pick<AccountRow, 'imap' | 'smtp' | 'imapSecret' | 'smtpSecret'>
const NOTHING_KEPT: Parts = { imap: null, smtp: null, imapSecret: null, smtpSecret: null }

async function sealedParts(
  work: Work,
  id: string,
  given: { imap?: Given | null | undefined; smtp?: Given | null | undefined },
  before: Parts,
): Promise<Parts> {
  const imap = await sealedPart(work, 'imap', aboutPassword(id, 'imap'), given.imap, before.imap, before.imapSecret)
  const smtp = await sealedPart(work, 'smtp', aboutPassword(id, 'smtp'), given.smtp, before.smtp, before.smtpSecret)
  return { imap: imap.server, imapSecret: imap.secret, smtp: smtp.server, smtpSecret: smtp.secret }
}

/** A server as it is kept: its password sealed. The kept one follows to no other server or user. */
async function sealedPart(
  work: Work,
  part: 'imap' | 'smtp',
  about: string,
  given: Given | null | undefined,
  before: Server | null,
  secret: string | null,
): Promise<{ server: Server | null; secret: string | null }> {
  if (given === undefined) return { server: before, secret }
  if (given === null) return { server: null, secret: null }
  const { password, ...server } = given
  if ((server.security === 'plain' || server.anyCertificate) && !isTrusted(work.settings, server.host))
    throw new Refused(inField(`body.${part}.security`, plainOutside({ host: server.host })))
  if (password !== undefined) return { server, secret: await seal(work, password, about) }
  if (server.user === '') return { server, secret: null }
  if (!secret || !sameServer(server, before)) throw new Refused(inField(`body.${part}.password`, passwordNeeded()))
  return { server, secret }
}

const sameServer = (one: Server, other: Server | null): boolean =>
  one.host.toLowerCase() === other?.host.toLowerCase() && one.port === other.port && one.user === other.user

type Checked = NonNullable<ReplyOf<typeof contract.checkMailAccount>['imap']>

const words = texts({
  reads: { zh: '收信正常', en: 'Receiving works' },
  sends: { zh: '发信正常', en: 'Sending works' },
})

/** Tries a connection as it was typed, and says in words what fails. */
export async function checkMailAccount(
  work: Work,
  input: InputOf<typeof contract.checkMailAccount>['body'],
): Promise<ReplyOf<typeof contract.checkMailAccount>> {
  const account = input.accountId ? await seenAccount(work, input.accountId) : null
  demand(account ? whyNotChangeAccount(work.by, account) : whyNotConnect(work.by, 'personal'))
  const opened = async (part: 'imap' | 'smtp'): Promise<ServerWithPassword | null> => {
    const given = input[part]
    if (!given) return null
    if (given.password !== undefined || given.user === '') return { ...given, password: given.password ?? '' }
    const kept = account && sameServer(given, account[part]) ? await openServer(work, account, part) : null
    if (!kept) throw new Refused(inField(`body.${part}.password`, passwordNeeded()))
    return { ...given, password: kept.password }
  }
  const [imap, smtp] = [await opened('imap'), await opened('smtp')]
  return { imap: imap && (await checkImap(work, imap)), smtp: smtp && (await checkSmtp(work, smtp)) }
}

async function checkImap(work: Work, server: ServerWithPassword): Promise<Checked> {
  let signedIn = false
  try {
    const folders = await withMailbox(work.settings, server, async (client) => {
      signedIn = true
      const found = []
      for (const folder of await foldersOf(client)) {
        const status = await client.status(folder.path, { messages: true })
        found.push({ ...folder, mails: status ? (status.messages ?? 0) : 0 })
      }
      return found
    })
    return { ok: true, words: words.reads[work.locale], folders }
  } catch (error) {
    const why = signedIn ? problem('folder') : problemOf(error, server)
    return { ok: false, words: tellProblem(why, work.locale), folders: [] }
  }
}

async function checkSmtp(work: Work, server: ServerWithPassword): Promise<Checked> {
  try {
    await checkSending(work.settings, server)
    return { ok: true, words: words.sends[work.locale], folders: [] }
  } catch (error) {
    return { ok: false, words: tellProblem(problemOf(error, server), work.locale), folders: [] }
  }
}

export async function syncMailAccount(work: Work, id: string) {
  const account = await seenAccount(work, id)
  demand(whyNotTurnOff(work.by, account))
  if (!account.imap || account.state === 'off') throw new Refused(noMailbox())
  await enqueueSync(work, id)
  return told(work, id)
}

export async function listMailFailures(work: Work, id: string) {
  await seenAccount(work, id)
  const items = await rows(
    work.tx,
    sql<
      ReplyOf<typeof contract.listMailFailures>['items'][number]
    >`select f.path, x.uid, x.reason, x.tries, x.first_at, x.last_at from mail_failure x join mail_folder f on f.id = x.folder_id
      where f.account_id = ${id} order by x.last_at desc, x.uid desc limit 500`,
  )
  return { items }
}

export async function showMailSender(work: Work) {
  const account = await senderFor(work, work.by.id)
  return {
    address: account?.address ?? null,
    name: account?.name ?? null,
    missing: account ? null : tellRefusal(noSender(), work.locale),
  }
}
