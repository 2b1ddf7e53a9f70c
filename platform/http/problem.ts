import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Refusal, tellRefusal } from '../../shared/refusal.ts'
import type { Locale } from '../../shared/text.ts'
import { placeOf } from './place.ts'

/** RFC 9457 problem details, as every refused request gets them. */
export const Problem = z
  .object({
    type: z.string().describe('Stable address of the reason'),
    title: z.string().describe('The reason in the caller’s language'),
    status: z.int(),
    detail: z.string(),
    reason: z.string().describe('Stable code for scripts'),
    traceId: z.string().describe('Names this request in the log'),
    missing: z.unknown().optional().describe('What is lacking, for scripts and screens'),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    current: z.unknown().optional().describe('The record as it stands, after a version conflict'),
  })
  .meta({ id: 'Problem' })

export interface FieldError {
  field: string
  message: string
}

/** Something is away that comes back: a database that starts again, or that another takes over. */
const SOON_S = 1

export function sendProblem(
  reply: FastifyReply,
  why: Refusal,
  locale: Locale,
  traceId: string,
  faults?: FieldError[],
): FastifyReply {
  const told = tellRefusal(why, locale)
  const field = why.field ?? placeOf(why.kind.fields, reply.request)
  const errors = faults ?? (field === undefined ? undefined : [{ field, message: told }])
  const current =
    why.kind.status === 412 ? { current: why.missing } : why.missing === undefined ? {} : { missing: why.missing }
  const { retryAfter = why.kind.status === 503 ? SOON_S : undefined } = Object(why.missing) as { retryAfter?: unknown }
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return reply
    .code(why.kind.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `/api/docs#${why.kind.reason}`,
        title: told,
        status: why.kind.status,
        detail: faults?.length ? faults.map((e) => `${e.field}: ${e.message}`).join('; ') : told,
        reason: why.kind.reason,
        traceId,
        ...current,
        ...(errors ? { errors } : {}),
      }),
    )
}
