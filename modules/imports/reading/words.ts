// The words that stand in cells where the product wants one of a few values.

import { foldText } from '../../../shared/fold.ts'
import { type Size, sizeOfHeads } from '../../customers/rules/sizes.ts'
import { STAGES, type Stage, TIERS, type Tier } from '../../customers/rules/stages.ts'
import { CHANNELS, type Channel, type Direction } from '../../touches/rules/log.ts'

export type Payment = 'paid' | 'partial' | 'unpaid'

const BLANKS = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\',
  '.',
  '?',
  '？',
  '无',
  '暂无',
  '没有',
  '空',
  '未知',
  '不详',
  '未填',
  '待定',
  'n/a',
  'na',
  'null',
  'none',
  'nil',
  '#n/a',
])

/** Empty, or one of the signs that stand for it. */
export const isBlank = (cell: string): boolean => BLANKS.has(cell.trim().toLowerCase())

const NOBODY = /^(?:公海|公共|共享|公司|待分配|未分配|无人|无主|未指定|unassigned|pool|nobody)$/

/** An owner's cell that names no one. */
export const isNobody = (cell: string): boolean => isBlank(cell) || NOBODY.test(foldText(cell))

export const isTotal = (cell: string): boolean =>
  /^(?:合计|总计|小计|共计|累计|总额|total|subtotal|grandtotal|sum)$/.test(foldText(cell))

type Meaning<T> = readonly (readonly [words: RegExp, meaning: T])[]

/** The first meaning whose words are found in a folded text. */
const meaningOf = <T>(meanings: Meaning<T>, cell: string): T | null => {
  const folded = foldText(cell)
  return meanings.find(([words]) => words.test(folded))?.[1] ?? null
}

export interface ChannelRead {
  readonly channel: Channel
  readonly direction?: Direction
}

const CHANNEL_WORDS: Meaning<ChannelRead> = [
  [/来电|呼入|打进|打来|callin|inboundcall|incoming/, { channel: 'phone', direction: 'in' }],
  [/去电|呼出|外呼|拨打|拨出|outboundcall|callout/, { channel: 'phone', direction: 'out' }],
  [/企业微信|企微|微信|wechat|weixin|wecom|^wx$/, { channel: 'wechat' }],
  [/短信|短讯|彩信|^sms|^text/, { channel: 'sms' }],
  [/邮寄|信函|信件|寄信|书信|挂号信|快递|寄样|letter|^post/, { channel: 'letter' }],
  [/邮件|邮箱|电邮|mail/, { channel: 'email' }],
  [/视频|腾讯会议|线上会议|远程会议|网络会议|video|zoom|teams/, { channel: 'video' }],
  [
    /来访|来厂|来公司|来我司|到我司|到店|来店|进店|接待|visitin|visittous|walkin/,
    { channel: 'visit_in', direction: 'in' },
  ],
  [
    /展会|展览|展销|参展|活动|沙龙|研讨|论坛|年会|讲座|培训|event|fair|exhibition|seminar|conference/,
    { channel: 'event' },
  ],
  [
    /上门|拜访|走访|家访|面谈|面访|见面|登门|实地|出差|visit|meeting|facetoface/,
    { channel: 'visit_out', direction: 'out' },
  ],
  [/传真|fax/, { channel: 'fax' }],
  [/旺旺|钉钉|飞书|在线客服|网页客服|在线咨询|qq|chat|whatsapp|messenger|telegram|^im$/, { channel: 'chat' }],
  [/微博|抖音|小红书|朋友圈|快手|知乎|论坛|社群|社交|social|linkedin|facebook|twitter|weibo/, { channel: 'social' }],
  [/电话|手机|座机|通话|致电|回访|phone|call|tel/, { channel: 'phone' }],
  [/^(?:其他|其它|别的|other|others)$/, { channel: 'other' }],
]

/** 上门拜访, 来电, visit_out … as channel, and direction where the word tells it; null for an unknown word. */
export function channelIn(cell: string): ChannelRead | null {
  const code = CHANNELS.find((each) => each === cell.trim().toLowerCase())
  return code ? { channel: code } : meaningOf(CHANNEL_WORDS, cell)
}

const DIRECTIONS: Meaning<Direction> = [
  [/呼入|来电|客户联系|客户主动|被动|打入|接入|^in|incoming|进|^来/, 'in'],
  [/呼出|去电|主动|拨出|外呼|^out|出|^去/, 'out'],
]
export const directionIn = (cell: string): Direction | null => meaningOf(DIRECTIONS, cell)

const YES = /^(?:是|有效|有|对|已接通|接通|成功|真|y|yes|true|t|1|ok|effective|valid|有效跟进|有效沟通)$/
const NO =
  /^(?:否|不|无效|无|没有|不是|假|未接通|未接|未接听|无人接听|没人接|没接|无应答|无回应|未回复|占线|忙|忙音|关机|停机|空号|拒接|挂断|不通|打不通|失败|n|no|false|f|0|invalid|ineffective|noanswer|busy|failed|无效跟进)$/

