import type { Caller } from './app.ts'
import type { Hung } from './hungKinds.ts'

// Who may call what, written by hand from METHOD and not from the code. Each endpoint has a row for each situation in
// which roles differ; one without a row fails the test.
//
//   +  may: it is done, or refused in words that nobody hears who may not (permissionRefusals.ts)
//   -  may not (403)     0  does not learn that it exists (404)     .  not asked: stands above whose it is
//
// Asked is every endpoint of the OpenAPI. What leads in without an account – calendars that are subscribed to, links, files, public
// pages – is asked in server/doors.test.ts; ids from elsewhere in server/foreignIds.test.ts; what is secret in
// server/secrecy.test.ts. Of webhooks there are none: nothing of Jinke's calls out but mail and the calendars that people connect.

/** rep, manager, director, marketer, agent, auditor, admin: the manager of the rep's own team. */
export const ROLES = ['rep', 'manager', 'director', 'marketer', 'agent', 'auditor', 'admin'] as const

/** The actor's surroundings; `near` is the own team, `far` another one. Each call makes a new customer. */
export interface World {
  actor: Caller
  admin: Caller
  /** Reps of the own and of another team. */
  mate: Caller
  stranger: Caller
  ownTeam: string
  own(): Promise<string>
  near(): Promise<string>
  far(): Promise<string>
  pooled(): Promise<string>
  /** Customers that nothing is done to, so that one serves all who only ask. */
  still: { near: string; far: string }
  /** Of `still.near` and `still.far`: a need, a quote and an order; and a product of the company's. */
  deals: { near: Deal; far: Deal; product: string }
  /** An import of the admin's, and its sheet. */
  import: { id: string; sheetId: string }
  /** Things of somebody else: a touch on `still.near`, a session, a key, a template, a view. */
  others: {
    alert: string
    calendar: string
    duplicate: string
    fair: string
    identity: string
    notice: string
    farNotice: string
    passkey: string
    signature: string
    touch: string
    session: string
    key: string
    template: string
    view: string
    pool: string
    team: string
    mailbox: string
  }
  /** A mail with `still.near` and one with `still.far`, each with a file. */
  mails: { near: string; far: string }
  /** Made anew each time, of a near customer unless told otherwise: a change that can be reversed, and two that were merged. */
  change(where?: 'far'): Promise<{ id: string; changeId: string }>
  merge(where?: 'far'): Promise<string>
  contact(where?: 'far'): Promise<{ id: string; contactId: string }>
  archived(where?: 'far'): Promise<string>
  /** `still.near`, `still.far` or one of one's own, with one of everything that hangs on customers; the same for all rows. */
  hung(where: Where): Promise<Hanging>
  leaver(): Promise<string>
}

/** How one stands to a customer: its owner's; of the owner's team; of another. */
export type Where = 'own' | 'near' | 'far'
export type Hanging = Hung & { id: string; value: string; trust: string; handover: string; outgoing: string }

export interface Deal {
  need: string
  quote: string
  order: string
}

export interface Ask {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  form?: FormData
}

export interface Row {
  id: string
  situation: string
  may: string
  ask: (world: World) => Ask | Promise<Ask>
}

export const NOBODY = '01890000-0000-7000-8000-000000000000'
export const unique = (() => {
  let n = 0
  return (what: string) => `${what} ${++n}`
})()

export const row = (id: string, situation: string, may: string, ask: Row['ask'] = () => ({})): Row => ({
  id,
  situation,
  may,
  ask,
})
export const near = (id: string, may: string, body?: unknown): Row =>
  row(id, 'a customer of the own team', may, (w) => ({ params: { id: w.still.near }, body }))
export const far = (id: string, may: string, body?: unknown): Row =>
  row(id, 'a customer of another team', may, (w) => ({ params: { id: w.still.far }, body }))
export const ofImport = (id: string, may: string, more: Ask = {}): Row =>
  row(id, 'an import of another person', may, (w) => ({
    params: { id: w.import.id, sheetId: w.import.sheetId },
    ...more,
  }))

/** A need, a quote or an order: of one's own customer, of one of the own team, and of one of another. */
export const deal = (id: string, of: keyof Deal, may: May, more: Ask = {}): Row[] => [
  row(id, 'of the own team', may.near, (w) => ({ params: { id: w.deals.near[of] }, ...more })),
  row(id, 'of another team', may.far, (w) => ({ params: { id: w.deals.far[of] }, ...more })),
  ...related(id, { own: may.own }, (hung) => ({ params: { id: hung[of] }, ...more })),
]

const WHOSE = { own: 'of one’s own', near: 'of a customer of the own team', far: 'of a customer of another team' }

/** What hangs on a customer: a row for each way of standing to it. */
export const related = (
  id: string,
  may: Partial<May>,
  ask: (hung: Hanging, world: World) => Ask | Promise<Ask>,
): Row[] =>
  (Object.entries(may) as [Where, string][]).map(([where, allowed]) =>
    row(id, WHOSE[where], allowed, async (w) => ask(await w.hung(where), w)),
  )

export const ALL = '+ + + + + + +'
export const NONE = '0 0 0 0 0 0 0'
export const SEES = '0 + + + + + +'
export const SEES_FAR = '0 0 + + + + +'
export const EDITS = '0 + + - - - +'
export const EDITS_FAR = '0 0 + - - - +'
/** Hotline and marketing record what reaches them. */
export const TOUCHES = '0 + + - + - +'
export const TOUCHES_FAR = '0 0 + - + - +'
/** Rep, marketer and agent: those above may do anyway what they may near by, and auditors hold nothing. */
export const OWN = '+ . . + + . .'
export const NOT_OWN = '- . . - - . .'

export type May = Record<Where, string>
export const SEEN: May = { near: SEES, far: SEES_FAR, own: OWN }
export const EDITED: May = { near: EDITS, far: EDITS_FAR, own: OWN }
export const TOUCHED: May = { near: TOUCHES, far: TOUCHES_FAR, own: OWN }
export const KEEPS_PRODUCTS = '- + + + - - +'
export const HEADS = '- - + - - - +'
export const reason = { reason: '试试权限' }
export const touch = { channel: 'phone', effective: false }
