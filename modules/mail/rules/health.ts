import { fill, type Locale, texts } from '../../../shared/text.ts'
import { type Problem, tellProblem } from './problems.ts'

export const HEALTH = ['healthy', 'gap', 'failing', 'waiting', 'off'] as const
export type Health = (typeof HEALTH)[number]

export interface Counts {
  there: number
  kept: number
  passed: number
  failed: number
}

/** What on the server no count explains. */
export const missingOf = ({ there, kept, passed, failed }: Counts): number =>
  Math.max(0, there - kept - passed - failed)

/** C1: how a mailbox stands. It is healthy only while every mail that the server holds is accounted for. */
export function healthOf(
  account: { state: 'on' | 'off'; receives: boolean; problem: Problem | null; lookedAt: string | null },
  counts: Counts,
): Health {
  if (account.state === 'off') return 'off'
  if (account.problem) return 'failing'
  if (account.receives && account.lookedAt === null) return 'waiting'
  return missingOf(counts) + counts.failed > 0 ? 'gap' : 'healthy'
}

const words = texts({
  healthy: {
    zh: '正常：服务器上 {there} 封，客户往来 {kept} 封已收，其余 {passed} 封与客户无关、没有保存',
    en: 'Healthy: of {there} mails on the server {kept} with customers are here; the other {passed} concern no customer and were not kept',
  },
  gap: {
    zh: '有缺口：服务器上 {there} 封，这里只对上 {known} 封，缺 {missing} 封，读不了 {failed} 封。正在补收',
    en: 'A gap: of {there} mails on the server {known} are accounted for; {missing} are missing and {failed} could not be read. They are being fetched',
  },
  sends: { zh: '只发信，没有发现问题', en: 'Sends only; no trouble so far' },
  waiting: { zh: '刚接入，还没有收完第一遍', en: 'Just connected; the first reading is not done' },
  off: { zh: '已停用', en: 'Turned off' },
})

export function tellHealth(
  health: Health,
  counts: Counts,
  account: { receives: boolean; problem: Problem | null },
  locale: Locale,
): string {
  if (health === 'failing' && account.problem) return tellProblem(account.problem, locale)
  if (health === 'healthy' && !account.receives) return words.sends[locale]
  if (health === 'failing') return words.waiting[locale]
  return fill(words[health][locale], { ...counts, known: counts.kept + counts.passed, missing: missingOf(counts) })
}
