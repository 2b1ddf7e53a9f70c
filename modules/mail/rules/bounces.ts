import { addressKey, isAddress, messageIds } from './addresses.ts'
import type { Headers } from './automatic.ts'

export const BOUNCE_REASONS = [
  'no_such_address',
  'no_such_domain',
  'full',
  'refused',
  'too_large',
  'late',
  'other',
] as const
export type BounceReason = (typeof BOUNCE_REASONS)[number]

/** What a mail server reports of one address. */
export interface Bounce {
  address: string
  /** For good; else it was late, and may arrive yet. */
  hard: boolean
  why: BounceReason
  /** RFC 3463: 5.1.1 */
  code: string | null
}

export interface Report {
  bounces: Bounce[]
  /** Message-IDs of the mail that came back, as far as the report tells. */
  about: string[]
}

export interface BounceParts {
  headers: Headers
  subject: string
  text: string
  /** The bodies of `message/delivery-status` parts. */
  statuses: readonly string[]
  /** The mail that came back, or its headers, as attached. */
  originals: readonly string[]
}

/** C1: reads a report that a mail did not arrive: RFC 3464, and the plain ones of QQ, 163, Aliyun, qmail and Exim. */
export function readBounce(parts: BounceParts): Report {
  const structured = parts.statuses.flatMap(readStatus)
  const bounces = structured.length > 0 ? structured : readPlain(parts)
  return {
    bounces: bounces.filter((b, n) => bounces.findIndex((o) => o.address === b.address) === n),
    about: aboutOf(parts),
  }
}

const FIELD = /^([A-Za-z-]+)\s*:(.*)/s

/** The blocks of a delivery status: fields, parted by empty lines; the first is about the whole mail. */
function readStatus(body: string): Bounce[] {
  return body.split(/\r?\n[ \t]*\r?\n/).flatMap((block) => {
    const fields = new Map<string, string>()
    for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
      const [, name, value] = FIELD.exec(line) ?? []
      if (name && value !== undefined) fields.set(name.toLowerCase(), value.trim())
    }
    const action = fields.get('action')?.toLowerCase()
    const address = addressIn(fields.get('original-recipient') ?? '') ?? addressIn(fields.get('final-recipient') ?? '')
    if (!address || (action !== 'failed' && action !== 'delayed')) return []
    const said = `${fields.get('status') ?? ''} ${fields.get('diagnostic-code') ?? ''}`
    const code = codeIn(fields.get('status') ?? '') ?? codeIn(said)
    const hard = action === 'failed' && !code?.startsWith('4')
    return [{ address, hard, why: action === 'delayed' ? 'late' : reasonOf(code, said), code }]
  })
}

