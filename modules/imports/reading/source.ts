import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'

/** A file that someone brings: it can be opened as often as needed and read piece by piece. */
export interface Source {
  readonly name: string
  /** In bytes. */
  readonly size: number
  open(): AsyncIterable<Uint8Array>
}

/** One row of a sheet as it stands in the file: every cell as text, empty ones at the end left out. */
export interface RawRow {
  /** The sheet's name; empty where the format knows none. */
  readonly sheet: string
  /** As the spreadsheet numbers it, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export async function fileSource(path: string, name = basename(path)): Promise<Source> {
  const { size } = await stat(path)
  return { name, size, open: () => createReadStream(path) }
}

export function bytesSource(name: string, bytes: Uint8Array): Source {
  return {
    name,
    size: bytes.length,
    async *open() {
      yield bytes
    },
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

export const readAll = async (source: Source): Promise<Buffer> => Buffer.concat(await collect(source.open()))
