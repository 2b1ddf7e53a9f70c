import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { lockedOut, proveAgain } from '../refusals.ts'
import * as refused from './refusals.ts'

const Code = z.string().trim().min(1).max(40)
const PasskeyName = z.string().trim().min(1).max(80)
/** What a browser and an authenticator say to each other, as WebAuthn writes it in JSON. */
const WebAuthn = z.record(z.string(), z.unknown())
const Signed = z.looseObject({ id: z.string().min(1).max(2000) })

/** What a sign-in answers. */
export const EnteredReply = z
  .object({
    id: Id,
    mustChangePassword: z.boolean(),
    wants: z
      .object({ code: z.boolean(), passkey: z.boolean() })
      .nullable()
      .describe('Which second factor is awaited; no session yet. Null: signed in'),
  })
  .meta({ id: 'Entered' })

export const FactorsReply = z
  .object({
    totp: z.object({ since: Instant }).nullable(),
    passkeys: z.array(
      z.object({
        id: Id,
        name: z.string(),
        synced: z.boolean().describe('Its maker keeps it on several devices'),
        madeAt: Instant,
        usedAt: Instant.nullable(),
      }),
    ),
    recoveryLeft: z.int().describe('Recovery codes that were not used yet'),
    demanded: z.boolean().describe('Whether the company demands a factor from this person'),
  })
  .meta({ id: 'Factors' })

const RecoveryCodes = z.array(z.string())
const tag = 'people'
/** What stands against any change of one’s factors. */
const changing = [refused.onlyInBrowser, refused.notInDemo, proveAgain]

export const enterByCode = endpoint({
  id: 'enterByCode',
  method: 'POST',
  path: '/sessions/code',
  tag,
  summary: 'G4: go on with a sign-in by the app’s six digits, or by a recovery code',
  open: true,
  status: 201,
  body: z.strictObject({ code: Code }),
  reply: EnteredReply,
  refusals: [refused.attemptOver, refused.wrongCode, lockedOut],
})

export const askForPasskey = endpoint({
  id: 'askForPasskey',
  method: 'POST',
  path: '/sessions/passkey-request',
  tag,
  summary: 'G4: what the browser asks its passkeys: after a password the person’s, else any of this site',
  open: true,
  body: z.strictObject({ company: z.enum(['main', 'demo']).default('main') }),
  reply: z.object({ options: WebAuthn }),
  refusals: [refused.attemptOver, refused.noPasskeysHere],
})

export const enterByPasskey = endpoint({
  id: 'enterByPasskey',
  method: 'POST',
  path: '/sessions/passkey',
  tag,
  summary: 'G4: sign in, or go on with a sign-in, by a passkey',
  open: true,
  status: 201,
  body: z.strictObject({ response: Signed }),
  reply: EnteredReply,
  refusals: [refused.attemptOver, refused.wrongPasskey, refused.noPasskeysHere, lockedOut],
})

export const showFactors = endpoint({
  id: 'showFactors',
  method: 'GET',
  path: '/me/factors',
  tag,
  summary: 'G4: one’s own second factors',
  beforeFactor: true,
  reply: FactorsReply,
})

export const startTotp = endpoint({
  id: 'startTotp',
  method: 'POST',
  path: '/me/totp',
  tag,
  summary: 'G4: begin to set up an authenticator app; its secret is told this once, and counts once a code confirms it',
  beforeFactor: true,
  status: 201,
  reply: z.object({ uri: z.string().describe('For a QR code'), secret: z.string().describe('To type, in base32') }),
  refusals: [...changing, refused.totpThere],
})

export const confirmTotp = endpoint({
  id: 'confirmTotp',
  method: 'PUT',
  path: '/me/totp',
  tag,
  summary: 'G4: confirm the authenticator app by a code. With the first factor come ten recovery codes, told this once',
  beforeFactor: true,
  body: z.strictObject({ code: Code }),
  reply: z.object({ recoveryCodes: RecoveryCodes.nullable() }),
  refusals: [...changing, refused.totpThere, refused.notYetSetUp, refused.wrongCode],
})

