import { texts } from '../../../shared/text.ts'

export const keyTexts = texts({
  title: { zh: '接口密钥', en: 'API keys' },
  none: { zh: '还没有密钥。', en: 'No keys yet.' },
  readOnly: { zh: '只读', en: 'read only' },
  made: { zh: '{when} 建立', en: 'Made {when}' },
  used: { zh: '{when} 用过', en: 'used {when}' },
  unused: { zh: '还没用过', en: 'not used yet' },
  expires: { zh: '{when} 到期', en: 'expires {when}' },
  expired: { zh: '{when} 已到期', en: 'expired {when}' },
  revoked: { zh: '已停用', en: 'revoked' },
  revoke: { zh: '停用', en: 'Revoke' },
  revokeTitle: { zh: '停用密钥“{name}”？', en: 'Revoke the key “{name}”?' },
  revokeDetail: {
    zh: '用它的系统会立刻连不上，不能恢复。',
    en: 'What uses it stops working at once; this cannot be undone.',
  },
  revokedOf: { zh: '密钥“{name}”已停用', en: 'The key “{name}” is revoked' },
})
