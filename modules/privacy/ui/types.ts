import type { ReplyOf } from '../../../shared/endpoint.ts'
import type { showPrivacy } from '../contract.ts'

export type OfContact = ReplyOf<typeof showPrivacy>['items'][number]
