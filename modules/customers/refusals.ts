import { refusal } from '../../shared/refusal.ts'

export const mayNotTouch = refusal('not_your_customer', 403, {
  zh: '这位客户由 {owner} 负责，您只能查看',
  en: 'This customer is with {owner}; you may only look',
})
export const archivedCustomer = refusal('archived', 409, {
  zh: '客户已归档，先恢复再修改',
  en: 'The customer is archived; restore it first',
})
export const mergedCustomer = refusal('merged', 409, {
  zh: '已并入另一位客户，请到那边修改',
  en: 'It was merged into another customer; edit that one',
})
export const likelyDuplicate = refusal('likely_duplicate', 409, {
  zh: '可能已有这位客户：{name}。确认不是同一家，请加上 force',
  en: 'This customer may exist already: {name}. Send `force` if it is another one',
})
export const likelyDuplicateElsewhere = refusal('likely_duplicate_elsewhere', 409, {
  zh: '可能已有这位客户，由 {owner} 负责，请先问一声。确认不是同一家，请加上 force',
  en: 'This customer may exist already; ask {owner} first. Send `force` if it is another one',
})
export const unknownOwner = refusal('unknown_owner', 422, { zh: '没有这位负责人', en: 'There is no such owner' })
export const unknownContact = refusal('unknown_contact', 422, {
  zh: '这位客户没有这个联系人',
  en: 'The customer has no such contact',
})
export const mayNotChooseOwner = refusal('may_not_choose_owner', 403, {
  zh: '只有主管可以为别人指定客户',
  en: 'Only a manager may give customers to others',
})
export const mayNotSetTier = refusal('may_not_set_tier', 403, {
  zh: '客户等级由主管调整，请告诉主管理由',
  en: 'Tiers are changed by a manager; tell yours the reason',
})
export const tierNeverSuspended = refusal('tier_never_suspended', 422, {
  zh: '{tier} 级客户从不挂起。可以换人负责，或由主管说明理由后调整等级',
  en: 'A {tier} customer is never suspended. It may be reassigned, or a manager may change its tier with a reason',
})
export const tooFewTouches = refusal('too_few_touches', 422, {
  zh: '本轮有效跟进 {have}/{need} 次，还不能挂起',
  en: '{have} of {need} effective touches in this pursuit; it may not rest yet',
})
export const openNeed = refusal('open_need', 422, {
  zh: '客户有明确的需求，不能挂起',
  en: 'The customer has an open need and may not rest',
})
export const unpaidOrder = refusal('unpaid_order', 422, {
  zh: '有 {count} 张订单未收款，不能挂起',
  en: '{count} orders are unpaid; it may not rest',
})
export const openComplaint = refusal('open_complaint', 422, {
  zh: '有未结的投诉，不能挂起',
  en: 'A complaint is open; it may not rest',
})
export const notActive = refusal('not_active', 409, {
  zh: '客户现在不在跟进中',
  en: 'The customer is not being pursued now',
})
