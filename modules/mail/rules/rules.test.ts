import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idsFor } from '../ids.ts'
import { addressKey, isAddress, messageIds, oneLine, plusAddress, tokenIn } from './addresses.ts'
import { automaticKind, type Headers } from './automatic.ts'
import { condemns, readBounce, reasonOf } from './bounces.ts'
import { hasSubstance, ownWords, summaryOf } from './effective.ts'
import { isSameMail, type Traits } from './identity.ts'
import { type Facts, matchMail } from './matching.ts'
import { hasRemotePictures, mailPage } from './page.ts'
import { PROVIDERS, providerOf, serversOf } from './providers.ts'
import { nextTry } from './retry.ts'
import { addressesIn, withoutRe, wrongAddressIn } from './typed.ts'
import { rangesOf, readRanges, reconcile, within, writeRanges } from './uids.ts'

describe('C1: addresses', () => {
  test.each([
    ['wang@firm.cn', true],
    ['王工@例子.中国', true],
    ['a+b@firm.com.cn', true],
    ['a@b', false],
    ['a b@firm.cn', false],
    ['a@firm.cn, b@firm.cn', false],
    ['a@firm.cn\r\nBcc: x@y.cn', false],
    ['<a@firm.cn>', false],
    ['"a"@firm.cn', false],
    ['.a@firm.cn', false],
    [`${'a'.repeat(250)}@firm.cn`, false],
  ])('%j is one address: %s', (text, is) => expect(isAddress(text)).toBe(is))

  test('no text becomes a header of several lines, and no address holds a line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\r\n\0]/)
        if (isAddress(text)) expect(text).not.toMatch(/[\s,;<>"\r\n]/)
      }),
    )
  })

  test('the token of a mail survives the way there and back, in any case', () => {
    const token = 'k3v9x0q2m7b5n8c1z4l6'
    const address = plusAddress('Sales@Firm.cn', token)
    expect(address).toBe(`Sales+j${token}@Firm.cn`)
    expect(tokenIn(address.toUpperCase())).toBe(token)
    expect(tokenIn('sales+other@firm.cn')).toBeNull()
    expect(tokenIn('sales@firm.cn')).toBeNull()
  })

  test('Message-IDs are read out of what else stands there', () => {
    expect(messageIds('<a@b> \r\n\t<c@d>,<a@b> junk')).toEqual(['a@b', 'c@d'])
    expect(messageIds(undefined)).toEqual([])
  })
})

