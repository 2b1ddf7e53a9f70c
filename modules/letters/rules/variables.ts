import { type Text, texts } from '../../../shared/text.ts'

const groups = texts({
  customer: { zh: '客户', en: 'Customer' },
  contact: { zh: '联系人', en: 'Contact' },
  colleague: { zh: '写信人', en: 'Writer' },
  company: { zh: '我们公司', en: 'Our company' },
  order: { zh: '订单', en: 'Order' },
  quote: { zh: '报价', en: 'Quote' },
  appointment: { zh: '预约', en: 'Appointment' },
  occasion: { zh: '节日和纪念日', en: 'Occasion' },
  letter: { zh: '信', en: 'Letter' },
})

export type VariableGroup = keyof typeof groups
export const groupWords: Record<VariableGroup, Text> = groups

/** Where what is missing is filled in. */
const mends = texts({
  customer: { zh: '在客户资料里填', en: 'Fill it in with the customer' },
  contact: { zh: '在客户页的联系人里填', en: 'Fill it in with the contact, on the customer’s page' },
  colleague: { zh: '请管理员在“同事”里填', en: 'An admin fills it in under People' },
  company: {
    zh: '请管理员在“设置 → 报价”的公司信息里填',
    en: 'An admin fills it in under Settings → Quotes, the company on its quotes',
  },
  order: { zh: '客户还没有这样的订单，或订单上没填', en: 'The customer has no such order, or it is not on the order' },
  quote: { zh: '客户还没有报价，先写一份报价', en: 'The customer has no quote yet; write one first' },
  appointment: {
    zh: '从预约里写这封信，就会填上',
    en: 'It is filled in where the letter is written from an appointment',
  },
  occasion: { zh: '写上是哪个节日', en: 'Say which occasion it is' },
  letter: { zh: '手工填写', en: 'Fill it in by hand' },
})

interface Variable {
  readonly group: VariableGroup
  readonly label: Text
  readonly example: Text
}

const labels = texts({
  'customer.name': { zh: '客户名称', en: 'Customer’s name' },
  'customer.industry': { zh: '客户行业', en: 'Customer’s trade' },
  'customer.region': { zh: '客户地区', en: 'Customer’s region' },
  'contact.name': { zh: '联系人姓名', en: 'Contact’s name' },
  'contact.salutation': { zh: '联系人称呼', en: 'How to address the contact' },
  'contact.job': { zh: '联系人职务', en: 'Contact’s job' },
  'colleague.name': { zh: '写信人姓名', en: 'Writer’s name' },
  'colleague.phone': { zh: '写信人电话', en: 'Writer’s phone' },
  'colleague.mail': { zh: '写信人邮箱', en: 'Writer’s mail address' },
  'company.name': { zh: '公司名称', en: 'Our company’s name' },
  'company.address': { zh: '公司地址', en: 'Our address' },
  'company.phone': { zh: '公司电话', en: 'Our phone' },
  'order.number': { zh: '订单号', en: 'Order number' },
  'order.day': { zh: '下单日期', en: 'Day of the order' },
  'order.amount': { zh: '订单金额', en: 'Order amount' },
  'order.product': { zh: '订单产品', en: 'What was ordered' },
  'order.due': { zh: '交货日期', en: 'Day of delivery' },
  'quote.number': { zh: '报价单号', en: 'Quote number' },
  'quote.day': { zh: '报价日期', en: 'Day of the quote' },
  'quote.amount': { zh: '报价金额', en: 'Quote amount' },
  'quote.until': { zh: '报价有效期', en: 'Quote valid until' },
  'appointment.kind': { zh: '预约方式', en: 'Kind of appointment' },
  'appointment.day': { zh: '预约日期', en: 'Day of the appointment' },
  'appointment.time': { zh: '预约时间', en: 'Time of the appointment' },
  'appointment.length': { zh: '预约时长', en: 'Length' },
  'appointment.place': { zh: '预约地点', en: 'Place' },
  'appointment.agenda': { zh: '预约议题', en: 'Agenda' },
  'appointment.bring': { zh: '需备材料', en: 'What to have ready' },
  'appointment.people': { zh: '到场人员', en: 'Who comes' },
  'appointment.why': { zh: '预约意义', en: 'Why it matters' },
  'appointment.times': { zh: '可选时间', en: 'Times offered' },
  'appointment.link': { zh: '预约链接', en: 'Link to the appointment' },
  'appointment.before': { zh: '原定时间', en: 'Time before it moved' },
  'appointment.reason': { zh: '变动原因', en: 'Reason of the change' },
  'occasion.name': { zh: '节日名称', en: 'Name of the occasion' },
  'occasion.day': { zh: '节日日期', en: 'Day of the occasion' },
  'letter.day': { zh: '今天日期', en: 'Today' },
})

