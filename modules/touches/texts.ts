import { texts } from '../../shared/text.ts'

/** The channels of T1, as one says them in passing: "昨天电话". */
export const channelTexts = texts({
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  sms: { zh: '短信', en: 'SMS' },
  email: { zh: '邮件', en: 'Email' },
  letter: { zh: '信函', en: 'Letter' },
  visit_out: { zh: '拜访', en: 'Visit' },
  visit_in: { zh: '来访', en: 'Visit to us' },
  video: { zh: '视频', en: 'Video' },
  fax: { zh: '传真', en: 'Fax' },
  event: { zh: '活动', en: 'Event' },
  social: { zh: '社交媒体', en: 'Social media' },
  chat: { zh: '在线聊天', en: 'Web chat' },
  other: { zh: '其他', en: 'Other' },
})
