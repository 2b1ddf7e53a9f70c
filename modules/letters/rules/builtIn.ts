import type { Locale } from '../../../shared/text.ts'
import type { LetterFunction } from './functions.ts'

export interface LetterText {
  readonly subject: string
  readonly body: string
}
export type BuiltIn = Readonly<Record<Locale, LetterText>>

const DEAR = '尊敬的{{ contact.salutation | default: "先生/女士" }}：\n\n您好！'
const HELLO = 'Dear {{ contact.salutation | default: "Sir or Madam" }},'
const REGARDS = `{{ colleague.name }}
{{ company.name }}{% if colleague.phone %}
电话：{{ colleague.phone }}{% endif %}`
const SINCERELY = `{{ colleague.name }}
{{ company.name }}{% if colleague.phone %}
{{ colleague.phone }}{% endif %}`

const zh = (subject: string, words: string, end = '此致\n敬礼'): LetterText => ({
  subject,
  body: `${DEAR}\n\n${words}\n\n${end}\n\n${REGARDS}`,
})
const en = (subject: string, words: string, end = 'Kind regards,'): LetterText => ({
  subject,
  body: `${HELLO}\n\n${words}\n\n${end}\n\n${SINCERELY}`,
})

const WHEN = `时间：{{ appointment.day }} {{ appointment.time }}
方式：{{ appointment.kind }}{% if appointment.place %}
地点：{{ appointment.place }}{% endif %}{% if appointment.people %}
我们到场：{{ appointment.people }}{% endif %}{% if appointment.agenda %}

议题：
{{ appointment.agenda }}{% endif %}{% if appointment.bring %}

请您备好：
{{ appointment.bring }}{% endif %}`
const WHEN_EN = `When: {{ appointment.day }}, {{ appointment.time }}
What: {{ appointment.kind }}{% if appointment.place %}
Where: {{ appointment.place }}{% endif %}{% if appointment.people %}
From us: {{ appointment.people }}{% endif %}{% if appointment.agenda %}

Agenda:
{{ appointment.agenda }}{% endif %}{% if appointment.bring %}

Please have ready:
{{ appointment.bring }}{% endif %}`
const LINK = `{% if appointment.link %}

要改时间或取消，请点这里，不用注册：
{{ appointment.link }}{% endif %}`
const LINK_EN = `{% if appointment.link %}

To move or cancel it, open this link; no account is needed:
{{ appointment.link }}{% endif %}`

