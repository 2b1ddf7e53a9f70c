import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCalendarAccount } from '../../modules/calendars/caldav/contract.ts'
import { checkMailAccount } from '../../modules/mail/contract.ts'
import { reachServer } from '../../modules/mail/servers/guard.ts'
import { setProvider } from '../../modules/people/elsewhere/contract.ts'
import { fetchOutside, reach } from '../../platform/outside.ts'
import type { Refused } from '../../shared/refusal.ts'
import { openApp, type TestApp } from '../../testing/app.ts'

// Whoever may name a server cannot make ours ask this machine, the firm's own network or the cloud's metadata. How names,
// redirects and answers of the DNS are vetted stands in platform/outside.test.ts.

const reasonOf = (act: Promise<unknown>) =>
  act.then(
    () => 'reached',
    (error: Refused) => error.why?.kind.reason ?? String(error),
  )

/** This machine in all the ways in which a system, a browser or a proxy has been seen to read it. */
const HERE = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  'localhost',
  'LOCALHOST.',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:0:0:1]',
  '[64:ff9b::127.0.0.1]',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
]

describe('this machine, however it is written', () => {
  // With the system's own look-up: no name of ours decides.
  test.each(HERE)('%s: not as a web server, nor as a mail server', async (host) => {
    const refused = /^(inner_host|unknown_host)$/
    for (const scheme of ['http', 'https'])
      expect(await reasonOf(fetchOutside({}, `${scheme}://${host}/`, {}, { seconds: 5 }))).toMatch(refused)
    for (const service of ['imap', 'smtp'] as const)
      expect(await reasonOf(reach({}, { host, port: service === 'imap' ? 993 : 465, service }))).toMatch(refused)
  })

  test.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'gopher://127.0.0.1:70/',
    'data:text/plain,x',
    'jar:http://x!/',
  ])('%s is no address of a server', async (address) =>
    expect(await reasonOf(fetchOutside({}, address))).toBe('unknown_host'),
  )

  test.each(['http://x@127.0.0.1/', 'http://mail.kehu.cn@127.0.0.1/', 'http://127.0.0.1#@mail.kehu.cn/'])(
    'what stands beside the host does not hide it: %s',
    async (address) => expect(await reasonOf(fetchOutside({}, address))).toBe('inner_host'),
  )
})

describe('every endpoint to which a server is named', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openApp()
  })
  afterAll(() => app.close())

  const METADATA = '169.254.169.254'
  test('goes through that door', async () => {
    const account = { url: `https://${METADATA}/`, login: 'x', password: 'x' }
    const server = { host: METADATA, port: 993, security: 'tls', user: 'x', password: 'x' } as const
    const provider = { issuer: `https://${METADATA}`, clientId: 'x', clientSecret: 'x', label: 'x' }
    expect((await app.admin.call(testCalendarAccount, { body: account })).problem?.text).toMatch(/own network/)
    const { imap, smtp } = await app.admin.call(checkMailAccount, {
      body: { imap: server, smtp: { ...server, port: 465 } },
    })
    for (const told of [imap, smtp])
      expect(told).toMatchObject({ ok: false, words: expect.stringMatching(/own network/) })
    expect((await (await app.inBrowser(app.admin)).refusal(setProvider, { body: provider })).body.reason).toBe(
      'inner_host',
    )
  })
})

test('no password goes to a mail server outside without encryption, or under any certificate', async () => {
  const server = { host: 'mail.kehu.cn', port: 143, user: 'x', anyCertificate: false } as const
  for (const bare of [{ security: 'plain' }, { security: 'starttls', anyCertificate: true }] as const)
    expect(await reasonOf(reachServer({}, { ...server, ...bare }, 'imap'))).toBe('plain_outside')
})

describe('nothing else connects', () => {
  /** What opens connections by itself, and why it may. */
  const MAY = {
    'platform/outside.ts': 'the door',
    'platform/postgres/place.ts': 'looks for a free port of this machine',
    'platform/port.ts': 'looks whether a port of this machine is free',
    'modules/mail/servers/smtp.ts': 'connects to what the door has vetted',
    'modules/mail/servers/imap.ts': 'connects to what the door has vetted',
  }
  const CONNECTS =
    /(?<![.\w])fetch\(['"`\w]|(?:from |import\()'(?:(?:node:)?(?:https?|http2|net|tls|dgram)|nodemailer\/lib\/smtp-connection|imapflow|undici|ws|axios)'/
  /** Imports of types, and of what only tells of an address or a status. */
  const HARMLESS = /^import (?:type \{[^}]*\}|\{ (?:isIP|STATUS_CODES|type \w+) \}) from .*$/gm

  test('but the door and what stands behind it', () => {
    const files = ['shared', 'platform', 'modules', 'server'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    const sources = files.filter(
      (file) => /\.ts$/.test(file) && !/\.test\.ts$|\/testing\/|\/ui\/|server\/trust/.test(file),
    )
    const connecting = sources.filter((file) => CONNECTS.test(readFileSync(file, 'utf8').replace(HARMLESS, '')))
    expect(connecting.toSorted()).toEqual(Object.keys(MAY).toSorted())
  })
})
