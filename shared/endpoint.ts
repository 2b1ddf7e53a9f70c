import type { z } from 'zod'
import type { RefusalKind } from './refusal.ts'

export const ROLES = ['rep', 'manager', 'director', 'marketer', 'agent', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One endpoint, defined once: the server's route, the web's typed call and the OpenAPI come from it.
 * `open` endpoints answer without sign-in; `roles` limits who may call at all (finer rights are the policies').
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** operationId: a verb and what it acts on, unique in the whole API. */
  readonly id: string
  readonly method: Method
  /** Below /api/v1, parameters in braces: `/customers/{id}`. */
  readonly path: string
  /** One line for people who read the OpenAPI; names the METHOD rule that it carries out. */
  readonly summary: string
  readonly tag: string
  readonly open?: boolean
  /** It answers also those whose password somebody else gave, who must choose their own first. */
  readonly beforeOwnPassword?: boolean
  /** It answers also those who must set up a second factor first. */
  readonly beforeFactor?: boolean
  readonly roles?: readonly Role[]
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** The reply's shape; leave it out for files, and name their media type in `produces`. */
  readonly reply?: Reply
  readonly produces?: string
  /** `multipart/form-data` where files come in. */
  readonly consumes?: string
  /** It waits for a server outside, however long that takes. */
  readonly waits?: boolean
  /** It tells that secret customers are there, and nothing of them: no sight of anybody. */
  readonly outlines?: boolean
  readonly status?: 200 | 201 | 202 | 204
  readonly refusals?: readonly RefusalKind[]
}

export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodUndefined,
>(definition: Endpoint<Params, Query, Body, Reply>): Endpoint<Params, Query, Body, Reply> {
  return definition
}

// What a handler is given (parsed, defaults filled in) and what a caller sends (defaults left out).
type Part<Key extends string, Schema, Value> = Schema extends z.ZodUndefined ? unknown : { [K in Key]: Value }

export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? Part<'params', P, z.output<P>> & Part<'query', Q, z.output<Q>> & Part<'body', B, z.output<B>>
    : never

export type CallOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R>
    ? Part<'params', P, z.input<P>> &
        (Q extends z.ZodUndefined ? unknown : { query?: z.input<Q> }) &
        Part<'body', B, z.input<B>>
    : never

export type ReplyOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? z.output<R> : never
