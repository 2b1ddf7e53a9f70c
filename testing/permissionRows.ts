import type { Caller } from './app.ts'

// Who may call what, written by hand from METHOD and not from the code. Each endpoint has a row for each situation in
// which roles differ; one without a row fails the test.
//
//   +  may: whatever else may stand against it     -  may not (403)     0  does not learn that it exists (404)

/** rep, manager, director, marketer, agent, auditor, admin: the manager of the rep's own team. */
export const ROLES = ['rep', 'manager', 'director', 'marketer', 'agent', 'auditor', 'admin'] as const

/** The actor's surroundings; `near` is the own team, `far` another one. Each call makes a new customer. */
export interface World {
  actor: Caller
  admin: Caller
  /** Reps of the own and of another team. */
  mate: Caller
  stranger: Caller
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
  /** A change of a near customer that can be reversed, and two near ones that were merged. */
  change(): Promise<{ id: string; changeId: string }>
  merge(): Promise<string>
  contact(): Promise<{ id: string; contactId: string }>
  archived(): Promise<string>
  leaver(): Promise<string>
}

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

/** What hangs on a customer of the own team, and what on one of another. */
export const deal = (id: string, of: keyof Deal, may: [near: string, far: string], more: Ask = {}): Row[] => [
  row(id, 'of the own team', may[0], (w) => ({ params: { id: w.deals.near[of] }, ...more })),
  row(id, 'of another team', may[1], (w) => ({ params: { id: w.deals.far[of] }, ...more })),
]

export const ALL = '+ + + + + + +'
export const NONE = '0 0 0 0 0 0 0'
export const SEES = '0 + + + + + +'
export const SEES_FAR = '0 0 + + + + +'
export const EDITS = '0 + + - - - +'
export const EDITS_FAR = '0 0 + - - - +'
export const SEEN: [string, string] = [SEES, SEES_FAR]
export const EDITED: [string, string] = [EDITS, EDITS_FAR]
export const KEEPS_PRODUCTS = '- + + + - - +'
export const HEADS = '- - + - - - +'
export const reason = { reason: '试试权限' }
export const touch = { channel: 'phone', effective: false }
