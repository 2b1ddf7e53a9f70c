import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Refused } from '../shared/refusal.ts'
import { fetchOutside, innerHosts, isInner, type Lookup, reach } from './outside.ts'

const reasonOf = (act: Promise<unknown>) =>
  act.then(
    () => 'reached',
    (error: Refused) => error.why?.kind.reason ?? String(error),
  )

describe('which addresses are not outside', () => {
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '::ffff:0:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001:0:1::1',
    'not an address',
  ])('%s', (address) => expect(isInner(address)).toBe(true))
  test.each([
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
    '2002:101:101::',
  ])('%s is', (address) => expect(isInner(address)).toBe(false))
})

const names: Record<string, string[]> = {
  'mail.kehu.cn': ['203.119.1.1'],
  'inner.kehu.cn': ['10.0.0.5'],
  'both.kehu.cn': ['203.119.1.1', '127.0.0.1'],
  'mapped.kehu.cn': ['::ffff:192.168.0.1'],
}
const lookup: Lookup = async (host) => {
  const found = names[host]
  if (!found) throw new Error('ENOTFOUND')
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}
const TRUST = { [innerHosts.key]: 'inner.kehu.cn, 127.0.0.1；localhost' }

describe('whoever names a server passes one guard', () => {
  const at = (host: string, port = 993, settings = {}) => reach(settings, { host, port, service: 'imap' }, lookup)
  test.each([
    ['mail.kehu.cn', 993, 'reached'],
    ['MAIL.kehu.cn.', 143, 'reached'],
    ['mail.kehu.cn', 6379, 'odd_port'],
    ['inner.kehu.cn', 993, 'inner_host'],
    ['both.kehu.cn', 993, 'inner_host'],
    ['mapped.kehu.cn', 993, 'inner_host'],
    ['127.0.0.1', 993, 'inner_host'],
    ['[::1]', 993, 'inner_host'],
    ['nowhere.kehu.cn', 993, 'unknown_host'],
    ['0x7f000001', 993, 'unknown_host'],
  ])('%s:%i %s', async (host, port, reason) => expect(await reasonOf(at(host, port))).toBe(reason))

  test('what the company named is reached, on any port, and nothing beside', async () => {
    expect(await at('Inner.kehu.cn', 1993, TRUST)).toMatchObject({ address: '10.0.0.5', port: 1993 })
    expect(await reasonOf(at('both.kehu.cn', 993, TRUST))).toBe('inner_host')
  })

  test('only hosts may stand in the setting', () => {
    expect(innerHosts.schema.safeParse('mail.firm.cn, 10.0.0.5 [').success).toBe(false)
    expect(innerHosts.schema.safeParse('mail.firm.cn, 10.0.0.5、fe80::1').success).toBe(true)
  })
})

let server: Server
let port: number
const asked: { url: string | undefined; authorization: string | undefined; method: string | undefined }[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    const { url, headers, method } = request
    asked.push({ url, method, authorization: headers.authorization })
    if (url === '/inner') return response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    if (url === '/loop') return response.writeHead(302, { location: '/loop' }).end()
    if (url === '/file') return response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    if (url === '/on') return response.writeHead(302, { location: '/there' }).end()
    if (url === '/away') return response.writeHead(307, { location: `http://localhost:${port}/there` }).end()
    if (url === '/large') return response.end(Buffer.alloc(2 << 20))
    if (url === '/hang') return
    return response.writeHead(200, { 'x-told': 'yes' }).end(`told ${request.headers.host}`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('asking a web server', () => {
  const ask = (path: string, more = {}) =>
    fetchOutside(TRUST, `http://127.0.0.1:${port}${path}`, more, { seconds: 1, megabytes: 1 })

  test('this machine only where the company says so', async () => {
    expect(await reasonOf(fetchOutside({}, `http://127.0.0.1:${port}/`))).toBe('odd_port')
    expect(await reasonOf(fetchOutside({}, 'http://127.0.0.1:80/'))).toBe('inner_host')
    expect(await (await ask('/')).text()).toBe(`told 127.0.0.1:${port}`)
  })

  test('a name that leads elsewhere a moment later is not asked a second time', async () => {
    let looks = 0
    const rebinding: Lookup = async () => {
      looks += 1
      return [{ address: looks === 1 ? '127.0.0.1' : '10.0.0.9', family: 4 }]
    }
    const settings = { [innerHosts.key]: 'rebind.kehu.cn' }
    const answer = await fetchOutside(settings, `http://rebind.kehu.cn:${port}/`, {}, {}, rebinding)
    expect([looks, await answer.text()]).toEqual([1, `told rebind.kehu.cn:${port}`])
  })

  test('redirects pass the same guard, come to an end, and take no credentials to another server', async () => {
    expect(await reasonOf(ask('/inner'))).toBe('inner_host')
    expect(await reasonOf(ask('/loop'))).toBe('too_many_redirects')
    expect(await reasonOf(ask('/file'))).toBe('unknown_host')
    const authorized = { headers: { Authorization: 'Basic secret' } }
    await ask('/on', authorized)
    expect(asked.at(-1)).toMatchObject({ url: '/there', authorization: 'Basic secret' })
    await ask('/away', { ...authorized, method: 'PROPFIND', body: '<x/>' })
    expect(asked.at(-1)).toMatchObject({ url: '/there', authorization: undefined, method: 'PROPFIND' })
  })

  test('what is too large or too slow is given up', async () => {
    expect(await reasonOf(ask('/large'))).toBe('answer_too_large')
    expect(await reasonOf(ask('/hang'))).toBe('answer_too_late')
  })
})
