import { texts } from '../shared/text.ts'

export const apiTexts = texts({
  offline: { zh: '现在没有网络', en: 'You are offline' },
  offlineDetail: { zh: '连上网络后再试一次。', en: 'Try again once you are connected.' },
  unreachable: { zh: '连不上服务器', en: 'The server cannot be reached' },
  unreachableDetail: {
    zh: '网络可能不稳，或服务器正在重启。请稍后再试。',
    en: 'The network may be unsteady, or the server is restarting. Please try again shortly.',
  },
  timeout: { zh: '服务器太久没有回应', en: 'The server took too long' },
  timeoutDetail: {
    zh: '请再试一次；同一次保存不会被记两遍。',
    en: 'Please try again; the same save is never recorded twice.',
  },
})
