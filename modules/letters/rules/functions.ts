import { type Text, texts } from '../../../shared/text.ts'
import type { VariableGroup } from './variables.ts'

/** C4: what letters are for, in the order in which one looks for them. */
const names = texts({
  free: { zh: '一般信函', en: 'A free letter' },
  introduction: { zh: '初次联系', en: 'First letter' },
  answer: { zh: '答复来信', en: 'Answer' },
  quote_sent: { zh: '报价', en: 'Offer' },
  quote_follow_up: { zh: '报价跟进', en: 'After an offer' },
  thanks_order: { zh: '订单致谢', en: 'Thanks for an order' },
  shipment: { zh: '发货通知', en: 'Shipment' },
  payment: { zh: '付款提醒', en: 'Payment' },
  apology: { zh: '致歉', en: 'Apology' },
  return_visit: { zh: '回访', en: 'Return visit' },
  invite_times: { zh: '约时间', en: 'Offer of times' },
  confirm: { zh: '预约确认', en: 'Confirmation' },
  remind: { zh: '预约提醒', en: 'Reminder' },
  moved: { zh: '预约改期', en: 'Moved' },
  cancelled: { zh: '预约取消', en: 'Called off' },
  no_show: { zh: '没有见成', en: 'We missed each other' },
  birthday: { zh: '生日祝福', en: 'Birthday' },
  festival: { zh: '节日问候', en: 'Festival' },
  anniversary: { zh: '周年纪念', en: 'Anniversary' },
  congratulation: { zh: '祝贺', en: 'Congratulation' },
})

export type LetterFunction = keyof typeof names
export const FUNCTIONS = Object.keys(names) as LetterFunction[]
export const functionWords: Record<LetterFunction, Text> = names
export const isFunction = (word: string): word is LetterFunction => Object.hasOwn(names, word)

const parts = texts({
  business: { zh: '往来', en: 'Business' },
  appointment: { zh: '预约', en: 'Appointments' },
  care: { zh: '问候', en: 'Care' },
})
export type LetterPart = keyof typeof parts
export const PARTS = Object.keys(parts) as LetterPart[]
export const partWords: Record<LetterPart, Text> = parts

const OF_APPOINTMENTS: readonly LetterFunction[] = [
  'invite_times',
  'confirm',
  'remind',
  'moved',
  'cancelled',
  'no_show',
]
const OF_CARE: readonly LetterFunction[] = ['birthday', 'festival', 'anniversary', 'congratulation']

export function partOf(of: LetterFunction): LetterPart {
  if (OF_APPOINTMENTS.includes(of)) return 'appointment'
  return OF_CARE.includes(of) ? 'care' : 'business'
}

const USUAL: readonly VariableGroup[] = ['contact', 'customer', 'colleague', 'company', 'letter']
const MORE: Partial<Record<LetterFunction, readonly VariableGroup[]>> = {
  quote_sent: ['quote'],
  quote_follow_up: ['quote'],
  thanks_order: ['order'],
  shipment: ['order'],
  payment: ['order'],
  apology: ['order'],
  return_visit: ['order'],
  free: ['order', 'quote'],
  answer: ['order', 'quote'],
}

/** Of which groups a letter of this function can know something, those that matter most first. */
export function groupsFor(of: LetterFunction): readonly VariableGroup[] {
  const part = partOf(of)
  if (part === 'appointment') return ['appointment', ...USUAL]
  return part === 'care' ? ['occasion', ...USUAL] : [...(MORE[of] ?? []), ...USUAL]
}