describe('C1: auto-replies, lists and reports are not a person’s word', () => {
  const from = 'li@kehu.cn'
  const cases: [string, Headers, string, string | null][] = [
    ['a person', {}, '报价单', null],
    ['RFC 3834', { 'auto-submitted': 'auto-replied' }, 'Re: 报价单', 'reply'],
    ['RFC 3834 with a comment', { 'auto-submitted': ' Auto-Replied (vacation)' }, 'Re: x', 'reply'],
    ['said to be a person’s', { 'auto-submitted': 'no' }, '报价单', null],
    ['a program', { 'auto-submitted': 'auto-generated' }, '发货通知', 'list'],
    ['X-Autoreply', { 'x-autoreply': 'yes' }, 'Re: x', 'reply'],
    ['Precedence', { precedence: 'auto_reply' }, 'Re: x', 'reply'],
    ['QQ', {}, '自动回复:报价单', 'reply'],
    ['163', {}, '自动回复: Re: 报价单', 'reply'],
    ['traditional', {}, '自動回覆: 報價單', 'reply'],
    ['Outlook in Chinese', {}, '自动答复: 报价单', 'reply'],
    ['Outlook', {}, 'Automatic reply: Quotation', 'reply'],
    ['out of the office', {}, 'Out of Office: back Monday', 'reply'],
    ['at the end', {}, '我在休假（自动回复）', 'reply'],
    ['who only writes of it', {}, '请帮我们设置自动回复的文案', null],
    ['who only writes of an office', {}, 'Delivery to our office', null],
    ['a newsletter', { 'list-id': '<news.kehu.cn>' }, '五月快讯', 'list'],
    ['a bulk mail', { precedence: 'bulk' }, '五月快讯', 'list'],
    ['a report', { 'content-type': 'multipart/report; report-type=delivery-status; boundary=x' }, 'x', 'bounce'],
    ['a read receipt', { 'content-type': 'multipart/report; report-type=disposition-notification' }, '已读', null],
  ]
  test.each(cases)('%s', (_title, headers, subject, kind) =>
    expect(automaticKind(headers, { from, subject })).toBe(kind),
  )

  test.each<[string, string, string, string | null]>([
    ['自动回复', '回复', '您好，我已收到您的邮件，这是一封自动回复邮件，我会尽快处理您的来信。', 'reply'],
    ['系统', 'Re: 报价', '此邮件为系统自动回复，请勿再回复。', 'reply'],
    ['a mark', 'Re: 报价', '（自动回复）您的来信已收到。', 'reply'],
    ['English', 'Re: quotation', 'This is an automated reply. I will be back on Monday.', 'reply'],
    ['English vacation', 'Re: quotation', 'I am out of the office until 8 June with no access to mail.', 'reply'],
    [
      'vacation by subject and words',
      '外出：6月8日回来',
      '您好，我目前正在出差，无法及时回复，急事请打电话。',
      'reply',
    ],
    ['a person who comes', '外出：下周来贵厂看样，请安排', '我们三个人下周二到，请安排看样，谢谢', null],
    ['an order of a program', '采购单', '此邮件由系统自动发送。采购单 P1 五万张，请确认', null],
    ['a person on a program', '订单', '请看该系统自动生成的订单有没有问题', null],
    ['a person on leave', '休假前把合同定了', '下周我休假，这周五之前请把合同寄来', null],
    ['a person who orders it', '文案', '请帮我们印自动回复的卡片五万张', null],
    [
      'a person who answers it',
      'Re: 报价',
      '收到，请报价\n\n在 2026年5月30日，张三 写道：\n> 这是一封自动回复邮件',
      null,
    ],
    ['a person who writes at length', '文案', `这是自动回复的文案，请排版：${'正文'.repeat(300)}`, null],
  ])('by what it says of itself: %s', (_title, subject, text, kind) =>
    expect(automaticKind({}, { from, subject, text })).toBe(kind),
  )

  test('a mail server’s daemon reports a bounce, whatever it says', () => {
    expect(automaticKind({}, { from: 'MAILER-DAEMON@mx.kehu.cn', subject: 'hello' })).toBe('bounce')
    expect(automaticKind({}, { from: 'Postmaster@qq.com', subject: '系统退信/Systems bounce' })).toBe('bounce')
    expect(automaticKind({ 'return-path': '<>' }, { from: 'noreply@x.cn', subject: '退信通知' })).toBe('bounce')
    expect(automaticKind({}, { from, subject: '退信怎么办' })).toBeNull()
  })
})

const plain = (text: string, subject = '系统退信') =>
  readBounce({ headers: {}, subject, text, statuses: [], originals: [] })

