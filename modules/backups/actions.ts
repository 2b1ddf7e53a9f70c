import { basename } from 'node:path'
import { isLate, lastOf, nextAt } from '../../platform/backup/retention.ts'
import { howFar } from '../../platform/backup/turn.ts'
import { publish } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import type { ReplyOf } from '../../shared/endpoint.ts'
import { demand, Refused } from '../../shared/refusal.ts'
import { MAIN } from '../people/index.ts'
import type * as contract from './contract.ts'
import { backupAsked } from './events.ts'
import * as refused from './refusals.ts'

const LATEST = 10

/** The demo's admin is anybody. */
const whyNotBackups = (work: Work) => (work.company.slug === MAIN ? null : refused.notOfDemo())

export async function showBackups(work: Work): Promise<ReplyOf<typeof contract.showBackups>> {
  demand(whyNotBackups(work))
  const { plan, kept, failed } = work.backups.standing()
  const { folder, at, keep, recipients } = plan
  const last = lastOf(kept, work.now)?.takenAt ?? null
  return {
    folder,
    keep,
    next: at === null ? null : nextAt(at, last ?? work.now, failed?.at ?? null, work.now).toISOString(),
    encrypted: recipients.length > 0,
    count: kept.length,
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
    latest: kept.slice(0, LATEST).map(({ file, takenAt, bytes, beforeUpgrade }) => ({
      name: basename(file),
      takenAt: takenAt.toISOString(),
      bytes,
      beforeUpgrade,
    })),
    late: isLate(at, last, work.now),
    failed: failed && { at: failed.at.toISOString(), why: failed.why[work.locale] },
    underWay: await howFar(work.tx),
  }
}

/** Begins one. That it was asked for is an act; what became of it stands in the folder. */
export async function makeBackup(work: Work): Promise<ReplyOf<typeof contract.makeBackup>> {
  demand(whyNotBackups(work))
  if (!(await work.backups.begin())) throw new Refused(refused.alreadyUnderWay())
  await publish(work, backupAsked, { data: {} })
  return showBackups(work)
}
