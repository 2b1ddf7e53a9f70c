import { texts } from '../../shared/text.ts'

export const outboxTexts = texts({
  offline: { zh: '没有网络。照常记，联网后自动发出。', en: 'No network. Go on logging; it is sent once you are back.' },
  offlineWaiting: {
    zh: '没有网络。{count} 条已存在本机，联网后自动发出。',
    en: 'No network. {count} kept on this device, sent once you are back.',
  },
  waiting: { zh: '{count} 条等待发出', en: '{count} waiting to be sent' },
  refused: { zh: '{count} 条没能保存，请看一下', en: '{count} could not be saved; please have a look' },
  look: { zh: '查看', en: 'Look' },
  title: { zh: '等待发出的记录', en: 'Waiting to be sent' },
  lead: {
    zh: '这些记录存在本机，发出后只会记一次。',
    en: 'These are kept on this device, and are recorded just once when sent.',
  },
  stillWaiting: { zh: '等待发出', en: 'Waiting' },
  said: { zh: '说了什么', en: 'What was said' },
  sendAgain: { zh: '改好了，再发', en: 'Mended, send again' },
  discard: { zh: '丢弃', en: 'Discard' },
  discardTitle: { zh: '丢弃这条记录？', en: 'Discard this record?' },
  discardDetail: {
    zh: '它还没有记到“{about}”名下，丢弃后找不回来。',
    en: 'It is not yet recorded for “{about}” and cannot be brought back.',
  },
  none: { zh: '都已发出。', en: 'All sent.' },
})