describe('C1: bounces are read', () => {
  test('RFC 3464', () => {
    const status = [
      'Reporting-MTA: dns; mx.kehu.cn',
      '',
      'Final-Recipient: rfc822; Wang@Kehu.cn',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 <wang@kehu.cn>: Recipient address',
      ' rejected: User unknown',
      '',
      'Final-Recipient: rfc822; li@kehu.cn',
      'Action: delayed',
      'Status: 4.4.1',
      '',
    ].join('\r\n')
    const report = readBounce({
      headers: {},
      subject: 'Undelivered',
      text: '',
      statuses: [status],
      originals: ['Subject: x\r\nMessage-ID: <abc@jinke>\r\n'],
    })
    expect(report).toEqual({
      bounces: [
        { address: 'wang@kehu.cn', hard: true, why: 'no_such_address', code: '5.1.1' },
        { address: 'li@kehu.cn', hard: false, why: 'late', code: '4.4.1' },
      ],
      about: ['abc@jinke'],
    })
  })

  test.each([
    [
      'QQ',
      '抱歉，您的邮件被退回来了……\n原邮件信息：\n收件人：wang@kehu.cn\n退信原因：\n收件人邮件地址（wang@kehu.cn）不存在，邮件无法送达。\nhost mx.kehu.cn said: 550 5.1.1 User not found',
      'no_such_address',
      true,
    ],
    ['163', '抱歉，您的邮件没有发送成功\n收件人 wang@kehu.cn 的邮箱已满，550 5.2.2 mailbox is full\n', 'full', true],
    [
      'Aliyun',
      '您的邮件 "报价单" 无法投递到以下收件人：\nwang@kehu.cn\n原因：收件人地址不存在\n',
      'no_such_address',
      true,
    ],
    [
      'Exim',
      'This message was created automatically by mail delivery software.\n\n  wang@kehu.cn\n    Unrouteable address\n\n',
      'no_such_domain',
      true,
    ],
    [
      'qmail',
      'Hi. This is the qmail-send program.\n<wang@kehu.cn>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nFrom: <us@firm.cn>',
      'no_such_address',
      true,
    ],
    ['a spam filter', 'Your message to wang@kehu.cn was rejected: 554 5.7.1 blocked as spam', 'refused', true],
    [
      'a delay',
      'Delivery to wang@kehu.cn has been delayed; it will be retried. 451 4.4.1 timeout for the recipient',
      'late',
      false,
    ],
  ])('the plain one of %s', (_who, text, why, hard) => {
    const { bounces } = plain(text)
    expect(bounces).toHaveLength(1)
    expect(bounces[0]).toMatchObject({ address: 'wang@kehu.cn', why, hard })
  })

  test.each<[string, string, [string, boolean, string][]]>([
    [
      'names the sender too',
      'Sender: zhang@firm.test\nRecipient: wang@kehu.test\n550 user unknown',
      [['wang@kehu.test', true, 'no_such_address']],
    ],
    [
      'names the sender too, in Chinese',
      '发件人 zhang@firm.test\n收件人 wang@kehu.test\n收件人邮箱不存在',
      [['wang@kehu.test', true, 'no_such_address']],
    ],
    [
      'is temporary by its reply alone, and names who may be asked',
      'wang@kehu.test: our server had a temporary problem 421. Recipient unknown yet. Contact help@kehu.test',
      [['wang@kehu.test', false, 'late']],
    ],
    ['was put off', '收件人 wang@kehu.test 的服务器暂时无法投递', [['wang@kehu.test', false, 'late']]],
    [
      'was put off first, and then refused for good',
      'recipient wang@kehu.test\n450 try again later\n550 no such user',
      [['wang@kehu.test', true, 'no_such_address']],
    ],
    ['gives no reason', '退信：wang@kehu.test', [['wang@kehu.test', false, 'other']]],
    [
      'asks to write to somebody',
      '邮箱不存在：wang@kehu.test，如有疑问请联系 help@kehu.test',
      [['wang@kehu.test', true, 'no_such_address']],
    ],
  ])('one that %s', (_title, text, expected) => {
    const { bounces } = plain(text, '退信')
    expect(bounces.map((b) => [b.address, b.hard, b.why])).toEqual(expected)
  })

  test('the addresses of the mail that came back are none that failed', () => {
    const { bounces } = plain(
      '发送失败\n收件人 wang@kehu.cn 不存在\n\n-----Original Message-----\nFrom: us@firm.cn\nTo: other@kehu.cn failed',
    )
    expect(bounces.map((b) => b.address)).toEqual(['wang@kehu.cn'])
  })

  test('only what says that the address itself is wrong condemns it', () => {
    expect(condemns({ hard: true, why: 'no_such_address' })).toBe(true)
    expect(condemns({ hard: true, why: 'full' })).toBe(false)
    expect(condemns({ hard: true, why: 'refused' })).toBe(false)
    expect(condemns({ hard: false, why: 'late' })).toBe(false)
    expect(reasonOf('5.1.1', '')).toBe('no_such_address')
    expect(reasonOf(null, '收件人已被禁用')).toBe('no_such_address')
  })

  test('whatever comes, it is read to the end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fc.string({ maxLength: 300 }), (text, subject) => {
        const report = readBounce({ headers: {}, subject, text, statuses: [text], originals: [text] })
        for (const { address } of report.bounces) expect(isAddress(address)).toBe(true)
      }),
    )
  })
})

