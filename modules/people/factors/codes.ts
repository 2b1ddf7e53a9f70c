import type { Work } from '../../../platform/work.ts'
import { takesRecoveryCode } from './recovery.ts'
import { takesTotp } from './totp.ts'

/** Whether what somebody typed proves them: the app's six digits, or a recovery code in any writing. */
export function takesCode(work: Work, personId: string, typed: string): Promise<boolean> {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return /^\d{6}$/.test(code) ? takesTotp(work, personId, code) : takesRecoveryCode(work, personId, code)
}
