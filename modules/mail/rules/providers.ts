import { type Text, texts } from '../../../shared/text.ts'
import { domainOf } from './addresses.ts'

const names = texts({
  qq: { zh: 'QQ 邮箱', en: 'QQ Mail' },
  exmail: { zh: '腾讯企业邮', en: 'Tencent Exmail' },
  netease: { zh: '网易 163 / 126', en: 'NetEase 163 / 126' },
  qiye: { zh: '网易企业邮', en: 'NetEase Qiye' },
  aliyun: { zh: '阿里企业邮', en: 'Alibaba Mail' },
  gmail: { zh: 'Gmail', en: 'Gmail' },
  icloud: { zh: 'iCloud', en: 'iCloud' },
  other: { zh: '其他', en: 'Another' },
})
export type ProviderKey = keyof typeof names
export const PROVIDERS = Object.keys(names) as ProviderKey[]
export const providerWords: Record<ProviderKey, Text> = names

export interface Place {
  host: string
  port: number
  security: 'tls' | 'starttls'
}

const tls = (host: string, port: number): Place => ({ host, port, security: 'tls' })
const servers: Record<Exclude<ProviderKey, 'other'>, { imap: Place; smtp: Place }> = {
  qq: { imap: tls('imap.qq.com', 993), smtp: tls('smtp.qq.com', 465) },
  exmail: { imap: tls('imap.exmail.qq.com', 993), smtp: tls('smtp.exmail.qq.com', 465) },
  netease: { imap: tls('imap.163.com', 993), smtp: tls('smtp.163.com', 465) },
  qiye: { imap: tls('imap.qiye.163.com', 993), smtp: tls('smtp.qiye.163.com', 465) },
  aliyun: { imap: tls('imap.qiye.aliyun.com', 993), smtp: tls('smtp.qiye.aliyun.com', 465) },
  gmail: { imap: tls('imap.gmail.com', 993), smtp: tls('smtp.gmail.com', 465) },
  icloud: {
    imap: tls('imap.mail.me.com', 993),
    smtp: { host: 'smtp.mail.me.com', port: 587, security: 'starttls' },
  },
}

const BY_DOMAIN: Readonly<Record<string, ProviderKey>> = {
  'qq.com': 'qq',
  'foxmail.com': 'qq',
  'vip.qq.com': 'qq',
  '163.com': 'netease',
  '126.com': 'netease',
  'gmail.com': 'gmail',
  'icloud.com': 'icloud',
  'me.com': 'icloud',
}

/** Who keeps the mail of an address, as far as its domain tells. */
export const providerOf = (address: string): ProviderKey => BY_DOMAIN[domainOf(address)] ?? 'other'

/** Where the servers of a provider are; of another one, as they are mostly named. */
export function serversOf(provider: ProviderKey, address: string): { imap: Place; smtp: Place } {
  const domain = domainOf(address)
  if (provider === 'netease' && domain === '126.com')
    return { imap: tls('imap.126.com', 993), smtp: tls('smtp.126.com', 465) }
  if (provider !== 'other') return servers[provider]
  return { imap: tls(domain && `imap.${domain}`, 993), smtp: tls(domain && `smtp.${domain}`, 465) }
}
