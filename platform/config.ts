import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { type Locale, say, type Text, texts } from '../shared/text.ts'
import type { BackupPlan } from './backup/keeping.ts'
import { blockingFolder, databaseAccount } from './postgres/unprivileged.ts'
import { isKey } from './secrets.ts'
import { StartupProblem } from './startupProblem.ts'

/** The version of the program whose checkout this is. */
export const versionIn = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** With what one signs in to a database. */
export interface Login {
  readonly user: string
  readonly password: string
}

/** What a Jinke process is told from outside. */
export interface Config {
  /** The checkout: `db/migrations` and `dist/web` lie below it. */
  readonly root: string
  readonly port: number
  readonly host: string
  /** The data folder, absolute. */
  readonly data: string
  /** Null: the embedded database, in the data folder. */
  readonly databaseUrl: string | null
  /** What is served goes by this login to that server; null: by the URL's, with the app's role put on. */
  readonly appLogin: Login | null
  /** Made at an unattended first run. */
  readonly firstAdmin: { readonly email: string; readonly password: string } | null
  readonly company: string | null
  /** Seals secrets, in base64; null: a file of the data folder does. */
  readonly secretKey: string | null
  /** Where backups are kept, when they are made by themselves, and how many of them stay. */
  readonly backups: BackupPlan
  /** Processes that answer requests; from two on, one more does the jobs. */
  readonly processes: number
  /** Connections to the database that requests of a company take at most, those of all processes together; what Jinke does by itself has as many again. */
  readonly connections: number
  /** Whose word on where a request came from is taken: proxies in front of us. */
  readonly trustedProxies: readonly string[]
  /** Tests may set the clock. */
  readonly testClock: boolean
  /** Tests only: the embedded database does not wait for the disk. */
  readonly testFastDatabase: boolean
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** How age writes a public key. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58,}$/

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((text) => text === '1')

const variables = z.object({
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)).default(3210),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  JINKE_DATA: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  JINKE_APP_LOGIN: z
    .string()
    .regex(/^[^:\s]+:./)
    .transform((text) => {
      const [user = '', ...password] = text.split(':')
      return { user, password: password.join(':') }
    })
    .optional(),
  JINKE_ADMIN_EMAIL: z.email().optional(),
  JINKE_ADMIN_PASSWORD: z.string().optional(),
  JINKE_COMPANY: z.string().trim().min(1).optional(),
  JINKE_SECRET_KEY: z.string().refine(isKey).optional(),
  JINKE_BACKUP_DIR: z.string().optional(),
  JINKE_BACKUP_AT: z
    .string()
    .regex(/^(off|([01]\d|2[0-3]):[0-5]\d)$/)
    .default('02:30')
    .transform((text) => (text === 'off' ? null : Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))),
  JINKE_BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,3},\d{1,3},\d{1,3}$/)
    .default('7,4,12')
    .transform((text) => {
      const [days = 0, weeks = 0, months = 0] = text.split(',').map(Number)
      return { days, weeks, months }
    }),
  JINKE_BACKUP_RECIPIENTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((recipient) => recipient.trim() || []))
    .refine((recipients) => recipients.every((recipient) => RECIPIENT.test(recipient))),
  JINKE_PROCESSES: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(64)).optional(),
  JINKE_CONNECTIONS: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(2).max(500)).optional(),
  // A proxy on the same machine is what most have; others must be named, or anyone could claim any address.
  JINKE_TRUSTED_PROXIES: z
    .string()
    .regex(/^(loopback|[\da-fA-F.:]+(\/\d{1,3})?)( *, *(loopback|[\da-fA-F.:]+(\/\d{1,3})?))*$/)
    .default('loopback')
    .transform((text) => text.split(',').map((proxy) => proxy.trim())),
  JINKE_TEST_CLOCK: flag,
  JINKE_TEST_FAST_DB: flag,
  // A person at a terminal wants the address; a log file wants every request.
  LOG_LEVEL: z.enum(LOG_LEVELS).default(process.stderr.isTTY ? 'warn' : 'info'),
})

type Variable = keyof z.input<typeof variables>

const expected: Record<Variable, Text> = texts({
  PORT: { zh: '应为 0 到 65535 的整数', en: 'a whole number from 0 to 65535 is needed' },
  HOST: { zh: '应为主机名或 IP 地址', en: 'a host name or an IP address is needed' },
  JINKE_DATA: { zh: '应为文件夹路径', en: 'the path of a folder is needed' },
  DATABASE_URL: {
    zh: '应写作 postgresql://用户:密码@主机:端口/数据库',
    en: 'write it as postgresql://user:password@host:port/database',
  },
  JINKE_APP_LOGIN: { zh: '应写作 用户:密码', en: 'write it as user:password' },
  JINKE_ADMIN_EMAIL: { zh: '应为邮箱地址', en: 'an e-mail address is needed' },
  JINKE_ADMIN_PASSWORD: { zh: '应为密码', en: 'a password is needed' },
  JINKE_COMPANY: { zh: '应为公司名称', en: 'the name of the company is needed' },
  JINKE_SECRET_KEY: {
    zh: '应为 32 字节的 base64（可用 openssl rand -base64 32 生成）；换密钥时新的写在前、旧的在后，用逗号隔开',
    en: '32 bytes in base64 are needed (openssl rand -base64 32 makes some); for another key the new one comes first, the old one after a comma',
  },
  JINKE_BACKUP_DIR: { zh: '应为文件夹路径', en: 'the path of a folder is needed' },
  JINKE_BACKUP_AT: { zh: '应为 HH:MM 或 off', en: 'HH:MM or off is needed' },
  JINKE_BACKUP_KEEP: {
    zh: '应为保留的天、周、月数，如 7,4,12',
    en: 'the numbers of days, weeks and months to keep are needed, such as 7,4,12',
  },
  JINKE_BACKUP_RECIPIENTS: {
    zh: '应为 age1 开头的公钥，以逗号分隔（jinke backup key 文件 可生成一对）',
    en: 'public keys that begin with age1 are needed, parted by commas (jinke backup key FILE makes a pair)',
  },
  JINKE_PROCESSES: { zh: '应为 1 到 64 的整数', en: 'a whole number from 1 to 64 is needed' },
  JINKE_CONNECTIONS: { zh: '应为 2 到 500 的整数', en: 'a whole number from 2 to 500 is needed' },
  JINKE_TRUSTED_PROXIES: {
    zh: '应为 IP 地址或网段，以逗号分隔，如 10.0.0.5,10.1.0.0/16',
    en: 'IP addresses or ranges are needed, parted by commas, such as 10.0.0.5,10.1.0.0/16',
  },
  JINKE_TEST_CLOCK: { zh: '应为 0 或 1', en: '0 or 1 is needed' },
  JINKE_TEST_FAST_DB: { zh: '应为 0 或 1', en: '0 or 1 is needed' },
  LOG_LEVEL: {
    zh: '应为 fatal、error、warn、info、debug、trace、silent 之一',
    en: 'one of fatal, error, warn, info, debug, trace, silent is needed',
  },
})

