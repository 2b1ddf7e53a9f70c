import type { FastifyRequest } from 'fastify'

/** The address at which the caller reached us: links lead back to it where the company has named no other. */
export function originOf(request: FastifyRequest): string | null {
  const asked = request.headers.origin ?? `${request.protocol}://${request.headers.host ?? ''}`
  return /^https?:\/\/[\w.:[\]-]+$/.test(asked) ? asked : null
}
