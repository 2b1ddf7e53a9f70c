import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  days: { zh: '天', en: 'days' },
  times: { zh: '次', en: 'times' },
  minutes: { zh: '分钟', en: 'minutes' },
  mostDays: { zh: '最多多久必须重新登录', en: 'A sign-in ends at the latest after' },
  proof: { zh: '多久没有验证身份，做敏感操作就要再验证', en: 'Sensitive acts ask who one is again after' },
  factor: { zh: '谁登录必须有第二道验证', en: 'Who must have a second factor to sign in' },
  factorHelp: {
    zh: '验证器 App 或通行密钥。还没有的人，下次登录时先设置，再进来',
    en: 'An authenticator app or a passkey. Who has none yet sets one up at the next sign-in',
  },
  sessionDays: { zh: '登录多久不用就失效', en: 'A sign-in ends after so long without use' },
  failures: { zh: '连续输错几次密码就锁定', en: 'Wrong passwords in a row until an account locks' },
  sessionsKept: { zh: '结束了的登录记录保存多久', en: 'Ended sign-ins are kept for' },
  sessionsKeptHelp: {
    zh: '查从哪里登录过；审计记录里“谁登录过”一直在',
    en: 'To look up from where somebody signed in; that somebody did stays in the audit trail for good',
  },
  lock: { zh: '锁定多久', en: 'How long it stays locked' },
})

const count = (max: number) => z.int().min(1).max(max)

export const sessionDays = setting({
  key: 'people.session_days',
  schema: count(365),
  fallback: 30,
  unit: words.days,
  label: words.sessionDays,
  rule: 'G4',
})
export const failuresUntilLock = setting({
  key: 'people.failures_until_lock',
  schema: count(100),
  fallback: 8,
  unit: words.times,
  label: words.failures,
  rule: 'G4',
})
export const lockMinutes = setting({
  key: 'people.lock_minutes',
  schema: count(1440),
  fallback: 15,
  unit: words.minutes,
  label: words.lock,
  rule: 'G4',
})
/** However much it is used: ASVS wants an end. */
export const sessionMostDays = setting({
  key: 'people.session_most_days',
  schema: count(400),
  fallback: 90,
  unit: words.days,
  label: words.mostDays,
  rule: 'G4',
})
export const proofMinutes = setting({
  key: 'people.proof_minutes',
  schema: count(1440),
  fallback: 15,
  unit: words.minutes,
  label: words.proof,
  rule: 'G4',
})
export const FACTOR_DEMANDED_FROM = ['nobody', 'managers', 'all'] as const
/** `managers`: who sees more than the own customers, and who manages. */
export const factorDemandedFrom = setting<(typeof FACTOR_DEMANDED_FROM)[number]>({
  key: 'people.factor_demanded_from',
  schema: z.enum(FACTOR_DEMANDED_FROM),
  fallback: 'nobody',
  label: words.factor,
  help: words.factorHelp,
  rule: 'G4',
})
/** Ended sessions stay a while, for whoever asks from where somebody signed in. */
export const sessionsKeptDays = setting({
  key: 'people.sessions_kept_days',
  schema: z.int().min(30).max(3650),
  fallback: 90,
  unit: words.days,
  label: words.sessionsKept,
  help: words.sessionsKeptHelp,
  rule: 'T8',
})
