import type { Role } from '../../../shared/endpoint.ts'
import { type Text, texts } from '../../../shared/text.ts'

/** How somebody works; the figures of the product are to tell it from what was recorded. */
export interface Habits {
  /** Touches on an ordinary working day. */
  readonly pace: number
  /** The chance that a customer who is due is dealt with that day. */
  readonly diligence: number
  /** The same for what was promised, and for what a customer asked. */
  readonly promises: number
  readonly answers: number
  /** How much likelier than others to get through to somebody with something to say. */
  readonly reach: number
  /** How far a good conversation carries towards an order. */
  readonly craft: number
  /** The share of notes of three words. */
  readonly terse: number
  /** New customers found by oneself, against the others'. */
  readonly prospects: number
  /** The chance, on a day, to let a hopeless customer go once twelve touches are made. */
  readonly letsGo: number
}

const GOOD: Habits = {
  pace: 13,
  diligence: 0.8,
  promises: 0.94,
  answers: 0.95,
  reach: 1.15,
  craft: 1.25,
  terse: 0.02,
  prospects: 0.8,
  letsGo: 0.35,
}
const STEADY: Habits = {
  pace: 9.5,
  diligence: 0.3,
  promises: 0.75,
  answers: 0.8,
  reach: 1,
  craft: 0.9,
  terse: 0.12,
  prospects: 0.7,
  letsGo: 0.12,
}
const LAZY: Habits = {
  pace: 4.5,
  diligence: 0.025,
  promises: 0.15,
  answers: 0.22,
  reach: 0.95,
  craft: 0.6,
  terse: 0.6,
  prospects: 0.25,
  letsGo: 0.03,
}
const NEW: Habits = {
  pace: 14,
  diligence: 0.7,
  promises: 0.85,
  answers: 0.85,
  reach: 0.8,
  craft: 0.5,
  terse: 0.05,
  prospects: 6.5,
  letsGo: 0,
}
const MANAGER: Habits = {
  pace: 4,
  diligence: 0.6,
  promises: 0.9,
  answers: 0.9,
  reach: 1.2,
  craft: 1.2,
  terse: 0.05,
  prospects: 0,
  letsGo: 0,
}

export type TeamKey = 'firm' | 'near' | 'delta' | 'far'

export const TEAMS: readonly { key: TeamKey; name: string; cities: string | null }[] = [
  { key: 'firm', name: '锦程包装印刷', cities: null },
  { key: 'near', name: '莞深惠营销部', cities: 'city.近' },
  { key: 'delta', name: '广佛中江营销部', cities: 'city.中' },
  { key: 'far', name: '省外营销部', cities: 'city.远' },
]

export interface Part {
  /** The part of the e-mail before the @. */
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly team: TeamKey
  /** Days before today. */
  readonly joined: number
  readonly left?: number
  /** Null: does not work on customers. */
  readonly habits: Habits | null
  /** For a visitor who chooses whose day to see. */
  readonly what?: Text
}

const words = texts({
  boss: {
    zh: '老板：看全公司三个团队，谁在往前，谁在掉队',
    en: 'The owner: three teams, who gets on and who falls behind',
  },
  manager: {
    zh: '主管：十次未成交的要他介入，收回的客户等他分配',
    en: 'A sales manager: tenth touches wait for his step, recalled customers for an owner',
  },
  good: {
    zh: '业务骨干：每天把清单做完，约好的事从不过夜',
    en: 'A rep who works the list to its end and keeps every promise',
  },
  lazy: {
    zh: '老业务：客户不少，跟得不勤，一片逾期和收回提醒',
    en: 'A veteran with many customers and little zeal: overdue, about to be recalled',
  },
  new: { zh: '新人：来了六周，正在大量开发新客户', en: 'Six weeks in the firm, reaching many new customers' },
  marketer: {
    zh: '市场：展会和官网来的线索从她手里分出去',
    en: 'Marketing: leads of fairs and website pass through her hands',
  },
  agent: { zh: '客服热线：谁的客户来电都先记下来', en: 'The hotline: whoever calls is noted first' },
  auditor: { zh: '审计：什么都能看，什么都不能改', en: 'Audit: sees everything, changes nothing' },
  admin: { zh: '系统管理员：人员、团队、设置', en: 'The keeper of people, teams and settings' },
})

