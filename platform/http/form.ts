import type { FastifyRequest } from 'fastify'
import { Refused } from '../../shared/refusal.ts'
import { tooLarge, unreadableBody } from '../../shared/refusals.ts'
import { writable } from '../../shared/written.ts'
import { newId } from '../sql.ts'
import { letGo, takeIn, type Upload } from '../uploads.ts'
import type { Work } from '../work.ts'

/** A file of a form, as it was taken in. */
export interface FormFile extends Upload {
  readonly name: string
  readonly type: string
}

export interface Form {
  readonly files: readonly FormFile[]
  readonly fields: Readonly<Record<string, string>>
}

/** The most that the files of one request hold together, in bytes. */
export const MOST_UPLOADED = 200 * 1024 * 1024

interface Most {
  readonly bytes: number
  /** What is told where the files hold more. */
  readonly refused: () => Refused
}

const MOST: Most = { bytes: MOST_UPLOADED, refused: () => new Refused(tooLarge()) }

/**
 * Takes in the files and fields of a multipart request, lets `act` do with them what it does, and lets the files go that were taken in.
 * Refuses what is no form, and files of more than `most` bytes together, as soon as these have passed.
 */
export async function withForm<T>(
  { tx, now }: Work,
  request: FastifyRequest,
  act: (form: Form) => Promise<T>,
  most = MOST,
): Promise<T> {
  const taken: string[] = []
  let size = 0
  async function* bounded(bytes: AsyncIterable<Uint8Array>) {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > most.bytes) throw most.refused()
      yield chunk
    }
  }
  const read = async (): Promise<Form> => {
    const files: FormFile[] = []
    const fields: Record<string, string> = {}
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const id = newId()
        taken.push(id)
        const upload = await takeIn(tx, id, bounded(part.file), now)
        files.push({ ...upload, name: writable(part.filename ?? ''), type: part.mimetype })
      } else fields[part.fieldname] = String(part.value)
    }
    return { files, fields }
  }
  try {
    return await act(await read().catch(asUnreadable))
  } finally {
    // Where the database is away, that is told; what is left is swept.
    if (taken.length > 0) await letGo(tx, taken).catch(() => undefined)
  }
}

/** What its reader cannot make out it throws without a status; so does a line that breaks off. */
function asUnreadable(error: Error & { statusCode?: number; code?: string }): never {
  const isOurs = error instanceof Refused || error.statusCode !== undefined || SQLSTATE.test(error.code ?? '')
  throw isOurs ? error : new Refused(unreadableBody())
}

const SQLSTATE = /^[0-9A-Z]{5}$/