const words = texts({
  badVariable: {
    zh: '环境变量 {name} 的值不对：{expected}。',
    en: 'The environment variable {name} is wrong: {expected}.',
  },
  halfAnAdmin: {
    zh: 'JINKE_ADMIN_EMAIL 与 JINKE_ADMIN_PASSWORD 必须同时给出，或都不给。',
    en: 'JINKE_ADMIN_EMAIL and JINKE_ADMIN_PASSWORD must be given together, or neither.',
  },
  loginToNothing: {
    zh: 'JINKE_APP_LOGIN 只与 DATABASE_URL 一起使用；内置数据库自己会分开用户。请去掉它，或给出 DATABASE_URL。',
    en: 'JINKE_APP_LOGIN goes with DATABASE_URL only; the built-in database keeps its users apart by itself. Leave it out, or give DATABASE_URL.',
  },
})

/**
 * Reads what the environment says; an empty variable counts as left out.
 * Throws a StartupProblem that names the first variable that is wrong, and never shows its value.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, root = checkout()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw badVariable(parsed.error.issues[0]?.path[0] as Variable)
  const { JINKE_ADMIN_EMAIL: email, JINKE_ADMIN_PASSWORD: password, DATABASE_URL: databaseUrl, ...rest } = parsed.data
  if (!email !== !password) throw new StartupProblem(words.halfAnAdmin, undefined, 'badSetting')
  if (rest.JINKE_APP_LOGIN && !databaseUrl) throw new StartupProblem(words.loginToNothing, undefined, 'badSetting')
  const data = rest.JINKE_DATA ? resolve(rest.JINKE_DATA) : defaultData(root, databaseUrl !== undefined)
  return {
    root,
    port: rest.PORT,
    host: rest.HOST,
    data,
    databaseUrl: databaseUrl ?? null,
    appLogin: rest.JINKE_APP_LOGIN ?? null,
    firstAdmin: email && password ? { email, password } : null,
    company: rest.JINKE_COMPANY ?? null,
    secretKey: rest.JINKE_SECRET_KEY ?? null,
    backups: {
      folder: rest.JINKE_BACKUP_DIR ? resolve(rest.JINKE_BACKUP_DIR) : join(data, 'backups'),
      at: rest.JINKE_BACKUP_AT,
      keep: rest.JINKE_BACKUP_KEEP,
      recipients: rest.JINKE_BACKUP_RECIPIENTS,
    },
    processes: rest.JINKE_PROCESSES ?? processesFor(availableParallelism()),
    connections: rest.JINKE_CONNECTIONS ?? connectionsFor(availableParallelism()),
    trustedProxies: rest.JINKE_TRUSTED_PROXIES,
    testClock: rest.JINKE_TEST_CLOCK,
    testFastDatabase: rest.JINKE_TEST_FAST_DB,
    logLevel: rest.LOG_LEVEL,
  }
}

/**
 * Four a core and two more: while some wait for the disk or for us, others work. Ten, which two cores get, is what all figures of
 * docs/performance.md were measured with; twenty are what the embedded database has room for, the demo included.
 */
export const connectionsFor = (cores: number): number => Math.min(4 * cores + 2, MOST_CONNECTIONS)
const MOST_CONNECTIONS = 20

/** One for two cores, the other being the database's; each takes 200 MB, so that more than four are asked for by name. */
export const processesFor = (cores: number): number => Math.min(Math.max(1, Math.floor(cores / 2)), 4)

function badVariable(name: Variable): StartupProblem {
  const line = (locale: Locale) => say(words.badVariable, locale, { name, expected: expected[name][locale] })
  return new StartupProblem({ zh: line('zh'), en: line('en') }, undefined, 'badSetting')
}

/** The nearest folder above this file, or above the bundle it became, that holds package.json. */
function checkout(folder = import.meta.dirname): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder
  return checkout(dirname(folder))
}

/**
 * `data` in the checkout. Root's database runs as another account; where that cannot get through to the checkout
 * (it lies in /root, say), a folder of this checkout's own below /var/lib/jinke.
 */
function defaultData(root: string, withServer: boolean): string {
  const data = join(root, 'data')
  if (withServer || !blockingFolder(data, databaseAccount(data))) return data
  const mark = createHash('sha256').update(root).digest('hex').slice(0, 8)
  return join('/var/lib/jinke', `${basename(root)}-${mark}`)
}
