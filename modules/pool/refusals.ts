import { refusal } from '../../shared/refusal.ts'

export const alreadyYours = refusal('already_yours', 409, {
  zh: '这位客户已经由您负责',
  en: 'This customer is yours already',
})
export const alreadyClaimed = refusal('already_claimed', 409, {
  zh: '这位客户已在 {when} 归 {name} 负责',
  en: '{name} has had this customer since {when}',
})
export const notInPool = refusal('not_in_pool', 409, { zh: '这位客户不在公海里', en: 'This customer is not in a pool' })
export const claimLimit = refusal('claim_limit', 422, {
  zh: '今天已领 {limit} 位，明天再来',
  en: 'You claimed {limit} today, which is the limit; come back tomorrow',
})
export const holdingCap = refusal('holding_cap', 422, {
  zh: '您手上已有 {held} 位客户，上限 {cap} 位。先放下一些再领',
  en: 'You hold {held} customers of at most {cap}; let some go first',
})
export const coolingOff = refusal('cooling_off', 422, {
  zh: '您不久前放下过这位客户，{until} 起才能再领',
  en: 'You held this customer until lately; you may claim it again from {until}',
})
export const mayNotClaim = refusal('may_not_claim', 403, {
  zh: '您的角色不领客户',
  en: 'Your role does not claim customers',
})
export const notYours = refusal('not_yours_to_assign', 403, {
  zh: '{names} 不在您的团队里，不能分配',
  en: '{names} are not in your team; you cannot assign them',
})
export const unknownCustomers = refusal('unknown_customers', 422, {
  zh: '有 {count} 位客户没有找到',
  en: '{count} of the customers were not found',
  field: 'customerIds',
})
export const cannotOwn = refusal('cannot_own', 422, {
  zh: '{name} 不能负责客户：已离职',
  en: '{name} cannot own customers: the person has left',
  field: ['ownerId', 'ownerIds'],
})
export const lookAgainInThePast = refusal('look_again_in_the_past', 422, {
  zh: '再看一次的日期要在今天之后',
  en: 'The day to look again must be after today',
  field: 'lookAgainOn',
})
export const planIncomplete = refusal('plan_incomplete', 422, {
  zh: '还有 {count} 位客户没有安排去处',
  en: '{count} customers are not provided for in the plan',
  field: 'moves',
})
export const poolNameTaken = refusal('pool_name_taken', 409, {
  zh: '已有叫“{name}”的公海',
  en: 'There is a pool named "{name}" already',
  field: 'name',
})
export const lastPool = refusal('last_pool', 409, {
  zh: '公司公海不能关闭',
  en: 'The company’s own pool cannot be closed',
})
