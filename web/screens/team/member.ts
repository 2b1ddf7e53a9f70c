import type { showTeamToday } from '../../../modules/today/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'

export type Member = ReplyOf<typeof showTeamToday>['items'][number]