export const removeTotp = endpoint({
  id: 'removeTotp',
  method: 'DELETE',
  path: '/me/totp',
  tag,
  summary: 'G4: turn the authenticator app off',
  status: 204,
  refusals: [...changing, notFound, refused.lastFactor],
})

export const renewRecoveryCodes = endpoint({
  id: 'renewRecoveryCodes',
  method: 'POST',
  path: '/me/recovery-codes',
  tag,
  summary: 'G4: make ten new recovery codes in place of the old ones; they are told this once',
  status: 201,
  reply: z.object({ recoveryCodes: RecoveryCodes }),
  refusals: [...changing, refused.noFactor],
})

export const startPasskey = endpoint({
  id: 'startPasskey',
  method: 'POST',
  path: '/me/passkey-request',
  tag,
  summary: 'G4: what the browser needs to make a passkey',
  beforeFactor: true,
  reply: z.object({ options: WebAuthn }),
  refusals: [...changing, refused.noPasskeysHere, refused.tooManyPasskeys],
})

export const addPasskey = endpoint({
  id: 'addPasskey',
  method: 'POST',
  path: '/me/passkeys',
  tag,
  summary:
    'G4: register the passkey that the browser made. With the first factor come ten recovery codes, told this once',
  beforeFactor: true,
  status: 201,
  body: z.strictObject({ name: PasskeyName, response: Signed }),
  reply: z.object({ recoveryCodes: RecoveryCodes.nullable() }),
  refusals: [...changing, refused.noPasskeysHere, refused.wrongPasskey, refused.passkeyKnown],
})

export const renamePasskey = endpoint({
  id: 'renamePasskey',
  method: 'PATCH',
  path: '/me/passkeys/{id}',
  tag,
  summary: 'Rename one of one’s own passkeys',
  params: ById,
  body: z.strictObject({ name: PasskeyName }),
  status: 204,
  refusals: [notFound],
})

export const removePasskey = endpoint({
  id: 'removePasskey',
  method: 'DELETE',
  path: '/me/passkeys/{id}',
  tag,
  summary: 'G4: remove one of one’s own passkeys',
  params: ById,
  status: 204,
  refusals: [...changing, notFound, refused.lastFactor],
})

export const askForProof = endpoint({
  id: 'askForProof',
  method: 'POST',
  path: '/me/proof-request',
  tag,
  summary: 'G4: what the browser asks one’s own passkeys, to prove once more who one is',
  beforeFactor: true,
  reply: z.object({ options: WebAuthn }),
  refusals: [refused.onlyInBrowser, refused.noPasskeysHere],
})

export const proveMe = endpoint({
  id: 'proveMe',
  method: 'POST',
  path: '/me/proof',
  tag,
  summary:
    'G4: prove once more who one is, by a code or a passkey, or by the password where one has neither; the session goes on under a new secret',
  beforeFactor: true,
  body: z.union([
    z.strictObject({ password: z.string().min(1).max(200) }),
    z.strictObject({ code: Code }),
    z.strictObject({ passkey: Signed }),
  ]),
  status: 204,
  refusals: [refused.onlyInBrowser, refused.wrongProof, refused.factorWanted, refused.noPasskeysHere, lockedOut],
})

export const forgetRemovedFactors = endpoint({
  id: 'forgetRemovedFactors',
  method: 'DELETE',
  path: '/me/factors/removal',
  tag,
  summary: 'One has read that an admin took one’s second factors off',
  status: 204,
})

export const removeFactorsOf = endpoint({
  id: 'removeFactorsOf',
  method: 'DELETE',
  path: '/people/{id}/factors',
  tag,
  summary: 'G4: take off all second factors of a colleague who has lost them; the person’s sessions end, and is told',
  roles: ['admin'],
  params: ById,
  status: 204,
  refusals: [notFound, refused.onlyInBrowser, proveAgain, refused.nothingToRemove],
})
