import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Refusal, Refused } from '../shared/refusal.ts'
import { secretKeyMissing, secretKeyWrong } from '../shared/refusals.outside.ts'
import { texts } from '../shared/text.ts'
import type { Keyring } from './keyring.ts'
import { row, run, sql } from './sql.ts'
import { StartupProblem } from './startupProblem.ts'
import type { Work } from './work.ts'

const words = texts({
  otherKey: {
    zh: '{where} 是另一把密钥，打不开备份里的密码。请先移走它，再恢复一次；数据库未改动。',
    en: '{where} is another key and does not open the passwords of the backup. Move it away and restore again; the database is untouched.',
  },
})

const BYTES = 32
const CIPHER = 'aes-256-gcm'
const VERSION = 's1'
const FILE = 'secret.key'

export const keyOf = (base64: string): Keyring => ({ key: async () => Buffer.from(base64, 'base64') })

export const isKey = (base64: string): boolean =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length === BYTES

/** The key lies in a file of the data folder that only its owner reads, and is made when it is first needed. */
export function keyIn(folder: string): Keyring {
  const path = join(folder, FILE)
  const read = async () => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (text === null) return null
    if (!isKey(text.trim())) throw new Refused(secretKeyWrong())
    return Buffer.from(text.trim(), 'base64')
  }
  return {
    async key(make) {
      const known = await read()
      if (known || !make) return known
      await mkdir(folder, { recursive: true })
      // Of two processes that make it at once, one is the first; both then read the same.
      await writeFile(path, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error
        },
      )
      return read()
    },
  }
}

/**
 * Puts the key that a backup brings where this installation looks for it. Throws a StartupProblem where another key is
 * there already, in the environment or in the data folder.
 */
export async function putKey(
  { secretKey, data }: { secretKey: string | null; data: string },
  base64: string,
): Promise<void> {
  const path = join(data, FILE)
  if (secretKey === base64) return
  if (secretKey !== null) throw new StartupProblem(words.otherKey, { where: 'JINKE_SECRET_KEY' }, 'badSetting')
  await mkdir(data, { recursive: true })
  await writeFile(path, `${base64}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  if ((await readFile(path, 'utf8')).trim() !== base64)
    throw new StartupProblem(words.otherKey, { where: path }, 'badSetting')
}

const idOf = (key: Buffer): string => createHash('sha256').update('jinke key ').update(key).digest('hex').slice(0, 12)

const knownKey = (work: Pick<Work, 'tx'>) =>
  row(work.tx, sql<{ id: string }>`select id from secret_key order by made_at desc, id limit 1`)

/** Why the company's secrets cannot be opened now, or null; null too where it has none. */
export async function whyNotOpen(work: Pick<Work, 'tx' | 'keyring'>): Promise<Refusal | null> {
  const known = await knownKey(work)
  if (!known) return null
  const key = await work.keyring.key(false)
  if (!key) return secretKeyMissing()
  return idOf(key) === known.id ? null : secretKeyWrong()
}

async function currentKey(work: Work): Promise<{ id: string; key: Buffer }> {
  const known = await knownKey(work)
  const key = await work.keyring.key(known === null)
  if (!key) throw new Refused(secretKeyMissing())
  const id = idOf(key)
  if (known && known.id !== id) throw new Refused(secretKeyWrong())
  if (!known)
    await run(work.tx, sql`insert into secret_key (id, made_at) values (${id}, ${work.now}) on conflict do nothing`)
  return { id, key }
}

/**
 * Makes a secret unreadable for whoever has the database but not the key. `about` says what it belongs to:
 * elsewhere it does not open.
 */
export async function seal(work: Work, plain: string, about: string): Promise<string> {
  const { id, key } = await currentKey(work)
  return encrypt(key, id, about, plain)
}

export async function unseal(work: Pick<Work, 'tx' | 'keyring'>, sealed: string, about: string): Promise<string> {
  const why = await whyNotOpen(work)
  if (why) throw new Refused(why)
  const key = await work.keyring.key(false)
  const [version, id, nonce, body, tag] = sealed.split('.')
  if (!key || version !== VERSION || id !== idOf(key) || !nonce || body === undefined || !tag)
    throw new Refused(secretKeyWrong())
  const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'))
  decipher.setAAD(Buffer.from(`${id} ${about}`)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString()
}

function encrypt(key: Buffer, id: string, about: string, plain: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(`${id} ${about}`))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [VERSION, id, ...[nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}
