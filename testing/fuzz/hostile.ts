import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'

// What somebody may send who means harm, or whose program is broken.

const NAUGHTY = '../shared/data/4-formats/naughty/blns.json'
const naughty: string[] = existsSync(NAUGHTY) ? JSON.parse(readFileSync(NAUGHTY, 'utf8')) : []

export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff好',
  '\u202e反写\u2066',
  '\u200b\u200d\ufeff',
  '%00',
  '%',
  '_',
  '\\',
  "'; drop table customer; --",
  '" or 1=1',
  '$1',
  '$$',
  '{{7*7}}{% include "x" %}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of a template, sent as it stands
  '${process.exit()}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  'C:\\CON',
  '=HYPERLINK("http://x")',
  '\r\nset-cookie: x=1',
  'http://169.254.169.254/latest/meta-data',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '1e400',
  '-0',
  '٠١٢',
  '１２３',
  'ﬀ',
  'İ',
  'ß'.repeat(50),
  '𠮷'.repeat(60),
  'Z͑ͫ̓a̴̵l̷g̸o',
  'x'.repeat(10_000),
  '长'.repeat(100_000),
  '(a+)+$',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31',
  '9999-12-31T23:59:59.999999999Z',
  '2026-02-30',
  '2026-06-01T10:00:00+23:59',
  '24:00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{',
  '[]',
  ...naughty,
]

const HOSTILE_NUMBERS: readonly unknown[] = [
  -0,
  -1,
  0.1,
  1.005,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e21,
  1.7e308,
  5e-324,
]

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value }
  return value
}

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  fc.constantFrom(...HOSTILE_NUMBERS),
  fc.constantFrom(
    null,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    [{}],
    { length: -1 },
    Array(300).fill(0),
    deep(30),
    deep(500),
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Bodies that are hardly JSON, or no JSON that anybody means. */
export const hostileBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '0',
    '{"__proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    '{"a":1,"a":2}',
    '{"a":1e400}',
    '{"a":NaN}',
    "{'a':1}",
    '\ufeff{}',
    '{"a":"\\ud800"}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    `[${'0,'.repeat(500_000)}0]`,
    `{${Array.from({ length: 50_000 }, (_, n) => `"k${n}":0`).join(',')}}`,
    JSON.stringify('x'.repeat(3_000_000)),
  ),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.json({ maxDepth: 4 }),
)

/** Headers that odd programs send. Those of the connection itself are tried on a bare socket. */
export const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    'if-match',
    'idempotency-key',
    'cookie',
    'accept-language',
    'accept-encoding',
    'accept',
    'content-encoding',
    'content-type',
    'traceparent',
    'x-forwarded-for',
    'x-jinke',
    'user-agent',
    'origin',
    'range',
    'if-none-match',
  ),
  fc.oneof(
    fc.constantFrom(
      '*',
      '"1"',
      'W/"0"',
      '-1',
      '99999999999999999999',
      'jinke_session=main.x',
      'jinke_session=__proto__.aaaaaaaaaaaaaaaaaaaaaaaa',
      'jinke_session=%00%ff;;;=',
      'gzip',
      'br;q=NaN, *;q=0',
      'application/json; charset=utf-7',
      'application/json; charset=',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'text/plain',
      'application/x-www-form-urlencoded',
      '00-0-0-0',
      'bytes=0-,1-',
      '::1, not an address',
      'en',
      'zh-Hant;q=0.1',
      'x'.repeat(5_000),
    ),
    fc.string({ unit: fc.constantFrom(...'abc;,="\\ \u00e9\u00ff%'), maxLength: 30 }).map((text) => `a${text}z`),
  ),
  { maxKeys: 3 },
)
