import type {
  listAssets,
  listReceptions,
  listServices,
  listSlots,
  showReception,
  showServiceDay,
} from '../../../modules/services/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'

export type Service = ReplyOf<typeof listServices>['items'][number]
export type Slot = ReplyOf<typeof listSlots>['items'][number]
export type ServiceDay = ReplyOf<typeof showServiceDay>
export type Booking = ServiceDay['bookings'][number]
export type Asset = ReplyOf<typeof listAssets>['items'][number]
export type Reception = ReplyOf<typeof listReceptions>['items'][number]
export type ReceptionDetail = ReplyOf<typeof showReception>
