import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { Mail } from '../../modules/customers/contract/shapes.ts'
import { veil } from '../../modules/customers/present.ts'
import { contentOf } from '../../modules/imports/reading/contents.ts'
import { readCellDay } from '../../modules/imports/reading/days.ts'
import { meaningsOf } from '../../modules/imports/reading/headings.ts'
import { messageIds, withoutPlus } from '../../modules/mail/rules/addresses.ts'
import { automaticKind } from '../../modules/mail/rules/automatic.ts'
import { readBounce } from '../../modules/mail/rules/bounces.ts'
import { hasSubstance, ownWords, summaryOf } from '../../modules/mail/rules/effective.ts'
import { bare } from '../../modules/mail/rules/identity.ts'
import { addressesIn, withoutRe } from '../../modules/mail/rules/typed.ts'
import { foldText } from '../../shared/fold.ts'
import { readAmount } from '../../shared/money.ts'
import { foldName } from '../../shared/name.ts'
import { readPhones } from '../../shared/phone.ts'

// Texts made to keep a pattern busy: a short one that never comes to an end, a long one that takes minutes.

const COMMON = [...' \t\n\r1aA中-.,，、()"<>@/:=;&_[]%+\\']

/** What a pattern may be fooled by: what it is made of, over and over, and then something else. */
function hostileTo(source: string, length: number): string[] {
  const plain = source
    .replace(/\\u\{?([0-9a-f]+)\}?/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/\\[a-z]/gi, ' ')
    .replace(/\\(.)/g, '$1')
  const words = [...new Set(plain.match(/[\p{L}\d]+/gu))].slice(0, 6)
  const signs = [...new Set(plain.match(/[^\p{L}\d\s]/gu))].slice(0, 6)
  const pumps = [
    ...COMMON,
    ...words,
    ...signs,
    ...signs.flatMap((sign) => [`${sign} `, `${sign}1`, `${sign}a`, `.${sign}`]),
  ]
  return [...new Set(pumps)].flatMap((pump) =>
    ['', ...words.slice(0, 1), ...signs.slice(0, 1)].map(
      (begins) => `${begins}${pump.repeat(Math.ceil(length / pump.length))}\u0001 `,
    ),
  )
}

test('no pattern at the server backtracks without end', () => {
  const files = ['shared', 'platform', 'modules', 'server'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  const context = createContext({ pattern: /x/, texts: [''] })
  const attack = new Script('for (const text of texts) { pattern.lastIndex = 0; pattern.test(text) }')
  const MOST_MS = 1_500
  const endless: string[] = []
  let tried = 0
  for (const file of files) {
    if (!file.endsWith('.ts') || /\.test\.ts$|\/ui\/|server\/trust/.test(file)) continue
    const text = readFileSync(file, 'utf8')
    if (!/\/[^\n]*[*+}][^\n]*\//.test(text)) continue
    const look = (node: ts.Node): void => {
      ts.forEachChild(node, look)
      if (!ts.isRegularExpressionLiteral(node)) return
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? []
      if (!/[*+]|,\d*\}/.test(source)) return
      tried++
      Object.assign(context, { pattern: new RegExp(source, flags.replace(/[gy]/g, '')), texts: hostileTo(source, 300) })
      try {
        attack.runInContext(context, { timeout: MOST_MS })
      } catch {
        endless.push(`${file} ${node.text}`)
      }
    }
    look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  }
  expect(tried).toBeGreaterThan(200)
  expect(endless).toEqual([])
})

const NO_HEADERS = {}
/** What reads what strangers send, and what comes in files. */
const READERS: Record<string, (text: string) => unknown> = {
  'the own words of a mail': ownWords,
  'whether it says anything': (text) => hasSubstance(text, 0, 5),
  'how it is told of': (text) => summaryOf('x', text),
  'whether a machine wrote it': (text) =>
    automaticKind({ 'auto-submitted': text }, { from: text, subject: text, text }),
  'a report that it did not arrive': (text) =>
    readBounce({ headers: NO_HEADERS, subject: text, text, statuses: [text], originals: [text] }),
  'the same, of one word a line': (text) =>
    readBounce({ headers: NO_HEADERS, subject: '', text: `failed ${text}`, statuses: [], originals: [] }),
  'whether it is the same mail': bare,
  'to what it answers': messageIds,
  'its subject': withoutRe,
  'an address': withoutPlus,
  'addresses as typed': addressesIn,
  'an address in a request': (text) => Mail.safeParse(text),
  'words about somebody': veil,
  'numbers in a cell': readPhones,
  'an amount in a cell': readAmount,
  'a day in a cell': (text) => readCellDay(text, '2026-06-01', undefined),
  'what a cell is': (text) => contentOf([text]),
  'a heading': (text) => meaningsOf(text, 'customers'),
  'a name': foldName,
  'a text': foldText,
}
const LONG = 12_000
const BEGINNINGS = ['', 'from:', '在 我 写道', '-- ', 'message-id:', '自动回复 -自动回复']
const LONG_TEXTS = BEGINNINGS.flatMap((begins) =>
  [
    ...' \t\n\ra1中-.，(">@:;=+_%\u2028\u3000',
    '\r\n',
    'a@',
    '@.',
    '- ',
    '1 ',
    '于',
    '号',
    '万',
    '股份',
    'x:',
    '>\n',
  ].map((pump) => `${begins}${pump.repeat(LONG / pump.length)}\u0001x`),
)

describe('a long text takes no longer than its length', () => {
  const MOST_MS = 150
  const msOf = (reads: (text: string) => unknown, text: string): number => {
    const begun = performance.now()
    reads(text)
    return performance.now() - begun
  }
  test.each(Object.entries(READERS))('%s', (_what, reads) => {
    // A machine that is busy with others is slow once, a pattern each time.
    const slow = LONG_TEXTS.filter((text) => [1, 2, 3].every(() => msOf(reads, text) > MOST_MS))
    expect(slow.map((text) => text.slice(0, 20))).toEqual([])
  })
})