const LEAST = 8

describe('T1, C1: a mail counts where the customer’s side said something', () => {
  test.each([
    ['我们五月要印两万个礼盒，请报价', true],
    ['收到，谢谢！', false],
    ['好的，辛苦了\n\n发自我的iPhone', false],
    ['Thanks, noted.', false],
    ['We need twenty thousand boxes by May', true],
    ['收到\n\n在 2026年5月30日，张三 写道：\n> 请问您要的是哪一种纸？我们有三种可以选', false],
    ['收到\n\n-----原始邮件-----\n发件人: 张三\n我们五月要印两万个礼盒', false],
    ['用第二种，王总已经同意\n\n> 请问您要的是哪一种纸？', true],
    ['', false],
  ])('%j: %s', (text, counts) => expect(hasSubstance(text, 0, LEAST)).toBe(counts))

  test('what is attached says something by itself', () => expect(hasSubstance('', 1, LEAST)).toBe(true))

  test('a touch tells the subject and how it begins, and not what it answers', () => {
    expect(summaryOf('礼盒', '要两万个\n\n> 要多少？')).toBe('礼盒\n要两万个')
    expect(summaryOf('', 'x'.repeat(500))).toHaveLength(300)
    expect(ownWords('好\n-- \n张三\n锦程印刷')).toBe('好')
  })
})

const OURS = new Set(['zhang@firm.cn', 'sales@firm.cn', 'boss@firm.cn'])
const token = 'k3v9x0q2m7b5n8c1z4l6'
const facts = (from: string, to: string[], more: Partial<Facts> & { cc?: string[] } = {}): Facts => ({
  parties: [
    { part: 'from', name: '', address: from },
    ...to.map((address) => ({ part: 'to' as const, name: '', address })),
    ...(more.cc ?? []).map((address) => ({ part: 'cc' as const, name: '', address })),
  ],
  automatic: null,
  ours: OURS,
  known: [
    { address: 'wang@kehu.cn', customerId: 'K', contactId: 'wang' },
    { address: 'li@other.cn', customerId: 'L', contactId: 'li' },
    { address: 'both@group.cn', customerId: 'K', contactId: 'both' },
    { address: 'both@group.cn', customerId: 'L', contactId: 'both2' },
  ],
  thread: { customerIds: [], addresses: new Set() },
  tokens: new Map([[token, { customerId: 'K' }]]),
  ...more,
})
const told = (f: Facts) => {
  const { direction, links, stranger } = matchMail(f)
  return [
    direction,
    links.map((l) => `${l.customerId} ${l.evidence}${l.touch ? ' touch' : ''}`).join(', '),
    stranger ?? '',
  ]
}
const inThread = { thread: { customerIds: ['K'], addresses: new Set(['wang@kehu.cn', 'new@kehu.cn']) } }

