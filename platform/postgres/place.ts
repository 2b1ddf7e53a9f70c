import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { texts } from '../../shared/text.ts'
import { StartupProblem } from '../startupProblem.ts'
import type { Binaries } from './binaries.ts'
import { type Account, handTo } from './unprivileged.ts'

const words = texts({
  taken: {
    zh: '文件夹 {folder} 属于别人，数据库无法使用它。请删除它，或用 JINKE_DATA 指定更短的路径。',
    en: 'The folder {folder} belongs to somebody else, so the database cannot use it. Remove it, or name a shorter path in JINKE_DATA.',
  },
})

/** Where an embedded database answers: a folder that holds its socket, or 127.0.0.1 where the system has no sockets. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** Windows' PostgreSQL cannot do without a port. */
export const ON_SOCKETS = process.platform !== 'win32'

/** An embedded database's whereabouts. */
export interface Place {
  /** The data folder, its symlinks resolved. */
  readonly data: string
  readonly account: Account | null
  readonly binaries: Binaries
  readonly address: Address
  /** Tests only: without waiting for the disk. */
  readonly fast: boolean
}

// Only names the socket's file; nobody listens on it.
const SOCKET_PORT = 5432
// sun_path holds 108 bytes on Linux and 104 on macOS.
const LONGEST_SOCKET_PATH = 100

/** The same for every process that uses the folder. */
export async function addressFor(data: string): Promise<Address> {
  if (!ON_SOCKETS) return { host: '127.0.0.1', port: await freePort() }
  const inside = join(data, 'socket')
  const fits = Buffer.byteLength(join(inside, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH
  return { host: fits ? inside : shortFolder(data), port: SOCKET_PORT }
}

// Not os.tmpdir(): TMPDIR may differ between the processes that have to meet here, and be long itself.
const shortFolder = (data: string): string =>
  join('/tmp', `jinke-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`)

/** Makes the socket's folder, open to the database's account (and root) only. */
export function openSocketFolder({ address, account }: Place): void {
  if (!ON_SOCKETS) return
  try {
    mkdirSync(address.host, { mode: 0o700 })
    handTo(account, address.host)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  // In /tmp anyone may have made a folder of that name, and would then stand between us and the database.
  const status = lstatSync(address.host)
  const ours =
    status.isDirectory() && status.uid === (account?.uid ?? process.geteuid?.()) && (status.mode & 0o077) === 0
  if (!ours) throw new StartupProblem(words.taken, { folder: address.host }, 'taken')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
