import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isAddress } from '../rules/addresses.ts'
import { automaticKind } from '../rules/automatic.ts'
import { readBounce } from '../rules/bounces.ts'
import { isFailure, MailReader } from './read.ts'
import { safeHtml, textOf } from './safeHtml.ts'
import type { MailRead } from './shapes.ts'

const reader = new MailReader()
afterAll(() => reader.close())
const read = async (source: string | Buffer): Promise<MailRead> => {
  const answer = await reader.read(Buffer.from(source))
  if (isFailure(answer)) throw new Error(answer.message)
  return answer
}
const mail = (lines: string[]) => lines.join('\r\n')

describe('C1: a mail is read', () => {
  test('in Chinese, with its people, its conversation and what is attached', async () => {
    const got = await read(
      mail([
        'From: =?UTF-8?B?546L5bel?= <Wang@Kehu.CN>',
        'To: "张三, 业务" <zhang@firm.cn>, =?GB2312?B?wO7LxA==?= <li@firm.cn>',
        'Cc: group:a@b.cn,c@d.cn;',
        'Subject: =?gb2312?B?sai82w==?=',
        'Message-ID: <m1@kehu.cn>',
        'In-Reply-To: <q1@jinke>',
        'References: <q0@jinke>',
        ' <q1@jinke>',
        'Date: Mon, 1 Jun 2026 09:30:00 +0800',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=gbk',
        'Content-Transfer-Encoding: base64',
        '',
        '0OjSqrGou9s=',
        '--b',
        'Content-Type: text/calendar; method=REPLY',
        '',
        'BEGIN:VCALENDAR',
        'END:VCALENDAR',
        '--b',
        "Content-Disposition: attachment; filename*=UTF-8''%E5%9B%BE%E7%BA%B8.pdf",
        'Content-Type: application/pdf',
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERg==',
        '--b--',
        '',
      ]),
    )
    expect(got).toMatchObject({ messageId: 'm1@kehu.cn', refs: ['q0@jinke', 'q1@jinke', 'q1@jinke'], subject: '报价' })
    expect(got.parties.map((p) => `${p.part} ${p.name} ${p.address}`)).toEqual([
      'from 王工 wang@kehu.cn',
      'to 张三, 业务 zhang@firm.cn',
      'to 李四 li@firm.cn',
      'cc  a@b.cn',
      'cc  c@d.cn',
    ])
    expect(got.date).toBe('2026-06-01T01:30:00.000Z')
    expect(got.attachments.map((a) => `${a.name} ${a.type}`)).toEqual([
      'invite.ics text/calendar',
      '图纸.pdf application/pdf',
    ])
  })

  test('what no database keeps is left out, wherever it stands, and no sign is cut in two', async () => {
    const name = `${'a'.repeat(199)}😀`
    const got = await read(
      mail([
        `From: =?UTF-8?B?${Buffer.from(name).toString('base64')}?= <wang@kehu.cn>`,
        'Subject: =?UTF-8?Q?=E6=8A=A5=00=E4=BB=B7?=',
        'Message-ID: <m\0n@kehu.cn>',
        'References: <q\0r@jinke>',
        'X-Odd: a\0b',
        '',
        'hi\0',
      ]),
    )
    expect(got).toMatchObject({ subject: '报价', messageId: 'mn@kehu.cn', refs: ['qr@jinke'], text: 'hi' })
    expect(got.headers['x-odd']).toBe('ab')
    expect(got.parties[0]?.name).toBe('a'.repeat(199))
  })

  test('of one that came as HTML only, or with a text that is empty, the words are read all the same', async () => {
    const alone = await read(
      mail([
        'From: wang@kehu.cn',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<div>王工：我们要<b>五万张</b>标签</div>',
      ]),
    )
    expect(alone.text).toBe('王工：我们要五万张标签')
    const beside = await read(
      mail([
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        ' ',
        '--b',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>下周三之前</p>',
        '--b--',
        '',
      ]),
    )
    expect(beside.text).toBe('下周三之前')
  })

  test('one that hangs its reader is given up in time, and the next is read', async () => {
    const slow = new MailReader({ seconds: 0.001, memoryMegabytes: 256 })
    const answer = await slow.read(Buffer.from(`Content-Type: text/html\r\n\r\n${'<div>'.repeat(200_000)}`))
    expect(answer).toMatchObject({ failure: 'late' })
    await slow.close()
    expect((await read('Subject: next\r\n\r\nx')).subject).toBe('next')
  })
})