describe('C1: two mails with one Message-ID are told apart, and one that is seen twice is one', () => {
  const at = (text: string) => new Date(text)
  const one = { sender: 'wang@kehu.cn', writtenAt: at('2026-06-01T00:00:00Z'), subject: '报价', text: '五万张标签，急' }
  test.each<[string, Partial<Traits>, boolean]>([
    ['itself', {}, true],
    ['folded otherwise', { text: '五万张\r\n标签， 急\n' }, true],
    ['from the same in other letters', { sender: 'Wang@Kehu.cn' }, true],
    [
      'with a mark and a line of a server',
      { subject: '[外部] 报价', text: '外部邮件，请小心\n\n五万张标签，急' },
      true,
    ],
    ['before its words were kept', { text: '' }, true],
    ['another’s', { sender: 'li@other.cn' }, false],
    ['written at another time', { writtenAt: at('2026-06-01T00:00:01Z') }, false],
    ['with other words', { text: '十万个彩盒' }, false],
    ['about another thing', { subject: '投诉' }, false],
    ['undated, the same words', { writtenAt: null }, true],
    ['undated, more words', { writtenAt: null, text: '五万张标签，急。另外还要十万个彩盒' }, false],
    ['erased here', { sender: null, subject: '***', text: '***' }, true],
    ['erased here, and of another time', { sender: null, writtenAt: at('2026-05-01T00:00:00Z'), text: '***' }, false],
  ])('%s', (_title, other, same) => {
    expect(isSameMail(one, { ...one, ...other })).toBe(same)
    expect(isSameMail({ ...one, ...other }, one)).toBe(same)
  })

  test('a link that a server leads through another is the same link', () => {
    const linked = { ...one, text: '见 https://a.cn/x?y=1 谢谢' }
    expect(isSameMail(linked, { ...linked, text: '见 https://guard.cn/?u=a.cn 谢谢' })).toBe(true)
  })

  test('there is always an id to keep it under, and the one that it came with is told from it', () => {
    const ids = idsFor('m1@kehu.cn', one)
    expect(new Set(ids).size).toBe(3)
    expect(ids.map((id) => id.split(' ')[0])).toEqual(['m1@kehu.cn', 'm1@kehu.cn', 'm1@kehu.cn'])
    expect(idsFor('m1@kehu.cn', { ...one, text: '五万张\n标签，急' })).toEqual(ids)
  })
})

describe('C1: matching by evidence', () => {
  test.each<[string, Facts, string[]]>([
    ['a customer writes', facts('Wang@Kehu.cn', ['zhang@firm.cn']), ['in', 'K address touch', '']],
    ['we write', facts('zhang@firm.cn', ['wang@kehu.cn']), ['out', 'K address touch', '']],
    [
      'to several customers',
      facts('zhang@firm.cn', ['wang@kehu.cn'], { cc: ['li@other.cn'] }),
      ['out', 'K address touch, L address touch', ''],
    ],
    [
      'another customer got a copy',
      facts('wang@kehu.cn', ['zhang@firm.cn'], { cc: ['li@other.cn'] }),
      ['in', 'K address touch, L copy', ''],
    ],
    ['one who is with two', facts('both@group.cn', ['zhang@firm.cn']), ['in', 'K address touch, L address touch', '']],
    ['a stranger', facts('friend@qq.com', ['zhang@firm.cn']), ['in', '', '']],
    ['to a stranger', facts('zhang@firm.cn', ['friend@qq.com']), ['out', '', '']],
    ['colleagues among themselves', facts('boss@firm.cn', ['zhang@firm.cn'], inThread), ['out', '', '']],
    ['colleagues by plus-address', facts('boss@firm.cn', [`sales+j${token}@firm.cn`]), ['out', '', '']],
    [
      'a new address in a known conversation',
      facts('new2@kehu.cn', ['zhang@firm.cn'], inThread),
      ['in', 'K thread touch', 'new2@kehu.cn'],
    ],
    ['forwarded to a stranger', facts('zhang@firm.cn', ['friend@qq.com'], inThread), ['out', '', '']],
    ['answered to who wrote in it', facts('zhang@firm.cn', ['new@kehu.cn'], inThread), ['out', 'K thread touch', '']],
    ['by plus-address', facts('private@qq.com', [`sales+j${token}@firm.cn`]), ['in', 'K plus touch', 'private@qq.com']],
    ['a token that is none', facts('private@qq.com', ['sales+jzzzzzzzzzzzzzzzzzzzz@firm.cn']), ['in', '', '']],
    ['an answering machine', facts('wang@kehu.cn', ['zhang@firm.cn'], { automatic: 'reply' }), ['in', 'K address', '']],
  ])('%s', (_title, given, expected) => expect(told(given)).toEqual(expected))

  test('T11: each customer is linked once, whatever the evidence', () => {
    const addresses = fc.constantFrom(
      'wang@kehu.cn',
      'li@other.cn',
      'both@group.cn',
      'zhang@firm.cn',
      'x@y.cn',
      `sales+j${token}@firm.cn`,
    )
    fc.assert(
      fc.property(addresses, fc.array(addresses), fc.array(addresses), (from, to, cc) => {
        const { links } = matchMail(facts(from, to, { cc, ...inThread }))
        expect(new Set(links.map((l) => l.customerId)).size).toBe(links.length)
      }),
    )
  })
})

