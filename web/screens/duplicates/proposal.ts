import type { listDuplicates } from '../../../modules/customers/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'

export type Proposal = ReplyOf<typeof listDuplicates>['items'][number]