describe('C1: foreign HTML is made safe', () => {
  test.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<p onclick="x()" class="c" id="i">a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    ['<iframe src="https://x"></iframe><form action="//x"><input name=a></form>b', 'b'],
    ['<style>p{background:url(https://x)}</style><link rel=stylesheet href=//x>c', 'c'],
    ['<svg onload=alert(1)><p>x</p></svg>d', 'd'],
    ['<img src="https://spy/x.gif" onerror=x>', '<img alt="" data-remote="https://spy/x.gif" />'],
    ['<img src="cid:logo@x" alt="标志">', '<img alt="标志" data-cid="logo@x" />'],
    ['<img src="data:image/svg+xml,<svg onload=x>">', '<img alt="" />'],
    ['<p style="position:fixed;color:red;background:url(//x)">a</p>', '<p style="color:red">a</p>'],
    ['<meta http-equiv=refresh content="0;url=//x"><base href="//x">e', 'e'],
    ['<p>你好</p><svg><p>要五万张</p>', '<p>你好</p><p>要五万张</p>'],
    ['<svg width="1"><svg></svg><p>要五万张</p>', '<p>要五万张</p>'],
    ['<title><p>要五万张</p>', '<p>要五万张</p>'],
    ['<title>报价</title><p>要五万张</p>', '<p>要五万张</p>'],
    ['<textarea onfocus=x()>要五万张</textarea><p>急</p>', '<div>要五万张</div><p>急</p>'],
    ['<textarea>要五万张 <script>x</script>', '<div>要五万张 </div>'],
    ['<p>急</p><!-- 要<b>五万张</b>', '<p>急</p> 要<b>五万张</b>'],
    ['<!-- <svg> --><!--><p>要五万张</p><!-- x -->', '<p>要五万张</p>'],
    ['<style>p{color:red}<p>要五万张</p>', '<p>要五万张</p>'],
    ['<scr<!-- x -->ipt>alert(1)</script>f', 'f'],
  ])('%j', (html, safe) => expect(safeHtml(html)).toBe(safe))

  test('its words can be read alone', () => {
    expect(
      textOf(
        '<head><title>t</title></head><p>您好，<b>王工</b></p><div>报价&nbsp;&lt;见附件&gt;</div><script>x</script>',
      ),
    ).toBe('您好，王工\n\n报价 <见附件>')
    expect(textOf('<html><head><title>t</title><body>要五万张')).toBe('要五万张')
    expect(textOf('您好<svg><p>要五万张</p>')).toBe('您好\n要五万张')
  })

  test('what never ends hides no word that follows, however often it begins, and in no time', () => {
    for (const begin of ['<svg>', '<title>', '<textarea>', '<!--', '<style>', '<script>', '<math>', '<head>']) {
      const html = `${begin.repeat(20_000)}<p>要五万张</p>`
      expect([begin, textOf(html).includes('要五万张')]).toEqual([begin, true])
    }
  })
})

const folder = '../shared/data/4-formats/email'
const isHere = existsSync(folder)
const mails = isHere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.eml'))
      .map((name) => resolve(folder, name))
  : []

describe.skipIf(!isHere)(`C1: the mails of others${isHere ? '' : ' (skipped: ../shared/data is not here)'}`, () => {
  test.each(mails.map((path) => [path.split('/').at(-1), path]))(
    '%s is read, and never hangs',
    { timeout: 60_000 },
    async (name, path) => {
      const got = await read(readFileSync(path as string))
      expect(got.html ?? '').not.toMatch(/<(?:script|iframe|style|form|object)\b|\son\w+\s*=/i)
      if (name === 'delivery-status.eml') {
        expect(automaticKind(got.headers, { from: got.parties[0]?.address ?? '', subject: got.subject })).toBe('bounce')
      }
      const parts = { headers: got.headers, subject: got.subject, text: got.text, statuses: [], originals: [] }
      for (const { address } of readBounce(parts).bounces) expect(isAddress(address)).toBe(true)
    },
  )
})

/** An address as the set writes it: control characters stand as their pictures, since XML takes none. */
const written = (xml: string): string =>
  xml
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))

describe.skipIf(!isHere)(
  `C1: addresses of a set that mail servers are tested with${isHere ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    const judged = isHere
      ? [...readFileSync(`${folder}/isemail/tests.xml`, 'utf8').matchAll(/<test id="\d+">[\s\S]*?<\/test>/g)].map(
          ([xml]) => ({
            address: written(/<address>([\s\S]*?)<\/address>/.exec(xml)?.[1] ?? ''),
            category: /<category>ISEMAIL_(.*?)<\/category>/.exec(xml)?.[1] ?? '',
          }),
        )
      : []
    const taken = (category: string, is: boolean) =>
      judged.filter((one) => one.category === category && isAddress(one.address) === is).map(({ address }) => address)

    test('what is good for servers is taken, but a domain without a dot', () => {
      expect(judged.length).toBeGreaterThan(150)
      expect(taken('VALID_CATEGORY', false)).toEqual(['test@io'])
      expect(taken('DNSWARN', false)).toEqual([])
    })

    test('what is wrong, out of use, or asks for quotes, comments or numbers as a domain is not', () => {
      for (const category of ['ERR', 'DEPREC', 'CFWS', 'RFC5321'])
        expect([category, taken(category, true)]).toEqual([category, []])
    })
  },
)
