import type { Configuration, CustomFetch } from 'openid-client'
import { fetchOutside, isTrusted, reach } from '../../../platform/outside.ts'
import { Refused } from '../../../shared/refusal.ts'
import type { Settings } from '../../../shared/setting.ts'
import { elsewhereRefused, providerUnusable } from './refusals.ts'
import type { Errand } from './repo.ts'

const SCOPE = 'openid email'
const WEB_PORT: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }
const LIMITS = { seconds: 10, megabytes: 1, redirects: 0 }
const library = () => import('openid-client')

export interface Client {
  issuer: string
  clientId: string
  clientSecret: string
}

/** Who an account elsewhere is, as far as its provider vouches for it. */
export interface Account {
  subject: string
  email: string | null
  emailVerified: boolean
}

/**
 * Asks a provider how it is spoken to. Everything goes through the door to the outside: inner servers, and plain http, only
 * where the company named them.
 */
export async function discover(settings: Settings, { issuer, clientId, clientSecret }: Client): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretPost, customFetch, discovery, enableNonRepudiationChecks } =
    await library()
  const url = new URL(issuer)
  // Before anything else, so that it is our own words that say what is not connected to.
  await reach(settings, { host: url.hostname, port: Number(url.port) || WEB_PORT[url.protocol] || 0, service: 'web' })
  const ask: CustomFetch = (address, { method, headers, body }) =>
    fetchOutside(settings, address, { method, headers, ...(body != null && { body: String(body) }) }, LIMITS)
  return discovery(url, clientId, undefined, ClientSecretPost(clientSecret), {
    [customFetch]: ask,
    execute: [enableNonRepudiationChecks, ...(isTrusted(settings, url.hostname) ? [allowInsecureRequests] : [])],
  }).catch((error) => {
    throw refusedIn(error) ?? new Refused(providerUnusable({ host: url.host }))
  })
}

/** A new errand, and the address at which the person signs in. */
export async function sendThere(config: Configuration, callback: string): Promise<{ errand: Errand; address: string }> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
    await library()
  const errand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const address = buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: SCOPE,
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
  })
  return { errand, address: address.href }
}

/** Exchanges the code that came back; refuses another state, nonce or issuer, a code that is over, and an unsigned answer. */
export async function accountOf(config: Configuration, came: URL, errand: Errand): Promise<Account> {
  const { authorizationCodeGrant, fetchUserInfo } = await library()
  try {
    const tokens = await authorizationCodeGrant(config, came, {
      expectedState: errand.state,
      expectedNonce: errand.nonce,
      pkceCodeVerifier: errand.verifier,
      idTokenExpected: true,
    })
    const told = tokens.claims()
    if (!told) throw new Refused(elsewhereRefused())
    const more =
      told.email === undefined && config.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(config, tokens.access_token, told.sub)
        : told
    const email = typeof more.email === 'string' ? more.email : null
    return { subject: told.sub, email, emailVerified: more.email_verified === true }
  } catch (error) {
    throw refusedIn(error) ?? new Refused(elsewhereRefused())
  }
}

/** Our own refusal to connect, where a library has wrapped it. */
function refusedIn(error: unknown): Refused | null {
  if (error instanceof Refused) return error
  return error instanceof Error && error.cause !== undefined ? refusedIn(error.cause) : null
}