/** T8: everyone in the demo. All names are made up. */
export const CAST: readonly Part[] = [
  { login: 'boss', name: '罗锦程', role: 'director', team: 'firm', joined: 5200, habits: null, what: words.boss },
  { login: 'he', name: '何建华', role: 'manager', team: 'near', joined: 3300, habits: MANAGER, what: words.manager },
  { login: 'chen', name: '陈嘉豪', role: 'rep', team: 'near', joined: 1900, habits: GOOD, what: words.good },
  { login: 'wu', name: '吴伟明', role: 'rep', team: 'near', joined: 2700, habits: LAZY, what: words.lazy },
  { login: 'zhou', name: '周子轩', role: 'rep', team: 'near', joined: 44, habits: NEW, what: words.new },
  {
    login: 'lin',
    name: '林晓雯',
    role: 'rep',
    team: 'near',
    joined: 980,
    habits: { ...STEADY, diligence: 0.45, craft: 1 },
  },
  { login: 'wen', name: '温敏仪', role: 'rep', team: 'near', joined: 610, habits: STEADY },
  { login: 'liang', name: '梁月英', role: 'manager', team: 'delta', joined: 2900, habits: MANAGER },
  {
    login: 'feng',
    name: '冯丽娟',
    role: 'rep',
    team: 'delta',
    joined: 1500,
    habits: { ...GOOD, pace: 12, craft: 1.15 },
  },
  { login: 'zheng', name: '郑浩然', role: 'rep', team: 'delta', joined: 820, habits: STEADY },
  {
    login: 'cai',
    name: '蔡振宇',
    role: 'rep',
    team: 'delta',
    joined: 1250,
    habits: { ...STEADY, diligence: 0.22, terse: 0.2 },
  },
  {
    login: 'qiu',
    name: '邱文杰',
    role: 'rep',
    team: 'delta',
    joined: 2100,
    habits: { ...LAZY, pace: 5, diligence: 0.04, terse: 0.45 },
  },
  {
    login: 'ye',
    name: '叶思琪',
    role: 'rep',
    team: 'delta',
    joined: 82,
    habits: { ...NEW, diligence: 0.8, craft: 0.6 },
  },
  {
    login: 'lu',
    name: '卢永健',
    role: 'rep',
    team: 'delta',
    joined: 1100,
    left: 68,
    habits: { ...STEADY, diligence: 0.18 },
  },
  {
    login: 'duan',
    name: '段立新',
    role: 'manager',
    team: 'far',
    joined: 2500,
    habits: { ...MANAGER, pace: 3, diligence: 0.35 },
  },
  {
    login: 'peng',
    name: '彭海燕',
    role: 'rep',
    team: 'far',
    joined: 1300,
    habits: { ...GOOD, pace: 12.5, diligence: 0.72 },
  },
  { login: 'shi', name: '石磊', role: 'rep', team: 'far', joined: 700, habits: { ...STEADY, reach: 0.95 } },
  { login: 'fu', name: '傅鹏', role: 'rep', team: 'far', joined: 1700, habits: { ...LAZY, diligence: 0.035 } },
  {
    login: 'yao',
    name: '姚梦洁',
    role: 'rep',
    team: 'far',
    joined: 128,
    habits: { ...NEW, pace: 12, prospects: 3.4, craft: 0.7 },
  },
  { login: 'su', name: '苏雨桐', role: 'marketer', team: 'firm', joined: 760, habits: null, what: words.marketer },
  { login: 'deng', name: '邓巧玲', role: 'agent', team: 'firm', joined: 1400, habits: null, what: words.agent },
  { login: 'tan', name: '谭国栋', role: 'auditor', team: 'firm', joined: 2000, habits: null, what: words.auditor },
  { login: 'zeng', name: '曾小敏', role: 'admin', team: 'firm', joined: 1600, habits: null, what: words.admin },
]

export const emailOf = (login: string): string => `${login}@demo.jinke.example`

/** Everyone's password in the demo, told to whoever asks: nothing real lies behind it. */
export const PASSWORD = 'jinke-demo'
