import fc from 'fast-check'
import { hostileText } from './hostile.ts'
import type { Planned } from './requests.ts'

// Forms with files as broken programs send them, or as somebody does who means harm.

const NAMES = ['files', 'file', 'mode', 'overwrite', '', '__proto__', 'constructor', 'files[]', 'a'.repeat(500), '文件']
const FILE_NAMES = [
  '客户.csv',
  '../../../etc/passwd.csv',
  '..\\..\\boot.ini',
  '/etc/shadow',
  'C:\\CON.csv',
  'a\0b.csv',
  '\u202evsc.exe',
  '\ud800.csv',
  'x'.repeat(10_000),
  '.',
  '',
  '"; name="mode',
  'a\r\nset-cookie: x=1',
  "utf-8''%e5%ae%a2%00.csv",
]
const CONTENTS = ['', '客户,电话\r\n华新,13812345678\r\n', '\0\0\0', 'preview', 'run', 'true', '{"a":1}', 'PK\x03\x04']
const HEADERS = [
  '',
  'content-type: text/csv',
  'content-type: application/json',
  'content-type: multipart/mixed; boundary=inner',
  'content-type: text/plain; charset=utf-7',
  'content-transfer-encoding: base64',
  'content-length: 3',
  'content-length: -1',
  `x-long: ${'y'.repeat(100_000)}`,
  Array.from({ length: 3_000 }, (_, n) => `x-${n}: y`).join('\r\n'),
  'no colon at all',
]
const MANNERS = [
  'whole',
  'whole',
  'whole',
  'cut',
  'cut',
  'thousand',
  'nested',
  'no end',
  'bare lines',
  'other boundary',
  'no boundary',
  'no such boundary',
] as const

interface Part {
  name: string
  fileName: string | undefined
  header: string
  content: string
}

const part: fc.Arbitrary<Part> = fc.record({
  name: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...NAMES) }, hostileText),
  fileName: fc.oneof(fc.constant(undefined), fc.constantFrom(...FILE_NAMES), hostileText),
  header: fc.constantFrom(...HEADERS),
  content: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...CONTENTS) }, hostileText),
})

const written = ({ name, fileName, header, content }: Part, boundary: string, line: string): string =>
  [
    `--${boundary}`,
    `content-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}`,
    ...(header ? [header] : []),
    '',
    content,
    '',
  ].join(line)

/** Requests that bring forms with files to an address: whole, twice, a thousand, nested, cut off, without their boundary. */
export const formsTo = (path: string, operation: string): fc.Arbitrary<Planned> =>
  fc
    .record({
      parts: fc.array(part, { maxLength: 5 }),
      manner: fc.constantFrom(...MANNERS),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      twice: fc.boolean(),
      locale: fc.constantFrom('zh', 'en'),
    })
    .map(({ parts, manner, at, twice, locale }) => {
      const boundary = manner === 'no boundary' ? '' : 'b'
      const line = manner === 'bare lines' ? '\n' : '\r\n'
      const told = manner === 'thousand' ? Array.from({ length: 1_000 }, (_, n) => parts[n % 5] ?? FIRST) : parts
      const all = told.flatMap((each) => (twice && manner !== 'thousand' ? [each, each] : [each]))
      const inner = all.map((each) => written(each, 'inner', line)).join('')
      const nested: Part = { ...FIRST, header: 'content-type: multipart/mixed; boundary=inner', content: inner }
      const text = (manner === 'nested' ? [nested] : all).map((each) => written(each, boundary, line)).join('')
      const whole = Buffer.from(manner === 'no end' ? text : `${text}--${boundary}--${line}`)
      return {
        operation,
        method: 'POST',
        path,
        headers: {
          'accept-language': locale,
          'content-type':
            manner === 'no such boundary'
              ? 'multipart/form-data'
              : `multipart/form-data; boundary=${manner === 'other boundary' ? 'another' : boundary}`,
        },
        body: manner === 'cut' ? whole.subarray(0, Math.floor(whole.length * at)) : whole,
        sender: 0,
      }
    })

const FIRST: Part = { name: 'files', fileName: '客户.csv', header: '', content: '客户,电话\r\n华新,13812345678\r\n' }
