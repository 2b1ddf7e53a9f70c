import { refusal } from '../../shared/refusal.ts'

export const letterBroken = refusal('letter_broken', 422, {
  zh: '第 {line} 行：花括号没有写完整，或用了不支持的写法',
  en: 'Line {line}: a slot in braces is not complete, or written in a way that is not supported',
  field: 'body',
})
export const unknownVariable = refusal('letter_unknown_variable', 422, {
  zh: '没有“{name}”这一项，请从右边的清单里点选',
  en: 'There is no "{name}"; choose from the list beside it',
  field: 'body',
})
export const letterNameTaken = refusal('letter_name_taken', 409, {
  zh: '这类信里已经有“{name}”',
  en: 'There is a letter "{name}" of this kind already',
  field: 'name',
})
export const builtInLetter = refusal('built_in_letter', 422, {
  zh: '自带的信函不能改名或停用，可以改内容',
  en: 'A built-in letter cannot be renamed or turned off; its words can be changed',
  field: ['name', 'state'],
})
export const notItsOrder = refusal('letter_not_its_order', 422, {
  zh: '这位客户没有这张订单或报价',
  en: 'The customer has no such order or quote',
  field: ['orderId', 'quoteId'],
})
export const onlyBuiltIn = refusal('only_built_in_letter', 422, {
  zh: '自己写的信函没有自带的内容可以恢复',
  en: 'A letter of the company’s own has no built-in words to go back to',
  field: 'text',
})
export const unwelcome = refusal('letter_unwelcome', 422, {
  zh: '这位联系人不愿收到问候，或个人信息的依据不含营销；礼节信函不写给他',
  en: 'This contact wants no greetings, or the ground of the personal information does not cover marketing: no letters of courtesy',
  field: 'contactId',
})
