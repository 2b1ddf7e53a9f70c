import { keepsSealed, unseal } from '../../../platform/secrets.ts'
import type { Work } from '../../../platform/work.ts'
import type { ServerWithPassword } from '../servers/shapes.ts'
import type { AccountRow } from './repo.ts'

/** What a sealed password belongs to: it opens nowhere else. */
export const aboutPassword = (accountId: string, part: 'imap' | 'smtp'): string => `mail ${accountId} ${part}`

for (const part of ['imap', 'smtp'] as const)
  keepsSealed({ table: 'mail_account', id: 'id', column: `${part}_secret`, about: (id) => aboutPassword(id, part) })

/** A server of an account with its password, to connect to. */
export async function openServer(
  work: Pick<Work, 'tx' | 'keyring'>,
  account: Pick<AccountRow, 'id' | 'imap' | 'smtp' | 'imapSecret' | 'smtpSecret'>,
  part: 'imap' | 'smtp',
): Promise<ServerWithPassword | null> {
  const server = account[part]
  const sealed = part === 'imap' ? account.imapSecret : account.smtpSecret
  if (!server) return null
  const password = sealed ? await unseal(work, sealed, aboutPassword(account.id, part)) : ''
  return { ...server, password }
}
