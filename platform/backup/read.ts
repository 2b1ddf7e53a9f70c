import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { StartupProblem } from '../startupProblem.ts'
import { QUEUE } from './contents.ts'
import {
  END_OF_ROWS,
  ENDING_BYTES,
  EndLine,
  ending,
  FORMAT,
  fileWords,
  Header,
  MAGIC,
  Sum,
  TableLine,
  Tally,
} from './format.ts'
import { AGE, type Opening, opened } from './sealing.ts'

/** Who takes what a backup holds, in its order. */
export interface Taker {
  header?(header: Header): Promise<void>
  /** Takes all rows of a table, in COPY's text. */
  table(line: TableLine, rows: AsyncIterable<Buffer>): Promise<void>
}

export interface Checked {
  /** Null where the file is sealed for somebody else: then only its bytes were looked at. */
  readonly header: Header | null
  readonly sums: ReadonlyMap<string, Sum>
  readonly tables: number
  readonly rows: number
}

/**
 * Reads a backup from its first byte to its last and believes nothing: a StartupProblem says what is wrong with it.
 * `bytes`: the SHA-256 that the whole file must have, as who wrote it knows.
 */
export async function checkBackup(
  file: string,
  { opening, bytes }: { opening: Opening | null; bytes?: string },
): Promise<Checked> {
  if (bytes !== undefined && (await sha256Of(file)) !== bytes) throw damaged(file, 'sha256')
  if (bytes !== undefined && opening === null && (await isSealed(file)))
    return { header: null, sums: new Map(), tables: 0, rows: 0 }
  return readBackup(file, opening, {
    async table(_, rows) {
      for await (const _chunk of rows);
    },
  })
}

/** Reads a backup and hands on what it holds. What was handed on may be believed only once this has ended well. */
export async function readBackup(file: string, opening: Opening | null, taker: Taker): Promise<Checked> {
  const isOpened = { yet: false }
  const whole = { yet: false }
  const encrypted = await isSealed(file)
  if (encrypted && !opening) throw new StartupProblem(fileWords.locked, { file }, 'noPermission')
  const guard = guardFor(file, isOpened)
  const stream = createReadStream(file)
  const plain = encrypted && opening ? opened(stream, opening) : (stream as AsyncIterable<Buffer>)
  const source = new Source(withoutEnding(plain, whole), guard)
  try {
    const header = await guard(async () => readHeader(file, source, isOpened))
    await taker.header?.(header)
    const tables = new Source(unpacked(source), guard)
    const schemas = new Set([QUEUE, ...header.schemas.map(({ name }) => name)])
    const sums = await readTables(file, tables, schemas, taker, guard)
    if (!whole.yet) throw damaged(file, 'sha256')
    const rows = [...sums.values()].reduce((all, sum) => all + sum.rows, 0)
    return { header, sums, tables: sums.size, rows }
  } finally {
    stream.destroy()
  }
}

type Guard = <T>(act: () => Promise<T>) => Promise<T>

/** What the file's content does to those who read it is the file's fault. */
function guardFor(file: string, isOpened: { yet: boolean }): Guard {
  return async (act) => {
    try {
      return await act()
    } catch (error) {
      if (error instanceof StartupProblem) throw error
      const { code, syscall, message } = error as NodeJS.ErrnoException
      if (syscall) throw new StartupProblem(fileWords.absent, { file, code: code ?? '' }, 'unavailable')
      if (/no identity matched/.test(message)) throw new StartupProblem(fileWords.notOpened, { file }, 'noPermission')
      throw damaged(file, isOpened.yet ? (code ?? 'content') : 'header')
    }
  }
}

const damaged = (file: string, where: string): StartupProblem => new StartupProblem(fileWords.damaged, { file, where })

async function readHeader(file: string, source: Source, isOpened: { yet: boolean }): Promise<Header> {
  const first = await source.line()
  const format = new RegExp(`^${MAGIC}(\\d+)$`).exec(first)?.[1]
  if (format === undefined) throw new StartupProblem(fileWords.foreign, { file })
  if (Number(format) > FORMAT) throw new StartupProblem(fileWords.newer, { file, found: format })
  const header = Header.parse(JSON.parse(await source.line()))
  isOpened.yet = true
  return header
}

