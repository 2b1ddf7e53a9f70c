import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it, test } from 'vitest'
import { encodingOf } from './decode.ts'
import { bytesSource, collect } from './source.ts'
import { CARD_HEADINGS, vcardRows } from './vcard.ts'

type Heading = (typeof CARD_HEADINGS)[number]

async function read(card: string | Buffer): Promise<Partial<Record<Heading, string>>[]> {
  const source = bytesSource('名片.vcf', Buffer.from(card))
  const rows = await collect(vcardRows(source, await encodingOf(source)))
  expect(rows[0]?.cells).toEqual(CARD_HEADINGS)
  expect(rows.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 1))
  const filled = (cells: readonly string[]) =>
    CARD_HEADINGS.map((heading, at) => [heading, cells[at]]).filter(([, cell]) => cell)
  return rows.slice(1).map(({ cells }) => Object.fromEntries(filled(cells)))
}

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

describe('G4 vCard', () => {
  it('3.0 with all that a Chinese card holds', async () => {
    const text = card(
      'VERSION:3.0',
      'N:张;伟;;;',
      'ORG:华新包装制品有限公司;采购部',
      'TITLE:采购经理',
      'TEL;TYPE=CELL,VOICE:138 1234 5678',
      'TEL;TYPE=WORK:021-87654321',
      'TEL;TYPE=WORK,FAX:021-87654322',
      'EMAIL:zhang@huaxin.cn',
      'EMAIL;TYPE=HOME:z@qq.com',
      'X-WECHAT:zhangwei88',
      'X-QQ:12345678',
      'BDAY:1980-05-30',
      'ADR;TYPE=WORK:;;天钥桥路408号;上海市;;200030;中国',
      'CATEGORIES:展会,重点',
      'NOTE:忌午休\\n喜欢微信\\, 少打电话',
    )
    expect(await read(text)).toEqual([
      {
        姓名: '张伟',
        公司: '华新包装制品有限公司',
        职务: '采购经理',
        手机: '138 1234 5678',
        电话: '021-87654321',
        邮箱: 'zhang@huaxin.cn, z@qq.com',
        微信: 'zhangwei88',
        生日: '1980-05-30',
        地址: '中国上海市天钥桥路408号',
        标签: '展会、重点',
        备注: '部门：采购部\n传真：021-87654322\nQQ：12345678\n忌午休\n喜欢微信, 少打电话',
      },
    ])
  })

  test.each(['utf-8', 'gb18030'])('2.1 with quoted-printable in %s', async (charset) => {
    const quoted = (text: string) =>
      [...iconv.encode(text, charset)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
    const note = quoted('第一行\r\n第二行，很长很长')
    const text = card(
      'VERSION:2.1',
      `N;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${quoted('张')};${quoted('伟')};;;`,
      `ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=${charset}:${quoted('华新包装')};${quoted('采购部')}`,
      'TEL;CELL:13812345678',
      'TEL;WORK;VOICE:021-87654321',
      'TEL;PREF:139',
      `NOTE;CHARSET=${charset};QUOTED-PRINTABLE:${note.slice(0, 30)}=\r\n${note.slice(30)}`,
      'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n SkZJRg==',
    )
    expect(await read(text)).toEqual([
      {
        姓名: '张伟',
        公司: '华新包装',
        手机: '13812345678',
        电话: '021-87654321, 139',
        备注: '部门：采购部\n第一行\n第二行，很长很长',
      },
    ])
  })

  it('in GB18030, without marks or version', async () => {
    const bytes = iconv.encode(card('FN:张伟', 'ORG:华新包装制品有限公司'), 'gb18030')
    expect(await read(bytes)).toEqual([{ 姓名: '张伟', 公司: '华新包装制品有限公司' }])
  })

  it('a broken card keeps its text, and its neighbours come in', async () => {
    const text = `${card('FN:甲')}BEGIN:VCARD\r\nFN:乙\r\nnonsense\r\nTEL:1\r\n${card('FN:丙', 'BDAY:--0203')}BEGIN:VCARD\r\nFN:丁\r\n`
    expect(await read(text)).toEqual([
      { 姓名: '甲' },
      { 姓名: '乙', 电话: '1' },
      { 姓名: '丙', 生日: '2月3日' },
      { 姓名: '丁' },
    ])
  })

  it('a kind of number that is none is read over', async () => {
    // Turned bits make a parameter of what was a value.
    const [first] = await read(card('VERSION:4.0', 'FN:王工', 'TEL;VALUE<uri;TYPE="work,voice"9PREF=1:13812345678'))
    expect(first).toMatchObject({ 姓名: '王工' })
  })
  it('answers garbage with rows', async () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'FN:a',
        'TEL;;:',
        'N:',
        ';:',
        'END:VCARD',
        'BEGIN:VCARD',
        'ORG;X="',
        'NOTE;ENCODING=QUOTED-PRINTABLE:=ZZ=',
      ),
    )
    await fc.assert(fc.asyncProperty(fc.array(line), async (lines) => void (await read(card(...lines)))))
  })
})

const data = '../shared/data/4-formats'
describe.skipIf(!existsSync(data))(`G4 vCards of other programs (skipped where ${data} is missing)`, () => {
  const file = (path: string) => read(readFileSync(`${data}/${path}`))

  it('Gmail', async () => {
    expect(await file('vcard/ez-vcard/io/text/gmail-list.vcf')).toMatchObject([
      { 姓名: 'Arnold Smith', 邮箱: 'asmithk@gmail.com' },
      { 姓名: 'Chris Beatle' },
      { 姓名: 'Doug White' },
    ])
    expect(await file('vcard/ez-vcard/io/text/gmail-single.vcf')).toMatchObject([
      {
        姓名: 'Greg Dartmouth',
        公司: 'TheCompany',
        职务: 'TheJobTitle',
        手机: '555 555 1111',
        电话: '555 555 2222',
        生日: '1960-09-10',
        地址: expect.stringContaining('Custom City'),
      },
    ])
  })
  it('RFC 2426', async () => {
    expect(await file('vcard/ez-vcard/io/text/rfc2426-example.vcf')).toMatchObject([
      {
        姓名: 'Frank Dawson',
        公司: 'Lotus Development Corporation',
        电话: '+1-919-676-9515',
        备注: expect.stringContaining('传真：+1-919-676-9564'),
      },
      { 姓名: 'Tim Howes', 电话: '+1-415-937-3419' },
    ])
  })
  it('RFC 6350', async () => {
    expect(await file('vcard/ez-vcard/io/text/rfc6350-example.vcf')).toMatchObject([
      {
        姓名: 'Simon Perreault',
        公司: 'Viagenie',
        手机: '+1-418-262-6501',
        电话: '+1-418-656-9254 ext. 102',
        生日: '2月3日',
      },
    ])
  })
  const pairs = ['vcard', 'vcard3', 'vcard_author', 'escape_semicolon']
  test.each(pairs)('ical.js: %s', async (name) => {
    const [read] = await file(`ics/icaljs-parser-pairs/${name}.vcf`)
    const folded = readFileSync(`${data}/ics/icaljs-parser-pairs/${name}.vcf`, 'utf8').replace(/\r?\n[ \t]/g, '')
    const written = /^FN:(.*?)\r?$/m.exec(folded)?.[1]?.replaceAll('\\,', ',')
    expect(read?.姓名).toBe(written)
    expect(read?.邮箱).toMatch(/@/)
  })
})