/** 是, √, Y … as true, 否, ×, 未接通 … as false; null for an unknown word. */
export function effectiveIn(cell: string): boolean | null {
  const sign = cell.trim()
  if (/^[√✓✔☑○●]$/u.test(sign)) return true
  if (/^(?:[×✗✘☒✕❌╳xX])$/u.test(sign)) return false
  const folded = foldText(sign)
  return YES.test(folded) ? true : NO.test(folded) ? false : null
}

/** Words of an attempt that reached nobody: what tells an effective touch where no column does. */
export const reachedNobody = (text: string): boolean =>
  /未接|没接|无人接|没人接|无应答|占线|关机|停机|空号|拒接|打不通|不通|未回复|没回复|no answer|busy|voicemail/i.test(
    text,
  )

const PAYMENTS: Meaning<Payment> = [
  [/部分|定金|订金|预付|预收|首付|尾款|分期|partial|deposit|partly/, 'partial'],
  [/未|欠|待|赊|挂账|应收|逾期|没|unpaid|pending|open|overdue|owing|^due|^(?:否|不|无|n|no|false|0)$/, 'unpaid'],
  [
    /已|清|全款|全额|收讫|到账|完成|paid|settled|done|received|complete|^(?:是|有|收|付|收款|付款|y|yes|true|1)$/,
    'paid',
  ],
]

/** 已收, 欠款, 定金 …; a sign as for yes and no; null for an unknown word. */
export function paymentIn(cell: string): Payment | null {
  const meant = meaningOf(PAYMENTS, cell)
  if (meant) return meant
  const sign = effectiveIn(cell)
  return sign === null ? null : sign ? 'paid' : 'unpaid'
}

/** A, a类, VVIP客户, B级 …; null for a word that names no tier. */
export function tierIn(cell: string): Tier | null {
  const name = foldText(cell).replace(/(?:类|级|档|等|级别|等级)?(?:客户)?$/, '')
  return TIERS.find((tier) => tier.toLowerCase() === name) ?? null
}

const STAGE_WORDS: Meaning<Stage> = [
  [/已?成交|已?下单|已?签约|已?签单|赢单|老客户|合作中|已合作|^(?:ordered|won|customer|closedwon|client)$/, 'ordered'],
  [/报价|打样|谈判|方案|quot|proposal|negotiat/, 'quoted'],
  [/需求|商机|意向|need|qualified|opportunity|interested/, 'need'],
  [/已?回应|已?回复|有反馈|responded|replied/, 'responded'],
  [/已?联系|跟进中|已?跟进|初步接触|已接触|contacted|working|inprogress/, 'contacted'],
  [/线索|潜在|新客户|未联系|未跟进|初始|lead|new|prospect|open/, 'lead'],
]

export function stageIn(cell: string): Stage | null {
  return (
    STAGES.find((stage) => stage === cell.trim().toLowerCase()) ??
    (/^[未没无]/.test(cell.trim()) ? 'lead' : meaningOf(STAGE_WORDS, cell))
  )
}

const CUSTOMER_KINDS: Meaning<'organisation' | 'person'> = [
  [/个人|自然人|散客|person|individual|private|consumer/, 'person'],
  [
    /企业|公司|单位|机构|组织|学校|医院|政府|工厂|经销|代理|终端|organi[sz]ation|company|business|corporate|firm/,
    'organisation',
  ],
]
export const customerKindIn = (cell: string): 'organisation' | 'person' | null => meaningOf(CUSTOMER_KINDS, cell)

const SIZE_WORDS: Meaning<Size> = [
  [/^(?:微|个体|小作坊|micro|tiny)/, 'micro'],
  [/^(?:小|small)/, 'small'],
  [/^(?:中[^小]|中$|medium|mid)/, 'medium'],
  [/^(?:大|特大|超大|集团|large|big|enterprise)/, 'large'],
]

const TEN_THOUSAND = 10_000
const THOUSAND = 1000

/** How many people a cell speaks of: between two numbers their middle, below one its half, above one itself. */
function headsIn(cell: string): number | null {
  const text = cell.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')
  const [first, second] = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([万千])?/g)].map(
    ([, number, unit]) => Number(number) * (unit === '万' ? TEN_THOUSAND : unit === '千' ? THOUSAND : 1),
  )
  if (first === undefined) return null
  if (second !== undefined) return (first + second) / 2
  return /以下|以内|不足|不到|少于|低于|小于|[<≤]|below|under|less|upto|up to/i.test(text) ? first / 2 : first
}

/** 小型, 50人以下, 100-499人, 500人以上, 1200: by the bounds of rules/sizes.ts; null for what tells no size. */
export function sizeIn(cell: string): Size | null {
  const heads = headsIn(cell)
  return heads === null ? meaningOf(SIZE_WORDS, cell) : sizeOfHeads(heads)
}
