import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

const Who = z.object({})
/** From what to what, for what decides on rights. */
const Rights = z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))

export const companyCreated = eventKind('people.company_created', Who)
export const personAdded = eventKind('people.added', z.object({ role: z.string() }))
export const personChanged = eventKind(
  'people.changed',
  z.object({ fields: z.array(z.string()), rights: Rights.optional() }),
)
export const personLeftCompany = eventKind('people.left', Who)
export const passwordReset = eventKind('people.password_reset', Who)
/** S4: a wrong password, or a login that nobody has; while a login is locked nothing more is kept of it. */
export const signInRefused = eventKind('people.sign_in_refused', Who)
export const passwordChanged = eventKind('people.password_changed', Who)
export const signedIn = eventKind('people.signed_in', Who)
export const totpAdded = eventKind('people.totp_added', Who)
export const totpRemoved = eventKind('people.totp_removed', Who)
export const passkeyAdded = eventKind('people.passkey_added', Who)
export const passkeyRemoved = eventKind('people.passkey_removed', Who)
export const recoveryCodesMade = eventKind('people.recovery_codes_made', Who)
export const recoveryCodeUsed = eventKind('people.recovery_code_used', Who)
/** By an admin, for somebody who has lost them. */
export const factorsRemoved = eventKind('people.factors_removed', Who)
/** By an admin, of a colleague: everywhere at once. */
export const sessionsEnded = eventKind('people.sessions_ended', Who)
/** An account elsewhere now opens the door for somebody, or no longer does. */
export const identityLinked = eventKind('people.identity_linked', Who)
export const identityUnlinked = eventKind('people.identity_unlinked', Who)
export const signInProviderSet = eventKind('people.sign_in_provider_set', Who)
/** Records that had served their time: how many ended sessions and old failures were forgotten. */
export const signInsForgotten = eventKind(
  'people.sign_ins_forgotten',
  z.object({ sessions: z.int(), failures: z.int() }),
)
export const keyCreated = eventKind('people.key_created', z.object({ readOnly: z.boolean() }))
export const keyRevoked = eventKind('people.key_revoked', Who)
export const teamAdded = eventKind('people.team_added', Who)
export const teamChanged = eventKind('people.team_changed', z.object({ fields: z.array(z.string()) }))
