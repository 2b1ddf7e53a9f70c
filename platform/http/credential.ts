import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

export const SESSION_COOKIE = 'jinke_session'

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
  const session = /^([a-z0-9]+)\.([\w-]{20,})$/.exec(request.cookies[SESSION_COOKIE] ?? '')
  return session ? { kind: 'session', slug: session[1] as string, hash: hashSecret(session[2] as string) } : null
}
