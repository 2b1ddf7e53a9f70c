import { refusal } from '../../shared/refusal.ts'

export const unknownField = refusal('unknown_field', 422, {
  zh: '画像里没有“{field}”这一项',
  en: 'The portrait has no field "{field}"',
  field: 'field',
})
export const valueUnfit = refusal('value_unfit', 422, {
  zh: '“{field}”填的内容不合要求，请按它的类型填写',
  en: 'This is not what "{field}" can hold; write it as its kind asks',
  field: 'value',
})
export const whichContact = refusal('which_contact', 422, {
  zh: '“{field}”是联系人的情况，请说明是哪位联系人',
  en: '"{field}" tells of a contact; say which one',
  field: 'contactId',
})
export const standsInRecord = refusal('stands_in_record', 422, {
  zh: '“{field}”在联系人资料里填写',
  en: '"{field}" is written on the contact’s own card',
  field: 'field',
})
export const nothingKnownYet = refusal('nothing_known_yet', 422, {
  zh: '“{field}”还没有记录，请先填写',
  en: 'Nothing is known of "{field}" yet; write it down first',
  field: 'field',
})
export const withdrawnAlready = refusal('withdrawn_already', 409, {
  zh: '这一条已经撤回',
  en: 'This entry was taken back already',
})
export const notYourEntry = refusal('not_your_entry', 403, {
  zh: '由记录的人或他的主管撤回',
  en: 'Whoever wrote it, or their manager, may take it back',
})
export const dayToCome = refusal('day_to_come', 422, {
  zh: '{day} 还没到，请改成已发生的日期',
  en: '{day} is still to come; give a day that has passed',
  field: ['learntOn', 'on', 'heldOn'],
})
export const unknownColleague = refusal('unknown_colleague', 422, {
  zh: '没有这位同事',
  en: 'There is no such colleague',
  field: 'toId',
})
export const unknownTouch = refusal('unknown_touch_of_customer', 422, {
  zh: '这次跟进不是这位客户的',
  en: 'This touch is not one of this customer’s',
  field: 'touchId',
})
export const unknownReferred = refusal('unknown_referred', 422, {
  zh: '没有找到被介绍的客户，或您无权查看',
  en: 'The customer who was referred is not found, or not yours to see',
  field: 'referredId',
})
export const sharesTooMuch = refusal('shares_too_much', 422, {
  zh: '各家份额加起来是 {sum}%，超过了 100%',
  en: 'The shares add up to {sum}%, more than there is',
  field: 'rivals',
})
export const rivalTwice = refusal('rival_twice', 422, {
  zh: '“{name}”写了两次',
  en: '"{name}" stands there twice',
  field: 'rivals',
})
export const handoverToOneself = refusal('handover_to_oneself', 422, {
  zh: '交接双方不能是同一个人',
  en: 'Closeness is handed from one to another',
  field: 'toId',
})
export const takerMustBeNamed = refusal('taker_not_named', 422, {
  zh: '{name}不在这位客户的机密名单上。先由负责的主管在“机密”里指定，本人签署承诺，再定交接计划',
  en: '{name} is not named for this secret customer. Let the responsible manager name the colleague under “Secrecy”, and the colleague sign; then plan it',
  field: 'toId',
})
export const takerMustSign = refusal('taker_not_signed', 422, {
  zh: '{name}还没有签署保密承诺。请本人先在“我的”里签署，再定交接计划',
  en: '{name} has not signed the confidentiality undertaking. Let the colleague sign it under “Me”; then plan it',
  field: 'toId',
})
export const takerMustJoin = refusal('taker_not_in_group', 422, {
  zh: '{name}还不在这位客户的工作组里。先请他加入，再定交接计划',
  en: '{name} is not in the working group of this customer. Take the colleague into it first; then plan it',
  field: 'toId',
})
export const handoverClosed = refusal('handover_closed', 409, {
  zh: '这份交接计划已经结束',
  en: 'This plan is closed',
})
export const stepsLeft = refusal('steps_left', 422, {
  zh: '还有 {count} 步没有完成，做完再结束，或者放弃这份计划',
  en: '{count} steps are left; do them first, or drop the plan',
})
export const unknownStep = refusal('unknown_step', 422, {
  zh: '计划里没有这一步',
  en: 'The plan has no such step',
  field: 'step',
})
export const noOwner = refusal('no_owner_yet', 422, {
  zh: '客户还没有负责人，先分配',
  en: 'The customer has no owner yet; assign it first',
})
export const notASetting = refusal('not_previewed', 422, {
  zh: '“{key}”的改动没有预览',
  en: 'There is no preview of "{key}"',
  field: 'values',
})
