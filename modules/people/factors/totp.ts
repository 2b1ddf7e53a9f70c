import { keepsSealed, seal, unseal } from '../../../platform/secrets.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { companyName } from '../../company/index.ts'
import * as repo from './repo.ts'

const PERIOD = 30
const DIGITS = 6
const SECRET_BYTES = 20
/** A clock may be off, and somebody types slowly: one step to either side. */
const WINDOW = 1

/** What a sealed secret belongs to: it opens for nobody else. */
export const aboutTotp = (personId: string): string => `totp ${personId}`

keepsSealed({ table: 'totp', id: 'person_id', column: 'secret', about: aboutTotp })

/** Makes a secret and keeps it, sealed, until a code confirms it; answers what an authenticator app reads. */
export async function beginTotp(work: Work, label: string): Promise<{ uri: string; secret: string } | null> {
  const { Secret, TOTP } = await import('otpauth')
  const secret = new Secret({ size: SECRET_BYTES })
  const sealed = await seal(work, secret.base32, aboutTotp(work.by.id))
  if ((await repo.beginTotp(work.tx, work.by.id, sealed, work.now)) === 0) return null
  const issuer = settingOf(work.settings, companyName).replaceAll(':', ' ') || 'Jinke'
  return { uri: new TOTP({ issuer, label, secret, period: PERIOD, digits: DIGITS }).toString(), secret: secret.base32 }
}

/**
 * G4: whether six digits are those of now, of the half minute before or of the next; a code, and any older one, counts
 * once. `confirming`: also of a secret that no code has confirmed yet.
 */
export async function takesTotp(work: Work, personId: string, code: string, confirming = false): Promise<boolean> {
  const kept = await repo.lockTotp(work.tx, personId)
  if (!kept || (!kept.confirmedAt && !confirming)) return false
  const { Secret, TOTP } = await import('otpauth')
  const secret = Secret.fromBase32(await unseal(work, kept.secret, aboutTotp(personId)))
  const timestamp = work.now.getTime()
  const delta = TOTP.validate({ token: code, secret, period: PERIOD, digits: DIGITS, timestamp, window: WINDOW })
  if (delta === null) return false
  const step = TOTP.counter({ period: PERIOD, timestamp }) + delta
  if (step <= kept.lastStep) return false
  await repo.noteStep(work.tx, personId, step, work.now)
  return true
}