describe('C1: counts are reconciled with the server', () => {
  const uids = fc.uniqueArray(fc.integer({ min: 1, max: 300 }))

  test('sets of numbers are kept as PostgreSQL writes them', () => {
    expect(writeRanges(rangesOf([3, 1, 2, 9]))).toBe('{[1,4),[9,10)}')
    fc.assert(
      fc.property(uids, uids, (some, asked) => {
        const ranges = readRanges(writeRanges(rangesOf(some)))
        expect(within(asked, ranges)).toEqual(asked.filter((uid) => some.includes(uid)).sort((a, b) => a - b))
      }),
    )
  })

  test('server = kept + not ours + failed + missing, always', () => {
    fc.assert(
      fc.property(uids, uids, uids, uids, (there, kept, passed, failed) => {
        const count = reconcile(there, rangesOf(kept), rangesOf(passed), failed)
        expect(count.kept + count.passed + count.failed + count.missing.length).toBe(count.there)
        for (const uid of count.missing) expect([...kept, ...passed, ...failed]).not.toContain(uid)
      }),
    )
  })

  test('a mail that nothing explains is a gap; what the server no longer holds is none', () => {
    expect(reconcile([1, 2, 3, 4], rangesOf([1]), rangesOf([2]), [3]).missing).toEqual([4])
    expect(reconcile([1], rangesOf([1, 2]), rangesOf([3]), [])).toMatchObject({
      there: 1,
      kept: 1,
      passed: 0,
      missing: [],
    })
  })
})

test('C1: what a server put off is tried again, later and later, and given up in the end', () => {
  const first = new Date('2026-06-01T00:00:00Z')
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => nextTry(tries, first, first, 24))
  expect(waits.map((at) => ((at?.getTime() ?? 0) - first.getTime()) / 60_000)).toEqual([1, 5, 15, 60, 120, 240, 240])
  expect(nextTry(7, first, new Date('2026-06-01T21:00:00Z'), 24)).toBeNull()
  expect(addressKey(' Wang@KEHU.cn ')).toBe('wang@kehu.cn')
})

describe('C1: what is typed', () => {
  test('several addresses, with any commas between; the first that is none is told', () => {
    expect(addressesIn(' a@b.cn，c@d.cn; e@f.cn、 ')).toEqual(['a@b.cn', 'c@d.cn', 'e@f.cn'])
    expect(wrongAddressIn('a@b.cn, 王工')).toBe('王工')
    expect(wrongAddressIn('')).toBeUndefined()
  })

  test('a subject that is answered bears one mark, however often it went to and fro', () => {
    for (const subject of ['报价', 'Re: 报价', '回复：Re: 报价', 'RE:回复: 报价'])
      expect(withoutRe(subject)).toBe('报价')
    expect(withoutRe('Regarding')).toBe('Regarding')
  })

  test('where a provider’s servers are follows its address', () => {
    expect(providerOf('x@QQ.com')).toBe('qq')
    expect(providerOf('x@firm.cn')).toBe('other')
    expect(serversOf('netease', 'x@126.com').smtp).toEqual({ host: 'smtp.126.com', port: 465, security: 'tls' })
    expect(serversOf('other', 'x@firm.cn').imap.host).toBe('imap.firm.cn')
    for (const provider of PROVIDERS) expect(serversOf(provider, 'x@firm.cn').smtp.port).toBeGreaterThan(0)
  })

  test('of a mail’s pictures only its own are shown until others are asked for', () => {
    const html = '<p><img alt="" data-cid="logo"><img alt="" data-remote="https://a.cn/x.gif"><img data-cid="gone"></p>'
    const dressing = { id: 'm', files: [{ position: 2, cid: 'logo' }] }
    expect(hasRemotePictures(html)).toBe(true)
    const bare = mailPage(html, { ...dressing, remote: false })
    expect(bare).toContain('src="/api/v1/mails/m/files/2"')
    expect(bare).not.toContain('a.cn')
    expect(mailPage(html, { ...dressing, remote: true })).toContain('src="https://a.cn/x.gif"')
  })
})