async function readTables(
  file: string,
  source: Source,
  schemas: ReadonlySet<string>,
  taker: Taker,
  guard: Guard,
): Promise<Map<string, Sum>> {
  const sums = new Map<string, Sum>()
  for (;;) {
    const next = await guard(async () => {
      const value = JSON.parse(await source.line())
      return 'tables' in value ? EndLine.parse(value) : TableLine.parse(value)
    })
    if ('tables' in next) {
      if (next.tables !== sums.size || !(await guard(() => source.isAtEnd()))) throw damaged(file, 'tables')
      return sums
    }
    if (!schemas.has(next.schema)) throw damaged(file, 'tables')
    const tally = new Tally()
    await taker.table(next, tallied(source.rows(), tally))
    const told = await guard(async () => Sum.parse(JSON.parse(await source.line())))
    const found = tally.sum()
    if (told.rows !== found.rows || told.sha256 !== found.sha256) throw damaged(file, next.table)
    sums.set(`${next.schema}.${next.table}`, found)
  }
}

async function* tallied(rows: AsyncIterable<Buffer>, tally: Tally): AsyncGenerator<Buffer> {
  for await (const chunk of rows) {
    tally.add(chunk)
    yield chunk
  }
}

/** All but the last line, which must say the checksum of the rest. */
async function* withoutEnding(bytes: AsyncIterable<Buffer>, whole: { yet: boolean }): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let held = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const both = Buffer.concat([held, chunk])
    const sure = Math.max(0, both.length - ENDING_BYTES)
    held = both.subarray(sure)
    if (sure === 0) continue
    hash.update(both.subarray(0, sure))
    yield both.subarray(0, sure)
  }
  if (!held.equals(ending(hash.digest('hex')))) throw new Error('the ending is another')
  whole.yet = true
}

async function* unpacked(source: Source): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  pipeline(Readable.from(source.all()), gunzip, () => undefined)
  yield* gunzip as AsyncIterable<Buffer>
}

/** Bytes that are asked for line by line, table by table. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>
  readonly #guard: Guard
  #rest: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Buffer>, guard: Guard) {
    this.#chunks = bytes[Symbol.asyncIterator]()
    this.#guard = guard
  }

  async line(): Promise<string> {
    let end = this.#rest.indexOf(10)
    while (end === -1) {
      if (this.#rest.length > LONGEST_LINE || !(await this.#more())) throw new Error('a line has no end')
      end = this.#rest.indexOf(10)
    }
    const line = this.#rest.toString('utf8', 0, end)
    this.#rest = this.#rest.subarray(end + 1)
    return line
  }

  /** Up to the mark that ends a table's rows, without it. */
  async *rows(): AsyncGenerator<Buffer> {
    // The mark stands at the beginning of a line: one is put before the first.
    this.#rest = Buffer.concat([NEW_LINE, this.#rest])
    let isFirst = true
    for (;;) {
      const at = this.#rest.indexOf(MARK)
      const sure = at === -1 ? Math.max(0, this.#rest.length - MARK.length + 1) : at + 1
      const ready = this.#rest.subarray(isFirst ? 1 : 0, sure)
      if (sure > 0) {
        this.#rest = this.#rest.subarray(sure)
        isFirst = false
      }
      if (ready.length > 0) yield ready
      if (at !== -1) break
      if (!(await this.#guard(() => this.#more()))) {
        await this.#guard(() => Promise.reject(new Error('a table has no end')))
      }
    }
    this.#rest = this.#rest.subarray(END_OF_ROWS.length)
  }

  async *all(): AsyncGenerator<Buffer> {
    do {
      if (this.#rest.length > 0) yield this.#rest
      this.#rest = Buffer.alloc(0)
    } while (await this.#more())
  }

  async isAtEnd(): Promise<boolean> {
    return this.#rest.length === 0 && !(await this.#more())
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next()
    if (done) return false
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value])
    return true
  }
}

const NEW_LINE = Buffer.from('\n')
const MARK = Buffer.from(`\n${END_OF_ROWS}`)
const LONGEST_LINE = 16 * 1024 ** 2

async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new StartupProblem(fileWords.absent, { file, code: error.code ?? '' }, 'unavailable')
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(AGE.length), 0, AGE.length, 0)
    return buffer.toString('latin1', 0, bytesRead) === AGE
  } finally {
    await handle.close()
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}