export type VariableKey = keyof typeof labels

const examples: Record<VariableKey, Text> = texts({
  'customer.name': { zh: '宏图食品有限公司', en: 'Harvest Foods Ltd' },
  'customer.industry': { zh: '食品', en: 'Food' },
  'customer.region': { zh: '苏州', en: 'Suzhou' },
  'contact.name': { zh: '张建国', en: 'Anna Bell' },
  'contact.salutation': { zh: '张总', en: 'Ms Bell' },
  'contact.job': { zh: '总经理', en: 'Head of purchasing' },
  'colleague.name': { zh: '王磊', en: 'Lei Wang' },
  'colleague.phone': { zh: '13800138000', en: '+86 138 0013 8000' },
  'colleague.mail': { zh: 'wanglei@example.com', en: 'wanglei@example.com' },
  'company.name': { zh: '锦程印刷', en: 'Jincheng Printing' },
  'company.address': { zh: '苏州工业园区星湖街 8 号', en: '8 Xinghu Street, Suzhou' },
  'company.phone': { zh: '0512-62345678', en: '+86 512 6234 5678' },
  'order.number': { zh: 'D2026-0108', en: 'D2026-0108' },
  'order.day': { zh: '2026年6月1日', en: '1 June 2026' },
  'order.amount': { zh: '¥12,800', en: '¥12,800' },
  'order.product': { zh: '月饼礼盒', en: 'Gift boxes' },
  'order.due': { zh: '2026年6月20日', en: '20 June 2026' },
  'quote.number': { zh: 'B2026-0215', en: 'B2026-0215' },
  'quote.day': { zh: '2026年5月28日', en: '28 May 2026' },
  'quote.amount': { zh: '¥12,800', en: '¥12,800' },
  'quote.until': { zh: '2026年6月27日', en: '27 June 2026' },
  'appointment.kind': { zh: '拜访', en: 'Visit' },
  'appointment.day': { zh: '2026年6月3日 星期三', en: 'Wednesday, 3 June 2026' },
  'appointment.time': { zh: '10:00–10:40（北京时间）', en: '10:00–10:40 (Beijing time)' },
  'appointment.length': { zh: '40 分钟', en: '40 minutes' },
  'appointment.place': { zh: '贵公司三楼会议室', en: 'Your meeting room, third floor' },
  'appointment.agenda': { zh: '1. 看新样\n2. 定中秋的数量', en: '1. The new samples\n2. Quantities for autumn' },
  'appointment.bring': { zh: '去年的礼盒一只', en: 'One of last year’s boxes' },
  'appointment.people': { zh: '王磊、设计师李敏', en: 'Lei Wang and Min Li, our designer' },
  'appointment.why': { zh: '早定下来，赶得上中秋前的排期', en: 'Settled now, it is ready before the holidays' },
  'appointment.times': {
    zh: '· 6月3日 周三 10:00\n· 6月4日 周四 15:00',
    en: '· Wed 3 June, 10:00\n· Thu 4 June, 15:00',
  },
  'appointment.link': { zh: 'https://crm.example.com/a/…', en: 'https://crm.example.com/a/…' },
  'appointment.before': { zh: '6月2日 周二 14:00', en: 'Tue 2 June, 14:00' },
  'appointment.reason': { zh: '样品晚到一天', en: 'the samples arrive a day late' },
  'occasion.name': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  'occasion.day': { zh: '2026年9月25日', en: '25 September 2026' },
  'letter.day': { zh: '2026年6月1日', en: '1 June 2026' },
})

const isGroup = (word: string): word is VariableGroup => Object.hasOwn(groups, word)

const groupOf = (key: VariableKey): VariableGroup => {
  const [group = ''] = key.split('.')
  return isGroup(group) ? group : 'letter'
}

/** C4: everything that a letter may take from the record. Nothing of it is ever sealed. */
export const VARIABLES: ReadonlyMap<VariableKey, Variable> = new Map(
  (Object.keys(labels) as VariableKey[]).map((key) => [
    key,
    { group: groupOf(key), label: labels[key], example: examples[key] },
  ]),
)

export const isVariable = (word: string): word is VariableKey => Object.hasOwn(labels, word)
export const variableWords = (key: VariableKey): Text => labels[key]
/** Where that is filled in which a letter lacks. */
export const mendOf = (key: VariableKey): Text => mends[groupOf(key)]
export const groupOfVariable = groupOf

/** What is known for one letter, in its language; what is not known is left out or empty. */
export type LetterFacts = Partial<Record<VariableKey, string | null>>

export const exampleFacts = (locale: keyof Text): LetterFacts =>
  Object.fromEntries([...VARIABLES].map(([key, { example }]) => [key, example[locale]]))
