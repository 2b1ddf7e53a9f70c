import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { companyName } from '../../company/index.ts'
import { passkeyAdded } from '../events.ts'
import { passkeyKnown, tooManyPasskeys, wrongPasskey } from './refusals.ts'
import { relyingParty } from './relyingParty.ts'
import * as repo from './repo.ts'

const MOST = 20
// The library comes with parsers of certificates: nobody waits for it at the start.
const webauthn = () => import('@simplewebauthn/server')

/** What a browser needs to make a passkey for the caller, which can also be found without typing a login. */
export async function registrationFor(work: Work, request: FastifyRequest, login: string) {
  const party = relyingParty(work.settings, request)
  const kept = await repo.listPasskeys(work.tx, work.by.id)
  if (kept.length >= MOST) throw new Refused(tooManyPasskeys({ most: MOST }))
  const { generateRegistrationOptions } = await webauthn()
  return generateRegistrationOptions({
    rpName: settingOf(work.settings, companyName) || 'Jinke',
    rpID: party.id,
    userName: login,
    userDisplayName: work.by.name,
    userID: new TextEncoder().encode(work.by.id),
    excludeCredentials: kept.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

/** Keeps the public half of a passkey that was made as asked for; refuses one made for another challenge or another site. */
export async function addPasskey(
  work: Work,
  request: FastifyRequest,
  challenge: string | null,
  { name, response }: { name: string; response: unknown },
): Promise<void> {
  const party = relyingParty(work.settings, request)
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo: made } = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge ?? '',
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!made || !challenge) throw new Refused(wrongPasskey())
  const { id, publicKey, counter, transports } = made.credential
  const passkey = {
    personId: work.by.id,
    credentialId: id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: [...(transports ?? [])],
    name,
    synced: made.credentialBackedUp,
  }
  if ((await repo.insertPasskey(work.tx, passkey, work.now)) === null) throw new Refused(passkeyKnown())
  await publish(work, passkeyAdded, { subjectId: work.by.id, data: {} })
}

/** What a browser needs to sign in by passkey: any of this site's, or one of a person whose password was right. */
export async function requestFor(work: Work, request: FastifyRequest, personId: string | null) {
  const party = relyingParty(work.settings, request)
  const own = personId ? await repo.listPasskeys(work.tx, personId) : []
  const { generateAuthenticationOptions } = await webauthn()
  return generateAuthenticationOptions({
    rpID: party.id,
    userVerification: personId ? 'preferred' : 'required',
    ...(personId && {
      allowCredentials: own.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    }),
  })
}

/**
 * G4: whose passkey signed the challenge; null where it is nobody's, another's than `personId`, made elsewhere, or one
 * whose counter fell back. Alone, without a password before it, it counts only where the device has verified its owner.
 */
export async function takesPasskey(
  work: Work,
  request: FastifyRequest,
  { challenge, personId }: { challenge: string | null; personId: string | null },
  response: unknown,
): Promise<string | null> {
  const signed = response as AuthenticationResponseJSON
  const kept = await repo.lockPasskey(work.tx, signed.id)
  if (!kept || !challenge || (personId && kept.personId !== personId)) return null
  const party = relyingParty(work.settings, request)
  const { verifyAuthenticationResponse } = await webauthn()
  const checked = await verifyAuthenticationResponse({
    response: signed,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: personId === null,
    credential: { id: kept.credentialId, publicKey: new Uint8Array(kept.publicKey), counter: kept.counter },
  }).catch(() => null)
  if (!checked?.verified) return null
  await repo.notePasskeyUsed(work.tx, kept.id, checked.authenticationInfo.newCounter, work.now)
  return kept.personId
}
