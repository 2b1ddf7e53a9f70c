import { all, type RawBuilder } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type ListQuery, listConditions, visibleTo } from '../../customers/index.ts'
import type { Opens, ScopeQuery } from './contract.ts'
import { sellerSeen } from './people.ts'

/** A scope as the list of customers is asked for it. */
export function opensOf({ person, from, to, ...same }: ScopeQuery): Opens {
  const asked = { ...same, leadOf: person, enteredFrom: from, enteredTo: to }
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** The customers (alias `c`) of a scope, whoever may see them. */
export function everyoneIn(work: Work, { tier, from, to, person, ...same }: ScopeQuery): Promise<RawBuilder<unknown>> {
  const query: ListQuery = { ...same, leadOf: person, enteredFrom: from, enteredTo: to, tier: tier && [tier] }
  return listConditions(work, query)
}

/** Those of them in the actor's sight: exactly whom the list would show. */
export async function inScope(work: Work, scope: ScopeQuery): Promise<RawBuilder<unknown>> {
  if (scope.person) await sellerSeen(work, scope.person)
  return all([visibleTo(work.by), await everyoneIn(work, scope)])
}