// From the beginning of a word only: one of half a million letters would be begun anew at each.
const ADDRESSES = /(?<![\p{L}\p{N}._%+'/=~-])[\p{L}\p{N}._%+'/=~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const FAILED_LINE =
  /收件人|无法(?:发送|投递|送达)|退信|不存在|被拒|拒收|失败|mailbox|recipient|user|address|undeliver|failed|rejected|permanent|unknown|(?:^|\D)5\d\d(?:\D|$)/i
/** Where such words stand right before it, an address is not one that failed, but whose mail it was or where to ask. */
const NOT_THE_RECIPIENT =
  /(?:发件人|寄件人|寄件者|发信人|发送者|回复(?:地址|邮箱|到|至)|请联系|联系(?:我们|管理员|邮箱)|咨询|求助|客服|\b(?:sender|from|reply-?to|return-path|contact|help|support|questions?|ask|write to|postmaster|administrator)\b)[^@，。；;,]{0,40}$/i
const TEMPORARY =
  /delayed|warning: could not send|will (?:be retried|keep trying)|temporar|延迟|稍后重试|仍在尝试|暂时|临时/i

/** Reports in words: the addresses in what is said before the mail that came back is quoted. */
function readPlain({ headers, text, subject }: BounceParts): Bounce[] {
  const told = beforeOriginal(text)
  const listed = addressesIn(headers['x-failed-recipients'] ?? '')
  const spoken = told.split(/\r?\n/).flatMap((line, n, lines) => {
    const near = [lines[n - 1] ?? '', line, lines[n + 1] ?? ''].join(' ')
    return FAILED_LINE.test(near) ? recipientsIn(line) : []
  })
  const machine = /^(?:mailer-daemon|postmaster)@/i
  const failed = [...new Set(listed.length > 0 ? listed : spoken)].filter((address) => !machine.test(address))
  const code = codeIn(told)
  const reply = code ?? replyIn(told)
  const why = reasonOf(code, `${subject} ${told}`)
  const late = reply === null ? TEMPORARY.test(`${subject} ${told}`) : reply.startsWith('4')
  // What gives no reason at all says nothing of the address.
  const hard = !late && (reply !== null || why !== 'other')
  return failed.map((address) => ({ address, hard, why: late && why !== 'full' ? 'late' : why, code }))
}

function recipientsIn(line: string): string[] {
  return [...line.matchAll(ADDRESSES)]
    .filter(({ index }) => !NOT_THE_RECIPIENT.test(line.slice(Math.max(0, index - 60), index)))
    .map((found) => addressKey(found[0]))
    .filter((address) => isAddress(address))
}

const ORIGINAL =
  /^(?:--.*(?:original message|copy of the (?:message|original)|原始邮件|以下是).*|received:\s|return-path:\s|--- below this line|>+\s*(?:from|subject|发件人):)/im

function beforeOriginal(text: string): string {
  const at = text.search(ORIGINAL)
  return at > 0 ? text.slice(0, at) : text
}

function aboutOf({ headers, text, originals }: BounceParts): string[] {
  const named = [...originals, text].flatMap((part) =>
    [...part.replace(/\r?\n[ \t]+/g, ' ').matchAll(/^[> \t]*message-id\s*:\s*(<[^<>\s]+>)/gim)].map(
      (m) => m[1] as string,
    ),
  )
  const answered = `${headers['in-reply-to'] ?? ''} ${headers.references ?? ''}`
  return messageIds(`${named.join(' ')} ${answered}`)
}

const addressIn = (text: string): string | null => addressesIn(text)[0] ?? null
const addressesIn = (text: string): string[] =>
  [...text.matchAll(ADDRESSES)].map((m) => addressKey(m[0])).filter((address) => isAddress(address))

const codeIn = (text: string): string | null => /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? null

/** RFC 5321: what the server answered, where no finer code stands; one for good tells more than one on the way to it. */
function replyIn(text: string): string | null {
  const replies = [...text.matchAll(/(?<![\d.#-])([45][0-5]\d)(?=[ :：)，,;；-]|$)/gm)].map(
    (found) => found[1] as string,
  )
  return replies.find((reply) => reply.startsWith('5')) ?? replies[0] ?? null
}

const BY_WORDS: [BounceReason, RegExp][] = [
  [
    'full',
    /mailbox (?:is )?full|over ?quota|quota exceeded|insufficient (?:system )?storage|邮箱(?:空间)?已满|空间不足|容量已满|超出配额/i,
  ],
  ['too_large', /too (?:large|big)|size limit|exceeds? (?:the )?(?:maximum )?size|邮件(?:太大|过大)|超过.{0,8}大小/i],
  [
    'no_such_domain',
    /host (?:or domain name )?not found|domain (?:not found|does not exist)|unrouteable|no such domain|域名(?:不存在|错误|解析失败)|找不到.{0,6}(?:域名|服务器)/i,
  ],
  [
    'no_such_address',
    /user (?:unknown|not found|doesn'?t exist)|unknown (?:user|recipient)|no such (?:user|recipient|mailbox|address)|mailbox (?:unavailable|not found|does not exist|unknown)|recipient (?:address )?(?:rejected|not found|unknown)|account (?:disabled|does not exist|that you tried to reach does not exist)|non.?existent|(?:收件人|用户|邮箱|邮件地址|地址|账号|帐号).{0,12}(?:不存在|已停用|被停用|被禁用|已注销|错误|未找到)|没有(?:这个|此)用户/i,
  ],
  ['refused', /spam|blocked|blacklist|policy|rejected|denied|refused|dmarc|spf|拒收|拒绝|垃圾邮件|黑名单|反垃圾|策略/i],
]

const BY_CODE: [BounceReason, RegExp][] = [
  ['no_such_domain', /^5\.1\.2|^5\.4\.4/],
  ['no_such_address', /^5\.1\.[0136]|^5\.1\.10/],
  ['full', /^[45]\.2\.2/],
  ['too_large', /^5\.2\.3|^5\.3\.4/],
  ['refused', /^5\.7\./],
]

/** The code decides where it says enough, else the words; 5.0.0, 5.2.1 and 5.5.0 say nothing by themselves. */
export function reasonOf(code: string | null, said: string): BounceReason {
  const byCode = BY_CODE.find(([, pattern]) => pattern.test(code ?? ''))?.[0]
  return byCode ?? BY_WORDS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other'
}

/** What of this means that the address itself is no good: not a full mailbox, not a mail that was too large or unwelcome. */
export const condemns = ({ hard, why }: Pick<Bounce, 'hard' | 'why'>): boolean =>
  hard && (why === 'no_such_address' || why === 'no_such_domain' || why === 'other')
