import type { Caller } from './app.ts'

// The shape of the permission matrix, for the modules' own parts of it.

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
  others: { touch: string; session: string; key: string; template: string; view: string; pool: string; team: string }
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
