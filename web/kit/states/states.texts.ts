import { texts } from '../../../shared/text.ts'

export const stateTexts = texts({
  again: { zh: '再试一次', en: 'Try again' },
  trace: { zh: '编号 {traceId}', en: 'Reference {traceId}' },
  traceName: { zh: '编号', en: 'reference' },
  unknown: { zh: '出了点问题', en: 'Something went wrong' },
  unknownDetail: {
    zh: '页面遇到了没料到的情况。刷新后可以继续，已保存的内容都在。',
    en: 'The page met something unexpected. Reload to go on; everything saved is still there.',
  },
  kept: { zh: '没有丢：{what}', en: 'Nothing lost: {what}' },
  loading: { zh: '正在载入', en: 'Loading' },
})
