import { chmodSync, mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { connectionsFor, processesFor, readConfig } from './config.ts'
import { testFolder } from './postgres/testing/index.ts'
import { isRoot } from './postgres/unprivileged.ts'
import { localeOf, StartupProblem } from './startupProblem.ts'

const folder = testFolder()
afterAll(() => folder.remove())

function problemOf(env: NodeJS.ProcessEnv): StartupProblem {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof StartupProblem) return error
  }
  throw new Error('no problem')
}

describe('the environment', () => {
  it('may say nothing', () => {
    expect(readConfig({}, folder.path)).toEqual({
      root: folder.path,
      port: 3210,
      host: '127.0.0.1',
      data: join(folder.path, 'data'),
      databaseUrl: null,
      appLogin: null,
      firstAdmin: null,
      company: null,
      secretKey: null,
      backups: {
        folder: join(folder.path, 'data', 'backups'),
        at: 150,
        keep: { days: 7, weeks: 4, months: 12 },
        recipients: [],
      },
      processes: processesFor(availableParallelism()),
      connections: connectionsFor(availableParallelism()),
      trustedProxies: ['loopback'],
      testClock: false,
      testFastDatabase: false,
      logLevel: 'info',
    })
    expect(readConfig({ PORT: '' }).port).toBe(3210)
  })

  it('gives requests connections by the cores there are, within what the embedded database has room for', () => {
    expect([1, 2, 4, 8, 64].map(connectionsFor)).toEqual([6, 10, 18, 20, 20])
  })

  it('gives requests a process for two cores, and more than four only when told', () => {
    expect([1, 2, 3, 4, 8, 64].map(processesFor)).toEqual([1, 1, 1, 2, 4, 4])
  })

  it('may say it all', () => {
    const said = readConfig({
      PORT: '80',
      HOST: '0.0.0.0',
      JINKE_DATA: 'here',
      DATABASE_URL: 'postgres://u:p@h/d',
      JINKE_APP_LOGIN: 'serves:a:b@c',
      JINKE_ADMIN_EMAIL: 'li@example.com',
      JINKE_ADMIN_PASSWORD: 'secret',
      JINKE_COMPANY: '远景印刷',
      JINKE_PROCESSES: '3',
      JINKE_CONNECTIONS: '40',
      JINKE_TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16',
      JINKE_TEST_CLOCK: '1',
      LOG_LEVEL: 'debug',
    })
    expect(said).toMatchObject({
      port: 80,
      host: '0.0.0.0',
      data: join(process.cwd(), 'here'),
      databaseUrl: 'postgres://u:p@h/d',
      appLogin: { user: 'serves', password: 'a:b@c' },
      firstAdmin: { email: 'li@example.com', password: 'secret' },
      company: '远景印刷',
      processes: 3,
      connections: 40,
      trustedProxies: ['10.0.0.5', '10.1.0.0/16'],
      testClock: true,
      logLevel: 'debug',
    })
  })

  it.each([
    [{ PORT: '70000' }, 'The environment variable PORT is wrong: a whole number from 0 to 65535 is needed.'],
    [{ PORT: '3210x' }, 'The environment variable PORT is wrong: a whole number from 0 to 65535 is needed.'],
    [{ HOST: 'my host' }, 'The environment variable HOST is wrong: a host name or an IP address is needed.'],
    [
      { DATABASE_URL: 'mysql://h' },
      'The environment variable DATABASE_URL is wrong: write it as postgresql://user:password@host:port/database.',
    ],
    [
      { DATABASE_URL: 'postgres://u:p@h/d', JINKE_APP_LOGIN: 'serves' },
      'The environment variable JINKE_APP_LOGIN is wrong: write it as user:password.',
    ],
    [
      { JINKE_APP_LOGIN: 'serves:well' },
      'JINKE_APP_LOGIN goes with DATABASE_URL only; the built-in database keeps its users apart by itself. Leave it out, or give DATABASE_URL.',
    ],
    [
      { JINKE_TRUSTED_PROXIES: 'everybody' },
      'The environment variable JINKE_TRUSTED_PROXIES is wrong: IP addresses or ranges are needed, parted by commas, such as 10.0.0.5,10.1.0.0/16.',
    ],
    [{ JINKE_TEST_CLOCK: 'yes' }, 'The environment variable JINKE_TEST_CLOCK is wrong: 0 or 1 is needed.'],
    [
      { JINKE_ADMIN_EMAIL: 'li@example.com' },
      'JINKE_ADMIN_EMAIL and JINKE_ADMIN_PASSWORD must be given together, or neither.',
    ],
  ])('%o is told in one line', (env, line) => {
    const problem = problemOf(env)
    expect(problem.text.en).toBe(line)
    expect(problem.text.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(problem.exitCode).toBe(78)
  })

  it.skipIf(!isRoot())(
    `puts the data outside a checkout that root’s database cannot reach${isRoot() ? '' : ' (skipped: needs root)'}`,
    () => {
      const home = join(folder.path, 'home')
      const checkout = join(home, 'jinke')
      mkdirSync(checkout, { recursive: true })
      chmodSync(home, 0o700)
      expect(readConfig({}, checkout).data).toMatch(/^\/var\/lib\/jinke\/jinke-[0-9a-f]{8}$/)
      expect(readConfig({ DATABASE_URL: 'postgres://u:p@h/d' }, checkout).data).toBe(join(checkout, 'data'))
    },
  )

  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [{ LC_ALL: 'zh_TW' }, 'zh'],
    [{}, 'en'],
  ] as const)('%o speaks %s', (env, locale) => {
    expect(localeOf(env)).toBe(locale)
  })
})
