import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Refusal, Refused } from '../shared/refusal.ts'
import { secretKeyMissing, secretKeyWrong } from '../shared/refusals.outside.ts'
import { texts } from '../shared/text.ts'
import type { Keyring } from './keyring.ts'
import { makeFile, replaceFile } from './lasting.ts'
import { row, rows, run, sql } from './sql.ts'
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

/** Keys as they are written: in base64, the one that seals first, older ones after it, parted by commas or lines. */
const keysIn = (text: string): Buffer[] => text.split(/[\s,]+/).map((base64) => Buffer.from(base64, 'base64'))

export const isKey = (text: string): boolean =>
  text
    .split(/[\s,]+/)
    .every((base64) => /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length === BYTES)

export function keyOf(text: string): Keyring {
  const [key = null, ...older] = keysIn(text)
  return { key: async () => key, older: async () => older }
}

const newKey = (): string => randomBytes(BYTES).toString('base64')

/** The keys lie in a file of the data folder that only its owner reads; the first is made when it is first needed. */
export function keyIn(folder: string): Keyring {
  const path = join(folder, FILE)
  const read = async () => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (text === null) return null
    if (!isKey(text.trim())) throw new Refused(secretKeyWrong())
    return keysIn(text.trim())
  }
  return {
    async key(make) {
      const [known = null] = (await read()) ?? []
      if (known || !make) return known
      await mkdir(folder, { recursive: true })
      // Of two processes that make it at once, one is the first; both then read the same.
      makeFile(path, `${newKey()}\n`, 0o600)
      return (await read())?.[0] ?? null
    },
    older: async () => (await read())?.slice(1) ?? [],
  }
}

/** Puts a new key before those of the data folder: from now on it seals, and the older ones still open. */
export const turnKeyIn = (folder: string): Promise<void> => rewriteKeys(folder, (keys) => [newKey(), ...keys])

/** Leaves the key that seals alone in the data folder. */
export const forgetOlderIn = (folder: string): Promise<void> => rewriteKeys(folder, (keys) => keys.slice(0, 1))

async function rewriteKeys(folder: string, change: (keys: string[]) => string[]): Promise<void> {
  const ring = keyIn(folder)
  const key = await ring.key(true)
  const keys = [...(key ? [key] : []), ...(await ring.older())].map((each) => each.toString('base64'))
  // On the disk before anything is sealed with it: without its keys nothing opens any more.
  replaceFile(join(folder, FILE), `${change(keys).join('\n')}\n`, 0o600)
}

/** All keys of a ring as they are written, for whoever keeps them; null where it has none yet. */
export async function keysWritten(keyring: Keyring): Promise<string | null> {
  const keys = await keysOf(keyring)
  return keys.length > 0 ? keys.map((key) => key.toString('base64')).join('\n') : null
}

/**
 * Puts the keys that a backup brings where this installation looks for them. Throws a StartupProblem where others are
 * there already, in the environment or in the data folder.
 */
export async function putKeys(
  { secretKey, data }: { secretKey: string | null; data: string },
  written: string,
): Promise<void> {
  const path = join(data, FILE)
  const same = (text: string) => keysIn(text.trim()).map(idOf).join() === keysIn(written).map(idOf).join()
  if (secretKey !== null && !same(secretKey))
    throw new StartupProblem(words.otherKey, { where: 'JINKE_SECRET_KEY' }, 'badSetting')
  if (secretKey !== null) return
  await mkdir(data, { recursive: true })
  makeFile(path, `${written}\n`, 0o600)
  if (!same(await readFile(path, 'utf8'))) throw new StartupProblem(words.otherKey, { where: path }, 'badSetting')
}

const idOf = (key: Buffer): string => createHash('sha256').update('jinke key ').update(key).digest('hex').slice(0, 12)

const knownKey = (work: Pick<Work, 'tx'>) =>
  row(work.tx, sql<{ id: string }>`select id from secret_key order by turn desc limit 1`)

/** Why the company's secrets cannot be opened now, or null; null too where it has none. */
export async function whyNotOpen(work: Pick<Work, 'tx' | 'keyring'>): Promise<Refusal | null> {
  const known = await knownKey(work)
  if (!known) return null
  const keys = await keysOf(work.keyring)
  if (keys.length === 0) return secretKeyMissing()
  return keys.some((key) => idOf(key) === known.id) ? null : secretKeyWrong()
}

const keysOf = async (keyring: Keyring): Promise<Buffer[]> => {
  const key = await keyring.key(false)
  return key ? [key, ...(await keyring.older())] : []
}

async function currentKey(work: Work): Promise<{ id: string; key: Buffer }> {
  const known = await knownKey(work)
  const key = await work.keyring.key(known === null)
  if (!key) throw new Refused(secretKeyMissing())
  const id = idOf(key)
  const why = await whyNotOpen(work)
  if (why) throw new Refused(why)
  if (known?.id !== id)
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
  const [version, id, nonce, body, tag] = sealed.split('.')
  const key = (await keysOf(work.keyring)).find((each) => idOf(each) === id)
  if (!key || version !== VERSION || !nonce || body === undefined || !tag) throw new Refused(secretKeyWrong())
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

/** A column of sealed text, told by the module that keeps it, so that it is sealed anew when the key is another. */
export interface SealedColumn {
  readonly table: string
  /** What names a row. */
  readonly id: string
  readonly column: string
  /** What the text of a row is sealed about. */
  about(id: string): string
}

const sealedColumns: SealedColumn[] = []

export function keepsSealed(column: SealedColumn): void {
  sealedColumns.push(column)
}

/** Seals anew, with the key of now, what an older one has sealed; answers how much. Then no older key is needed. */
export async function sealAnew(work: Work): Promise<number> {
  const key = await work.keyring.key(false)
  const current = key ? `${VERSION}.${idOf(key)}.` : VERSION
  let count = 0
  for (const { table, id, column, about } of sealedColumns) {
    const [inTable, named, kept] = [sql.table(table), sql.ref(id), sql.ref(column)]
    const old = await rows(
      work.tx,
      sql<{ id: string; sealed: string }>`select ${named}::text as id, ${kept} as sealed from ${inTable}
        where ${kept} is not null and not starts_with(${kept}, ${current}) for update`,
    )
    for (const each of old) {
      const plain = await unseal(work, each.sealed, about(each.id))
      const sealed = await seal(work, plain, about(each.id))
      await run(work.tx, sql`update ${inTable} set ${kept} = ${sealed} where ${named}::text = ${each.id}`)
      count++
    }
  }
  return count
}
