import type { RawBuilder } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import type * as contract from './contract.ts'

export type ListQuery = Omit<InputOf<typeof contract.listCustomers>['query'], 'limit' | 'cursor' | 'sort'>

/** A condition on customers (alias `c`) that a later module's facts decide; null where nothing asks for it. */
export type Narrowing = (work: Work, query: ListQuery) => RawBuilder<unknown> | null

const narrowings: Narrowing[] = []

/** Later modules tell here what their filters mean, so that one list opens the records behind every figure (G5). */
export function narrowsLists(narrowing: Narrowing): void {
  narrowings.push(narrowing)
}

export const laterConditions = (work: Work, query: ListQuery): RawBuilder<unknown>[] =>
  narrowings.map((narrowing) => narrowing(work, query)).filter((condition) => condition !== null)
