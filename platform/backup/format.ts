import { createHash } from 'node:crypto'
import { z } from 'zod'
import { texts } from '../../shared/text.ts'

// A backup is a line that says so, a line of JSON that says of what, the tables packed by gzip, and a line with the
// SHA-256 of all before it. Unpacked, each table is a line that names it, its rows as PostgreSQL's COPY writes them,
// `\.`, and a line with their number and SHA-256: `tail -n +3 FILE | gunzip` shows it, without Jinke.
// An encrypted backup is that file, encrypted as age encrypts files.

export const FORMAT = 1
export const MAGIC = 'jinke backup '
export const END_OF_ROWS = '\\.\n'
const ENDING = '\nsha256 '
/** How many bytes the last line has, with the line break before it. */
export const ENDING_BYTES = ENDING.length + 64 + 1

export const ending = (sha256: string): Buffer => Buffer.from(`${ENDING}${sha256}\n`)

const applied = z.object({ name: z.string(), checksum: z.string() })
const sequence = z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })

/** What all companies share, and the schema of each as it is made: nothing else is ever filled. */
const Schema = z.string().regex(/^(?:public|company_[a-z0-9_]+)$/)

export const Header = z.object({
  /** The Jinke that made it. */
  jinke: z.string(),
  /** UTC */
  takenAt: z.iso.datetime(),
  /** server_version_num */
  postgres: z.number(),
  /**
   * With which passwords in the data are sealed, in base64, older keys on lines after it: without them mailboxes and calendars must be connected anew.
   * `absent`: nothing is sealed. `elsewhere`: it was left out, or the environment gives it, and must be kept apart.
   */
  secretKey: z.union([z.object({ base64: z.string() }), z.enum(['absent', 'elsewhere'])]),
  companies: z.array(z.object({ slug: z.string(), kind: z.enum(['main', 'demo']) })),
  schemas: z
    .array(z.object({ name: Schema, migrations: z.array(applied), sequences: z.array(sequence) }))
    .refine((all) => all[0]?.name === 'public' && new Set(all.map(({ name }) => name)).size === all.length),
})
export type Header = z.output<typeof Header>

export const TableLine = z.object({ schema: z.string(), table: z.string(), columns: z.array(z.string()) })
export type TableLine = z.output<typeof TableLine>

export const Sum = z.object({ rows: z.number(), sha256: z.string() })
export type Sum = z.output<typeof Sum>

/** What stands after the last table: nothing was left out. */
export const EndLine = z.object({ tables: z.number() })

/** The number and checksum of rows that pass. */
export class Tally {
  readonly #hash = createHash('sha256')
  #rows = 0

  /** COPY writes each row as one line, and a line break within a value as `\n`. */
  add(chunk: Buffer): void {
    this.#hash.update(chunk)
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.#rows += 1
  }

  sum(): Sum {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') }
  }
}

export const fileWords = texts({
  absent: { zh: '读不到文件 {file}（{code}）。', en: 'The file {file} cannot be read ({code}).' },
  foreign: { zh: '{file} 不是近客的备份。', en: '{file} is no backup of Jinke.' },
  damaged: {
    zh: '备份 {file} 已损坏或不完整（{where}），不能使用。数据库未改动；请换一份备份。',
    en: 'The backup {file} is damaged or incomplete ({where}) and cannot be used. The database is untouched; take another backup.',
  },
  newer: {
    zh: '备份 {file} 由更新版本的近客制作（格式 {found}）。请升级程序；数据库未改动。',
    en: 'The backup {file} was made by a newer Jinke (format {found}). Please upgrade; the database is untouched.',
  },
  locked: {
    zh: '备份 {file} 已加密：请用 --passphrase-file 或 --identity 指定打开它的口令或密钥文件。',
    en: 'The backup {file} is encrypted: name the file with its passphrase (--passphrase-file) or its key (--identity).',
  },
  notOpened: {
    zh: '备份 {file} 打不开：口令或密钥不对，或文件开头已损坏。数据库未改动。',
    en: 'The backup {file} does not open: the passphrase or the key is another, or its beginning is damaged. The database is untouched.',
  },
})
