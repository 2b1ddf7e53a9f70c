import { refusal } from '../../shared/refusal.ts'

export const sealed = refusal('sealed', 403, {
  zh: '这是机密客户。需要了解请找 {ask}',
  en: 'This customer is sealed. Ask {ask}',
})
export const sealedUntilSigned = refusal('sealed_until_signed', 403, {
  zh: '您在这位机密客户的名单上，签了保密承诺才能看',
  en: 'You are named for this sealed customer; sign the confidentiality undertaking to see it',
})
export const undertakingChanged = refusal('undertaking_changed', 409, {
  zh: '保密承诺已有新版本，请读过新版再签',
  en: 'There is a newer version of the undertaking; read it, then sign',
  field: 'version',
})
export const mayNotName = refusal('may_not_name', 403, {
  zh: '名单由负责的主管决定：{ask}',
  en: 'The responsible manager decides on the list: {ask}',
})
export const namedByOffice = refusal('named_by_office', 409, {
  zh: '负责的主管因职务在名单上，不能移出',
  en: 'The responsible manager is on the list by office and cannot be taken off',
})
export const notNamed = refusal('not_named', 422, {
  zh: '名单上没有这位同事',
  en: 'This colleague is not on the list',
  field: 'personId',
})
export const unknownConfidant = refusal('unknown_confidant', 422, {
  zh: '没有这位同事，或已离职',
  en: 'There is no such colleague, or the person has left',
  field: 'personId',
})
export const mayNotHide = refusal('may_not_hide', 403, {
  zh: '只有负责的主管或总监可以隐藏客户',
  en: 'Only the responsible manager or a director may hide a customer',
})
export const sealedByTier = refusal('sealed_by_tier', 409, {
  zh: '这个等级是机密的。要公开，先改这位客户的等级',
  en: 'Its tier is sealed; to open this customer, change its tier first',
})
export const notSecret = refusal('not_secret', 409, {
  zh: '这位客户不是机密，没有名单。先设为机密等级，或隐藏',
  en: 'This customer is not secret and has no list; give it a sealed tier, or hide it, first',
})
export const reviewNeedsSignature = refusal('review_needs_signature', 403, {
  zh: '先签保密承诺，才能查阅记录',
  en: 'Sign the confidentiality undertaking before reviewing who saw what',
})
