import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it, test } from 'vitest'
import { encodingOf, textOf } from './decode.ts'
import { bytesSource, collect, type Source } from './source.ts'

async function decode(bytes: Buffer | Source): Promise<{ name: string; certain: boolean; text: string }> {
  const source = Buffer.isBuffer(bytes) ? bytesSource('file', bytes) : bytes
  const encoding = await encodingOf(source)
  return { ...encoding, text: (await collect(textOf(source, encoding))).join('') }
}

const simplified =
  '客户名称,联系人,手机,备注\r\n华新包装制品有限公司,张伟,13812345678,忌午休时间打电话\r\n旺达物流有限公司,李娜,021-87654321,喜欢微信沟通\r\n'
const traditional =
  '客戶名稱,聯絡人,手機,備註\r\n華新包裝製品有限公司,張偉,13812345678,忌午休時間打電話\r\n旺達物流有限公司,李娜,021-87654321,喜歡微信溝通\r\n'

describe('G4 the encoding is found, with and without a byte order mark', () => {
  test.each([
    ['utf-8', simplified],
    ['gb18030', simplified],
    ['utf-16le', simplified],
    ['utf-16be', simplified],
    ['utf-32le', simplified],
    ['utf-32be', simplified],
    ['utf-8', traditional],
    ['big5', traditional],
    ['utf-16le', traditional],
    ['utf-8', 'name,phone\nAcme,1\n'],
    ['utf-16le', 'name,phone\nAcme,1\n'],
    ['gb18030', '名称\n㐂𠮷号\n'],
    ['gb18030', '价格\n€5\n'],
  ])('%s', async (name, text) => {
    expect(await decode(iconv.encode(text, name))).toEqual({ name, certain: true, text })
    if (name.startsWith('utf'))
      expect(await decode(iconv.encode(text, name, { addBOM: true }))).toEqual({ name, certain: true, text })
  })

  it('GB18030 in a file that is ASCII for a megabyte', async () => {
    const text = `${'name,phone,1\n'.repeat(100_000)}华新包装,138\n`
    const bytes = iconv.encode(text, 'gb18030')
    const inChunks: Source = {
      name: 'late.csv',
      size: bytes.length,
      async *open() {
        for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
      },
    }
    expect(await decode(inChunks)).toMatchObject({ name: 'gb18030', text })
  })

  it('UTF-8 cut within a character is told from GB18030', async () => {
    const bytes = Buffer.from(simplified)
    const cut: Source = {
      name: 'cut.csv',
      size: bytes.length,
      async *open() {
        for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
      },
    }
    expect(await decode(cut)).toEqual({ name: 'utf-8', certain: true, text: simplified })
  })

  test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'gb18030'])(
    'no sign of %s is cut in two by the pieces, wherever the file is cut',
    async (name) => {
      const text = '名称,备注\n𠮷野家,😀好\n'
      const bytes = iconv.encode(text, name)
      for (let cut = 1; cut < bytes.length; cut++) {
        const source: Source = {
          ...bytesSource('cut.csv', bytes),
          async *open() {
            yield bytes.subarray(0, cut)
            yield bytes.subarray(cut)
          },
        }
        const pieces = await collect(textOf(source, { name, certain: true }))
        expect([pieces.join(''), pieces.every((piece) => !/\p{Surrogate}/u.test(piece))]).toEqual([text, true])
      }
    },
  )

  it('says so where it is a guess', async () => {
    const western = iconv.encode('prénom,ville\nAmélie,Besançon\nZoé,Orléans\nHélène,Nîmes\n', 'windows-1252')
    const read = await decode(western)
    expect(read.certain).toBe(false)
    expect(read.text).toContain('Besançon')
  })

  it('finds the encoding of any ledger', async () => {
    const name = fc.string({
      unit: fc.constantFrom(...'华新旺达安信包装印刷物流工程咨询有限公司张李王陈'),
      minLength: 2,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 3 }),
        fc.constantFrom('utf-8', 'gb18030', 'utf-16le', 'utf-16be'),
        async (names, encoding) => {
          const text = `客户名称,电话\r\n${names.map((each, at) => `${each},1381234${at}\r\n`).join('')}`
          expect(await decode(iconv.encode(text, encoding))).toEqual({ name: encoding, certain: true, text })
        },
      ),
    )
  })

  it('never throws at garbage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => void (await decode(Buffer.from(bytes)))),
    )
  })
})

const data = '../shared/data/4-formats/encodings'
describe.skipIf(!existsSync(data))(`G4 samples of every encoding (skipped where ${data} is missing)`, () => {
  // The mark of utf16be says the opposite of what follows it.
  test.each(['utf8', 'utf16le', 'utf32be', 'utf32le'])('%s', async (file) => {
    expect((await decode(readFileSync(`${data}/${file}`))).text).toBe(readFileSync(`${data}/utf8`, 'utf8'))
  })
  it('gb18030', async () => {
    const { name, text } = await decode(readFileSync(`${data}/gb18030`))
    expect(name).toBe('gb18030')
    expect(text).toMatch(/^基本上，计算机只是处理数字。/)
  })
})
