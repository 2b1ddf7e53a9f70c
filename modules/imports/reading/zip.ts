import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const LONGEST_COMMENT = 0xffff
const MANY = 0xffff
const HUGE = 0xffffffff
const DEFLATED = 8
const PIECE_BYTES = 1 << 20

interface ZipFile {
  readonly name: string
  /** What it says it unpacks to, in bytes. */
  readonly size: number
  readonly deflated: boolean
  readonly packed: Buffer
}

/**
 * The files in a zip file as the directory at its end tells of them. Null where the directory is broken or could be read
 * in two ways: what we measure and what another reader unpacks must be the same. Zip64 is such a second way; no
 * spreadsheet that we read needs it.
 */
export function zipDirectory(zip: Buffer): { files: ZipFile[]; unpacked: number } | null {
  const end = endOf(zip)
  if (end === null || zip.readUInt32LE(end + 4) !== 0) return null
  const [count, length, start] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 12), zip.readUInt32LE(end + 16)]
  if (count === MANY || zip.readUInt16LE(end + 8) !== count || start + length !== end) return null
  const files: ZipFile[] = []
  let at = start
  while (at < end) {
    if (at + ENTRY_LENGTH > end || zip.readUInt32LE(at) !== ENTRY) return null
    const file = fileAt(zip, at)
    if (!file) return null
    files.push(file)
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o))
    at += ENTRY_LENGTH + nameLength + extraLength + commentLength
  }
  if (at !== end || files.length !== count) return null
  return { files, unpacked: files.reduce((sum, { size }) => sum + size, 0) }
}

function fileAt(zip: Buffer, at: number): ZipFile | null {
  const [length = 0, size = 0, local = 0] = [20, 24, 42].map((offset) => zip.readUInt32LE(at + offset))
  if (length === HUGE || local + LOCAL_LENGTH > zip.length || zip.readUInt32LE(local) !== LOCAL) return null
  const begins = local + LOCAL_LENGTH + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  return {
    name: zip.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + zip.readUInt16LE(at + 28)),
    size: size === HUGE ? Number.POSITIVE_INFINITY : size,
    deflated: zip.readUInt16LE(at + 10) === DEFLATED,
    packed: zip.subarray(begins, begins + length),
  }
}

function endOf(zip: Buffer): number | null {
  for (let at = zip.length - END_LENGTH; at >= Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT); at--) {
    if (zip.readUInt32LE(at) === END) return at
  }
  return null
}

/** Whether each file unpacks to no more than it says: a directory that lies would otherwise let any bomb in. */
export async function unpacksAsTold(files: readonly ZipFile[]): Promise<boolean> {
  for (const { deflated, packed, size } of files)
    if ((deflated ? await inflatedSize(packed, size) : packed.length) > size) return false
  return true
}

/** How much it unpacks to, counted no further than past `most`; nothing of it is kept. What is damaged ends early. */
async function inflatedSize(packed: Buffer, most: number): Promise<number> {
  let size = 0
  try {
    for await (const piece of Readable.from([packed]).pipe(createInflateRaw({ chunkSize: PIECE_BYTES }))) {
      size += (piece as Buffer).length
      if (size > most) break
    }
  } catch {
    return size
  }
  return size
}
