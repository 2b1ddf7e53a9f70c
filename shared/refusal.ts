import { fill, type Locale, type Text, type TextValues } from './text.ts'

/** The answers a rule may give: no right, not there, in conflict with what stands, or not possible as asked. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 423 | 429 | 500 | 503

/** One entry of the catalogue of refusals: a stable `reason` for scripts, words for people. */
export interface RefusalKind {
  readonly reason: string
  readonly status: RefusalStatus
  readonly text: Text
  /** What the field is called that it is about, in one endpoint or another; where that stands in a request the edge finds. */
  readonly fields: readonly string[]
}

/** Why not: what a rule answers instead of null. `missing` tells scripts and screens what is lacking, `field` where to mend it where the rule knows better. */
export interface Refusal {
  readonly kind: RefusalKind
  readonly values: Record<string, string | number>
  readonly missing?: unknown
  readonly field?: string
}

export type RefusalMaker<T extends Text> = RefusalKind &
  ((
    ...args: TextValues<T> extends undefined ? [missing?: unknown] : [values: TextValues<T>, missing?: unknown]
  ) => Refusal)

const catalogue = new Map<string, RefusalKind>()

/**
 * Declares a refusal once; calling it gives the refusal of one case. What is about a field of the request names it, by all names
 * that endpoints have for it; what is about the standing of a record names none.
 * `refusal('too_few_touches', 422, { zh: '有效跟进 {have}/{need} 次', en: '{have} of {need} effective touches' })`
 * `refusal('unknown_zone', 422, { zh: '没有这个时区', en: 'There is no such time zone', field: 'zone' })`
 */
export function refusal<const T extends Text>(
  reason: string,
  status: RefusalStatus,
  { field = [], ...text }: T & { readonly field?: string | readonly string[] },
): RefusalMaker<T> {
  const kind = { reason, status, text, fields: [field].flat() }
  const hasValues = /\{\w+\}/.test(text.zh)
  const make = (...args: unknown[]): Refusal => ({
    kind,
    values: hasValues ? (args[0] as Record<string, string | number>) : {},
    missing: hasValues ? args[1] : args[0],
  })
  catalogue.set(reason, kind)
  return Object.assign(make, kind) as unknown as RefusalMaker<T>
}

/** The same refusal, of one field of what was asked: `body.lines.2.productId`. */
export function inField(field: string, why: Refusal): Refusal
export function inField(field: string, why: Refusal | null): Refusal | null
export function inField(field: string, why: Refusal | null): Refusal | null {
  return why && { ...why, field }
}

/** All refusals declared so far, for the documentation and its test. */
export const allRefusals = (): readonly RefusalKind[] => [...catalogue.values()]

export const tellRefusal = (why: Refusal, locale: Locale): string => fill(why.kind.text[locale], why.values)

/** Carries a refusal from a rule to the edge, which turns it into an answer. */
export class Refused extends Error {
  readonly why: Refusal
  constructor(why: Refusal) {
    super(why.kind.reason)
    this.name = 'Refused'
    this.why = why
  }
}

/** Goes on when the rule found nothing against it. */
export function demand(why: Refusal | null): void {
  if (why) throw new Refused(why)
}
