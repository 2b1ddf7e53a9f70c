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
export const unknownOwner = refusal('unknown_owner', 422, {
  zh: '没有这位负责人',
  en: 'There is no such owner',
  field: ['ownerId', 'ownerIds'],
})
export const unknownContact = refusal('unknown_contact', 422, {
  zh: '这位客户没有这个联系人',
  en: 'The customer has no such contact',
  field: ['contactId', 'contactIds', 'deciderId'],
})
export const mayNotChooseOwner = refusal('may_not_choose_owner', 403, {
  zh: '只有主管可以为别人指定客户',
  en: 'Only a manager may give customers to others',
})
export const mayNotSetTier = refusal('may_not_set_tier', 403, {
  zh: '客户等级由主管调整，请告诉主管理由',
  en: 'Tiers are changed by a manager; tell yours the reason',
})
export const tierNeedsReason = refusal('tier_needs_reason', 422, {
  zh: '{tier} 级客户从不挂起，调整等级要说明理由（reason）',
  en: 'A {tier} customer is never suspended: changing its tier needs a reason',
  field: 'reason',
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
export const notArchived = refusal('not_archived', 409, {
  zh: '客户没有归档，无需恢复',
  en: 'The customer is not archived',
})
export const mayNotAnonymise = refusal('may_not_anonymise', 403, {
  zh: '匿名化不可撤销，只有总监或管理员可以做',
  en: 'Anonymising cannot be undone; only a director or an admin may do it',
})
export const nameWhoAnonymises = refusal('name_who_anonymises', 403, {
  zh: '匿名化不可撤销，只有总监或管理员可以做。这位客户是机密的：先由负责的主管在“机密”里指定一位总监或管理员，本人签署保密承诺后来做',
  en: 'Anonymising cannot be undone; only a director or an admin may do it. This customer is secret: let the responsible manager first name a director or an admin for it, who signs the undertaking and then does it',
})
export const mayNotChangeGroup = refusal('may_not_change_group', 403, {
  zh: '工作组由负责人和主管决定',
  en: 'The owner and the managers say who works on a customer',
})
export const mayNotMerge = refusal('may_not_merge', 403, {
  zh: '两位客户都由您负责或管理，才能合并。请主管来合并',
  en: 'You may merge customers that are both yours or in your team; ask a manager',
})
export const mergeWithItself = refusal('merge_with_itself', 422, {
  zh: '请选择两位不同的客户',
  en: 'Choose two different customers',
  field: 'mergedId',
})
export const notChoosable = refusal('not_choosable', 422, {
  zh: '“{field}”不能这样选',
  en: 'That choice is not open for "{field}"',
  field: 'fields',
})
export const mergeUndoneAlready = refusal('merge_undone', 409, {
  zh: '这次合并已经撤销',
  en: 'This merge was undone already',
})
export const laterMergeFirst = refusal('later_merge_first', 409, {
  zh: '之后又并入了“{name}”，请先撤销那一次',
  en: 'It was merged on into "{name}"; undo that first',
})
export const changedSince = refusal('changed_since', 409, {
  zh: '之后又改过，现在是：{now}',
  en: 'It was changed again since; it now is: {now}',
})
export const notReversible = refusal('not_reversible', 422, {
  zh: '这一条不能撤销',
  en: 'This change cannot be undone',
})
export const inPool = refusal('in_pool', 403, {
  zh: '客户在公海里，领取后才能看',
  en: 'It waits in a pool; claim it to see this',
})
export const importUnderWay = refusal('import_under_way', 409, {
  zh: '有一次导入正在进行，可能带着这个人的资料。等它完成再匿名化',
  en: 'An import is under way and may bring this person in. Anonymise once it has finished',
})
export const decidedAlready = refusal('decided_already', 409, {
  zh: '这一对已经有人处理过了',
  en: 'Somebody has decided on this pair already',
})
export const unknownMember = refusal('unknown_member', 422, {
  zh: '没有这位同事，或已离职',
  en: 'There is no such colleague, or the person has left',
  field: 'personId',
})
export const ownsIt = refusal('owns_it', 422, {
  zh: '这位同事就是负责人，不必加入工作组',
  en: 'This colleague owns the customer and needs no place in its group',
  field: 'personId',
})
export const tooManyTags = refusal('too_many_tags', 422, {
  zh: '一位客户最多 {most} 个标签',
  en: 'A customer has at most {most} tags',
  field: ['tags', 'add'],
})
export const notYourView = refusal('not_your_view', 403, {
  zh: '这是 {owner} 的视图，只能由本人修改',
  en: 'This view is {owner}’s; only the owner changes it',
})
export const stillExpected = refusal('still_expected', 409, {
  zh: '和这位客户约了 {when} 的{kind}。先见完、改由别人负责或取消，别让对方白等',
  en: '{kind} is agreed with this customer on {when}. Hold it, hand the customer over or call it off first, so that nobody waits in vain',
})
export const stillOffered = refusal('still_offered', 409, {
  zh: '发给这位客户选的时间还有效（{kind}）。先收回链接或取消这次预约',
  en: 'This customer can still pick one of the times that were offered ({kind}). Revoke the links or call it off first',
})
