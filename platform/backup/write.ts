import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { texts } from '../../shared/text.ts'
import { withClient } from '../client.ts'
import { settleFolder } from '../lasting.ts'
import { diskFull } from '../postgres/folder.ts'
import { StartupProblem } from '../startupProblem.ts'
import { type Kept, SAME_WORDS, schemasIn, tablesIn, waitingJobs } from './contents.ts'
import { draftOf } from './draft.ts'
import { END_OF_ROWS, ending, FORMAT, type Header, MAGIC, Tally } from './format.ts'
import { checkBackup } from './read.ts'
import { type Sealing, sealed } from './sealing.ts'

const words = texts({
  exists: { zh: '文件 {file} 已存在，不会覆盖。', en: 'The file {file} exists already; it is not overwritten.' },
  cannotWrite: { zh: '无法写入 {file}（{code}）。', en: 'The file {file} cannot be written ({code}).' },
  nothing: {
    zh: '数据库里还没有公司，没有可备份的。',
    en: 'The database holds no company yet; there is nothing to back up.',
  },
})

export interface BackupOptions {
  /** The version of the program. */
  readonly jinke: string
  readonly now: Date
  readonly secretKey: Header['secretKey']
  /** Null: not encrypted. */
  readonly sealing: Sealing | null
  /** Hears how much is done, 0 to 1. */
  readonly tell?: (done: number) => void
  /** Breaks it off; then no file is left. */
  readonly signal?: AbortSignal
}

export interface BackupMade {
  readonly file: string
  readonly bytes: number
  readonly tables: number
  readonly rows: number
}

/**
 * Writes all that the database holds, as it is at one moment, into one file that only its owner may read, while others
 * go on writing. The file appears under its name once it is whole, on the disk, and read back.
 * Throws a StartupProblem where there is nothing to keep or the file cannot be written.
 */
export async function writeBackup(
  connection: pg.ClientConfig,
  file: string,
  options: BackupOptions,
): Promise<BackupMade> {
  if (await stat(file).catch(() => null)) throw new StartupProblem(words.exists, { file }, 'cannotCreate')
  const draft = draftOf(file)
  const { sealing } = options
  try {
    const written = await withClient({ ...connection, application_name: 'jinke backup' }, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      await client.query(SAME_WORDS)
      const contents = await lookAt(client, options)
      const bytes = createHash('sha256')
      await pipeline(
        () => packed(client, contents.kept, options.tell),
        createGzip({ level: 1 }),
        (tables: AsyncIterable<Buffer>) => framed(contents.header, tables),
        (plain: AsyncIterable<Buffer>) => (sealing ? sealed(plain, sealing) : plain),
        (all: AsyncIterable<Buffer>) => noted(all, bytes),
        createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }),
        { signal: options.signal },
      )
      return bytes.digest('hex')
    })
    const { tables, rows } = await checkBackup(draft, { opening: openingOf(sealing), bytes: written })
    await rename(draft, file)
    // Before older ones go for its sake.
    settleFolder(dirname(file))
    return { file, bytes: (await stat(file)).size, tables, rows }
  } catch (error) {
    throw writeProblem(error as NodeJS.ErrnoException, file)
  } finally {
    await rm(draft, { force: true })
  }
}

/** What the file system said, in words; anything else stays as it is. */
export function writeProblem(error: NodeJS.ErrnoException, file: string): Error {
  const { code = '', syscall } = error
  if (!syscall || error instanceof StartupProblem) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dirname(file))
  return new StartupProblem(words.cannotWrite, { file, code }, 'cannotCreate')
}

/** What the writer can open again; of what is sealed for others it only knows the bytes. */
const openingOf = (sealing: Sealing | null) => (sealing && 'passphrase' in sealing ? sealing : null)

async function lookAt(client: pg.Client, options: BackupOptions): Promise<{ header: Header; kept: Kept[] }> {
  const found = await client.query(`select to_regclass('public.hosted_company') is not null as is_there`)
  if (!found.rows[0].is_there) throw new StartupProblem(words.nothing, undefined, 'unavailable')
  const companies = await client.query<{ slug: string; kind: 'main' | 'demo' }>(
    'select slug, kind from public.hosted_company order by created_at, slug',
  )
  if (companies.rows.length === 0) throw new StartupProblem(words.nothing, undefined, 'unavailable')
  const version = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  const schemas = await schemasIn(client)
  const kept: Kept[] = []
  for (const { name } of schemas) kept.push(...(await tablesIn(client, name)))
  kept.push(waitingJobs)
  const header: Header = {
    jinke: options.jinke,
    takenAt: options.now.toISOString(),
    postgres: Number(version.rows[0]?.version),
    secretKey: options.secretKey,
    companies: companies.rows,
    schemas: schemas.map(({ name, migrations, sequences }) => ({
      name,
      migrations: [...migrations],
      sequences: [...sequences],
    })),
  }
  return { header, kept }
}

async function* packed(
  client: pg.Client,
  all: readonly Kept[],
  tell: (done: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const whole = all.reduce((sum, kept) => sum + kept.bytes, 1)
  let done = 0
  for (const { schema, name, columns, select, bytes } of all) {
    yield line({ schema, table: name, columns })
    const tally = new Tally()
    for await (const chunk of client.query(copyTo(`copy (${select}) to stdout`)) as AsyncIterable<Buffer>) {
      tally.add(chunk)
      yield chunk
    }
    yield Buffer.from(END_OF_ROWS)
    yield line(tally.sum())
    done += bytes
    tell(done / whole)
  }
  yield line({ tables: all.length })
}

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)

async function* framed(header: Header, tables: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const start = Buffer.concat([Buffer.from(`${MAGIC}${FORMAT}\n`), line(header)])
  hash.update(start)
  yield start
  for await (const chunk of tables) {
    hash.update(chunk)
    yield chunk
  }
  yield ending(hash.digest('hex'))
}

async function* noted(bytes: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}
