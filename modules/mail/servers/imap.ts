import { isIP } from 'node:net'
import type { ImapFlow } from 'imapflow'
import type { Settings } from '../../../shared/setting.ts'
import { reachServer } from './guard.ts'
import type { ServerWithPassword } from './shapes.ts'

const CONNECT_MS = 20_000
const SILENCE_MS = 120_000

/** Opens a mailbox, for `act`, and closes it. */
export async function withMailbox<T>(
  settings: Settings,
  server: ServerWithPassword,
  act: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const { address, host, port } = await reachServer(settings, server, 'imap')
  // Large, and of no use where no mailbox is connected.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: address,
    port,
    ...(isIP(host) ? {} : { servername: host }),
    secure: server.security === 'tls',
    ...(server.security === 'tls' ? {} : { doSTARTTLS: server.security === 'starttls' }),
    auth: { user: server.user, pass: server.password },
    tls: { rejectUnauthorized: !server.anyCertificate },
    logger: false,
    clientInfo: { name: 'Jinke' },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableAutoIdle: true,
  })
  // What breaks while nobody asks is told by the next question.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await act(client)
  } finally {
    if (client.usable) await client.logout().catch(() => client.close())
    else client.close()
  }
}

export type FolderRole = 'inbox' | 'sent'

const SENT_NAMES = ['sent', 'sent messages', 'sent items', 'sent mail', '已发送', '已发送邮件', '寄件备份', '发件箱']

/** The folders in which mail with customers lies: what came in, and what was sent. */
export async function foldersOf(client: ImapFlow): Promise<{ path: string; role: FolderRole }[]> {
  const all = await client.list()
  const sent =
    all.find(({ specialUse }) => specialUse === '\\Sent') ??
    all.find(({ name }) => SENT_NAMES.includes(name.toLowerCase()))
  const inbox = all.find(({ path }) => path.toUpperCase() === 'INBOX')?.path ?? 'INBOX'
  return [{ path: inbox, role: 'inbox' }, ...(sent ? [{ path: sent.path, role: 'sent' as const }] : [])]
}

/** Whether a folder holds a mail of this Message-ID. */
export async function holds(client: ImapFlow, path: string, messageId: string): Promise<boolean> {
  await client.mailboxOpen(path, { readOnly: true })
  const found = await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true })
  return Array.isArray(found) && found.length > 0
}
