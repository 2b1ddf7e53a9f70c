import type { listFairs } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'

export type Fair = ReplyOf<typeof listFairs>['items'][number]
