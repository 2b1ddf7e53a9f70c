import { refusal } from '../../shared/refusal.ts'

export const slugTaken = refusal('service_slug_taken', 409, {
  zh: '网址“{slug}”已经用在另一项服务上，请换一个',
  en: 'Another service has the address "{slug}" already; choose another',
  field: 'slug',
})
export const noOpenHours = refusal('service_no_hours', 422, {
  zh: '还没有营业时间，或一段都放不下一次服务。请至少填一段够长的时间',
  en: 'There are no open hours, or none that is long enough. Name at least one stretch in which it fits',
  field: 'hours',
})
export const unknownAsset = refusal('unknown_asset', 422, {
  zh: '这位客户没有这台设备，或已停用',
  en: 'This customer has no such machine, or it is out of use',
  field: 'assetId',
})
export const unknownBooking = refusal('unknown_service_booking', 422, {
  zh: '这位客户没有这个预约，或已经接待过',
  en: 'This customer has no such booking, or it was received already',
  field: 'appointmentId',
})
export const receptionOver = refusal('reception_over', 409, {
  zh: '这次接待已经结束，不能再改',
  en: 'This reception is over; it can no longer be changed',
})
export const stepAgain = refusal('reception_step_again', 409, {
  zh: '已经在这一步了',
  en: 'It stands there already',
})
export const returnedNow = refusal('reception_not_returned', 409, {
  zh: '交还之后才回访',
  en: 'The return call comes after the return',
})
