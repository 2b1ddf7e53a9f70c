import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** Behind https the browser takes them from this very host alone, and never over plain http (`__Host-`). */
const hostBound =
  (name: string) =>
  ({ protocol }: FastifyRequest): string =>
    protocol === 'https' ? `__Host-${name}` : name
export const sessionCookie = hostBound('jinke_session')
/** Of a sign-in that has begun and is not done. */
export const attemptCookie = hostBound('jinke_attempt')

/** What a request shows to prove who sends it: a browser's session or a person's key. Both name their company. */
export interface Credential {
  readonly slug: string
  readonly kind: 'session' | 'key'
  readonly hash: Buffer
}

/** Secrets are random, so a plain digest of them is enough to keep. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export const newSecret = (): string => randomBytes(24).toString('base64url')

export const sessionValue = (slug: string, secret: string): string => `${slug}.${secret}`
export const keyValue = (slug: string, secret: string): string => `jk_${slug}_${secret}`

export function credentialOf(request: FastifyRequest): Credential | null {
  const bearer = /^Bearer jk_([a-z0-9]+)_([\w-]{20,})$/.exec(request.headers.authorization ?? '')
  if (bearer) return { kind: 'key', slug: bearer[1] as string, hash: hashSecret(bearer[2] as string) }
  if (request.headers.authorization) return null
  const session = secretIn(request, sessionCookie(request))
  return session && { kind: 'session', ...session }
}

/** The company and the digest of the secret that a cookie holds. */
export function secretIn(request: FastifyRequest, cookie: string): { slug: string; hash: Buffer } | null {
  const held = /^([a-z0-9]+)\.([\w-]{20,})$/.exec(request.cookies[cookie] ?? '')
  return held && { slug: held[1] as string, hash: hashSecret(held[2] as string) }
}
