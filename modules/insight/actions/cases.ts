import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { seenCustomer } from '../../customers/index.ts'
import { sellerSeen } from '../../quantity/index.ts'
import { listCases } from '../cases/list.ts'
import type * as contract from '../contract.ts'
import { teamSeen } from '../people.ts'
import { CASES, customerSpan, diagnosisSpan } from '../reading.ts'

type Query = InputOf<typeof contract.listPersonCases>['query']

export async function listPersonCases(work: Work, id: string, query: Query) {
  await sellerSeen(work, id)
  return listCases(work, CASES[query.measure](work, { people: [id] }, diagnosisSpan(work)), query)
}

export async function listTeamCases(work: Work, id: string, query: Query) {
  const { people } = await teamSeen(work, id)
  const whose = { people: people.map((person) => person.id) }
  return listCases(work, CASES[query.measure](work, whose, diagnosisSpan(work)), query)
}

export async function listCustomerCases(work: Work, id: string, query: Query) {
  const { rootId } = await seenCustomer(work, id)
  return listCases(work, CASES[query.measure](work, { customerId: rootId }, customerSpan(work)), query)
}
