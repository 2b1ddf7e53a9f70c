import type { Work } from '../../../platform/work.ts'
import { seesAccount, whyNotChangeAccount, whyNotTurnOff } from '../policy.ts'
import { type Counts, healthOf, missingOf, tellHealth } from '../rules/health.ts'
import type { Server } from '../servers/shapes.ts'
import type { AccountRow, FolderCounts } from './repo.ts'

/** A mailbox and how it stands. Passwords are told to nobody, not even that they are right. */
export function presentAccount(work: Work, account: AccountRow, all: readonly FolderCounts[]) {
  const folders = all.filter((f) => f.accountId === account.id)
  const counts = folders.reduce<Counts>(
    (sum, f) => ({
      there: sum.there + f.there,
      kept: sum.kept + f.kept,
      passed: sum.passed + f.passed,
      failed: sum.failed + f.failed,
    }),
    { there: 0, kept: 0, passed: 0, failed: 0 },
  )
  const standing = { ...account, receives: account.imap !== null }
  const health = healthOf(standing, counts)
  const shown = (server: Server | null, secret: string | null) => server && { ...server, hasPassword: secret !== null }
  return {
    id: account.id,
    kind: account.kind,
    name: account.name,
    address: account.address,
    person: { id: account.personId, name: account.personName },
    readerIds: account.readerIds,
    imap: shown(account.imap, account.imapSecret),
    smtp: shown(account.smtp, account.smtpSecret),
    perHour: account.perHour,
    plus: account.plus,
    since: account.since,
    state: account.state,
    health,
    words: tellHealth(health, counts, standing, work.locale),
    counts: { ...counts, missing: missingOf(counts) },
    folders: folders.map(({ path, role, there, kept, passed, failed }) => ({
      path,
      role,
      there,
      kept,
      passed,
      failed,
      missing: missingOf({ there, kept, passed, failed }),
    })),
    lookedAt: account.lookedAt,
    problemSince: account.problemSince,
    version: account.version,
    can: {
      change: whyNotChangeAccount(work.by, account) === null,
      turnOff: whyNotTurnOff(work.by, account) === null,
    },
  }
}

export const isInSight = (work: Work, account: AccountRow): boolean => seesAccount(work.by, account)