/** C4: what the program brings, by function: polite, short and exact. */
export const BUILT_IN: Readonly<Record<LetterFunction, BuiltIn>> = {
  free: { zh: zh('{{ company.name }}致{{ customer.name }}', ''), en: en('A word from {{ company.name }}', '') },
  introduction: {
    zh: zh(
      '{{ company.name }}向您问好',
      '我是{{ company.name }}的{{ colleague.name }}，以后由我为{{ customer.name }}服务。\n\n贵公司有新的计划，或者对现在的供货有不满意的地方，请随时告诉我。方便的话，我想约个时间当面请教，了解贵公司最看重什么。',
    ),
    en: en(
      '{{ company.name }} introduces itself',
      'My name is {{ colleague.name }}, of {{ company.name }}; I will look after {{ customer.name }} from now on.\n\nWhatever you plan, or miss with your present supplier, please tell me. I would be glad to meet you and learn what matters most to you.',
    ),
  },
  answer: {
    zh: zh('答复您的来信', '来信收到，谢谢。您问的事答复如下：\n\n'),
    en: en('Your letter', 'Thank you for your letter. To answer your questions:\n\n'),
  },
  quote_sent: {
    zh: zh(
      '报价 {{ quote.number }}：{{ customer.name }}',
      '按您说的要求，我们做了报价 {{ quote.number }}，合计 {{ quote.amount }}{% if quote.until %}，有效期到{{ quote.until }}{% endif %}，详见附件。\n\n规格、数量或交期要调整，请直接回复，我当天改好给您。',
    ),
    en: en(
      'Our quote {{ quote.number }} for {{ customer.name }}',
      'As you asked, please find attached our quote {{ quote.number }}, {{ quote.amount }} in all{% if quote.until %}, valid until {{ quote.until }}{% endif %}.\n\nIf specification, quantity or delivery should change, answer this mail and I will send a new one the same day.',
    ),
  },
  quote_follow_up: {
    zh: zh(
      '报价 {{ quote.number }}，您看还有哪里要调整？',
      '{{ quote.day }}给您的报价 {{ quote.number }}（{{ quote.amount }}），想听听您的意见。\n\n价格、规格、交期，哪一项还不合适，请告诉我；您需要样品或想来看看，我来安排。',
    ),
    en: en(
      'Our quote {{ quote.number }}: what should we change?',
      'On {{ quote.day }} we sent you our quote {{ quote.number }} ({{ quote.amount }}), and I would like to hear what you think.\n\nIf price, specification or delivery do not suit yet, please tell me which. I can also arrange samples, or a visit.',
    ),
  },
  thanks_order: {
    zh: zh(
      '订单 {{ order.number }} 已收到，谢谢您的信任',
      '谢谢{{ customer.name }}的订单 {{ order.number }}{% if order.product %}（{{ order.product }}）{% endif %}，金额 {{ order.amount }}。{% if order.due %}我们按约定在{{ order.due }}前交货。{% endif %}\n\n生产中有任何进展我会主动告诉您；您有变动，也请尽早说一声。',
    ),
    en: en(
      'Your order {{ order.number }}: thank you',
      'Thank you for your order {{ order.number }}{% if order.product %} ({{ order.product }}){% endif %} of {{ order.amount }}.{% if order.due %} We will deliver by {{ order.due }}, as agreed.{% endif %}\n\nI will keep you informed as it goes along; if anything changes on your side, please tell me early.',
    ),
  },
  shipment: {
    zh: zh(
      '订单 {{ order.number }} 已发货',
      '订单 {{ order.number }}{% if order.product %}（{{ order.product }}）{% endif %}今天已发出。\n\n物流单号：\n预计到达：\n\n收到后请清点；有破损或短少，请拍照发我，我们马上处理。',
    ),
    en: en(
      'Your order {{ order.number }} is on its way',
      'Your order {{ order.number }}{% if order.product %} ({{ order.product }}){% endif %} left us today.\n\nTracking number:\nExpected:\n\nPlease check it on arrival; if anything is damaged or missing, send me a picture and we will see to it at once.',
    ),
  },
  payment: {
    zh: zh(
      '订单 {{ order.number }} 的付款',
      '订单 {{ order.number }}（{{ order.day }}，{{ order.amount }}）的款项还没有收到，可能是流程上耽搁了，烦请您帮忙看一下。\n\n如已付出，请不必理会这封信；需要我们补开票据或对账单，请告诉我。',
    ),
    en: en(
      'Payment of your order {{ order.number }}',
      'We have not yet seen the payment of your order {{ order.number }} ({{ order.day }}, {{ order.amount }}); perhaps it is only delayed. May I ask you to look into it?\n\nIf it is on its way, please disregard this letter. Should you need an invoice or a statement, I will send it.',
    ),
  },
  apology: {
    zh: zh(
      '关于您反映的问题，向您致歉',
      '给您添了麻烦，我们很抱歉。您反映的问题我们已经查清：\n\n原因：\n处理：\n今后怎样避免：\n\n处理得您满不满意，请直接告诉我。',
    ),
    en: en(
      'We are sorry',
      'We are sorry for the trouble that we gave you. We have looked into it:\n\nWhat happened:\nWhat we do about it:\nHow we prevent it:\n\nPlease tell me frankly whether this puts it right.',
    ),
  },
  return_visit: {
    zh: zh(
      '用得怎么样？想听听您的意见',
      '{% if order.product %}{{ order.product }}{% else %}上次的货{% endif %}用了一段时间，想请您说说：\n\n1. 质量满意吗？\n2. 交货和服务呢？\n3. 哪里我们可以做得更好？\n\n回复几个字就行，也可以约个时间，我打电话或登门请教。',
    ),
    en: en(
      'How does it serve you?',
      'You have used {% if order.product %}{{ order.product }}{% else %}our last delivery{% endif %} for a while now, and I would like to ask:\n\n1. Does the quality satisfy you?\n2. And delivery and service?\n3. What could we do better?\n\nA few words will do; or we find a time, and I call or come by.',
    ),
  },
  invite_times: {
    zh: zh(
      '想和您约个时间：{{ appointment.kind }}',
      '想和您约 {{ appointment.length }}{% if appointment.place %}，地点在{{ appointment.place }}{% endif %}。{% if appointment.why %}{{ appointment.why }}。{% endif %}{% if appointment.agenda %}\n\n想谈的是：\n{{ appointment.agenda }}{% endif %}\n\n下面几个时间您看哪个方便？\n{{ appointment.times }}\n\n点这里选一个就定下来，不用注册；都不合适也可以在里面写您方便的时间：\n{{ appointment.link }}',
    ),
    en: en(
      'Shall we find a time? {{ appointment.kind }}',
      'I would like {{ appointment.length }} of your time{% if appointment.place %}, at {{ appointment.place }}{% endif %}.{% if appointment.why %} {{ appointment.why }}.{% endif %}{% if appointment.agenda %}\n\nI would like to speak about:\n{{ appointment.agenda }}{% endif %}\n\nWhich of these suits you?\n{{ appointment.times }}\n\nPick one here and it is settled, no account needed; if none suits, say there what would:\n{{ appointment.link }}',
    ),
  },
  confirm: {
    zh: zh(
      '已约好：{{ appointment.day }} {{ appointment.kind }}',
      `谢谢您，时间定下来了。\n\n${WHEN}${LINK}`,
      '期待与您见面',
    ),
    en: en(
      'Confirmed: {{ appointment.kind }}, {{ appointment.day }}',
      `Thank you; this is settled.\n\n${WHEN_EN}${LINK_EN}`,
      'Looking forward to it,',
    ),
  },
  remind: {
    zh: zh(
      '提醒：{{ appointment.day }} {{ appointment.kind }}',
      `我们约好的时间快到了：\n\n${WHEN}${LINK}`,
      '到时候见',
    ),
    en: en(
      'A reminder: {{ appointment.kind }}, {{ appointment.day }}',
      `Our appointment is near:\n\n${WHEN_EN}${LINK_EN}`,
      'See you soon,',
    ),
  },
  moved: {
    zh: zh(
      '改期：{{ appointment.kind }}改到{{ appointment.day }}',
      `原定{{ appointment.before }}的{{ appointment.kind }}改期了{% if appointment.reason %}，因为{{ appointment.reason }}{% endif %}。新的安排：\n\n${WHEN}${LINK}\n\n给您带来不便，请谅解。`,
    ),
    en: en(
      'Moved: {{ appointment.kind }}, now {{ appointment.day }}',
      `Our {{ appointment.kind }} of {{ appointment.before }} has been moved{% if appointment.reason %}: {{ appointment.reason }}{% endif %}. It is now:\n\n${WHEN_EN}${LINK_EN}\n\nWe are sorry for the inconvenience.`,
    ),
  },
  cancelled: {
    zh: zh(
      '取消：{{ appointment.day }}的{{ appointment.kind }}',
      '原定{{ appointment.day }} {{ appointment.time }}的{{ appointment.kind }}取消了{% if appointment.reason %}，因为{{ appointment.reason }}{% endif %}。\n\n很抱歉打乱您的安排。另约时间我再和您商量。',
    ),
    en: en(
      'Called off: {{ appointment.kind }}, {{ appointment.day }}',
      'Our {{ appointment.kind }} on {{ appointment.day }}, {{ appointment.time }}, does not take place{% if appointment.reason %}: {{ appointment.reason }}{% endif %}.\n\nI am sorry to upset your plans, and will get in touch about another time.',
    ),
  },
  no_show: {
    zh: zh(
      '今天没有见成，我们再约个时间？',
      '{{ appointment.day }} {{ appointment.time }}的{{ appointment.kind }}没有见成，想必您那边临时有事。\n\n不要紧，您看什么时候方便，我们另约。{% if appointment.link %}点这里可以选时间：\n{{ appointment.link }}{% endif %}',
    ),
    en: en(
      'We missed each other; shall we find another time?',
      'We did not meet on {{ appointment.day }}, {{ appointment.time }}; no doubt something came up.\n\nThat is quite all right: tell me when it suits you.{% if appointment.link %} Or pick a time here:\n{{ appointment.link }}{% endif %}',
    ),
  },
  birthday: {
    zh: zh(
      '{{ contact.salutation }}，祝您生日快乐',
      '今天是您的生日，祝您身体健康，事事顺心，一家人平平安安。\n\n谢谢您一直以来的信任。',
      '祝好',
    ),
    en: en(
      'Happy birthday, {{ contact.salutation }}',
      'Today is your birthday: I wish you health, joy, and a good year for you and yours.\n\nThank you for your trust.',
      'With warm wishes,',
    ),
  },
  festival: {
    zh: zh(
      '{{ occasion.name }}快乐',
      '{{ occasion.name }}到了，{{ company.name }}祝您和家人节日快乐，万事如意。\n\n谢谢您一年来的支持。',
      '祝好',
    ),
    en: en(
      'Best wishes for {{ occasion.name }}',
      'For {{ occasion.name }} all of us at {{ company.name }} wish you and your family joy and rest.\n\nThank you for your trust.',
      'With warm wishes,',
    ),
  },
  anniversary: {
    zh: zh(
      '{{ occasion.name }}，向您道贺',
      '恭贺{{ occasion.name }}（{{ occasion.day }}）！一路走来，谢谢{{ customer.name }}的信任，祝贵公司生意兴隆。',
      '祝好',
    ),
    en: en(
      '{{ occasion.name }}: our congratulations',
      '{{ occasion.day }} is {{ occasion.name }}. Thank you for the way we have gone together; we wish {{ customer.name }} every success.',
      'With warm wishes,',
    ),
  },
  congratulation: {
    zh: zh(
      '祝贺{{ customer.name }}',
      '听说{{ occasion.name }}，我们由衷地为{{ customer.name }}高兴，向您道贺。',
      '祝好',
    ),
    en: en(
      'Congratulations to {{ customer.name }}',
      'We have heard of {{ occasion.name }}, and are glad for {{ customer.name }}: our sincere congratulations.',
      'With warm wishes,',
    ),
  },
}
