import { randomInt } from 'node:crypto'
import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { recoveryCodesMade, recoveryCodeUsed } from '../events.ts'
import { checkPassword, hashPassword } from '../password.ts'
import * as repo from './repo.ts'

const CODES = 10
const LENGTH = 10
/** No letters and digits that look alike. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Makes ten new codes in place of those that were; they are told this once. */
export async function makeRecoveryCodes(work: Work, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () =>
    Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  )
  await repo.replaceRecoveryCodes(work.tx, personId, await Promise.all(codes.map(hashPassword)), work.now)
  await publish(work, recoveryCodesMade, { subjectId: personId, data: {} })
  return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`)
}

/** Whether it is one of the codes that are left, which it then no longer is. All are looked at: the work tells nothing. */
export async function takesRecoveryCode(work: Work, personId: string, code: string): Promise<boolean> {
  const left = await repo.lockRecoveryCodes(work.tx, personId)
  const fits = await Promise.all(left.map(({ codeHash }) => checkPassword(codeHash, code)))
  const used = left[fits.indexOf(true)]
  if (!used) return false
  await repo.spendRecoveryCode(work.tx, used.id, work.now)
  await publish(work, recoveryCodeUsed, { subjectId: personId, data: {} })
  return true
}
