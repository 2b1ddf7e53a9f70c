import type { FastifyRequest } from 'fastify'
import { Refused } from '../../shared/refusal.ts'
import { tooLarge, unreadableBody } from '../../shared/refusals.ts'

export interface Upload {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** The most that the files of one request hold together, in bytes. */
export const MOST_UPLOADED = 200 * 1024 * 1024

/**
 * The files and fields of a multipart request, whole. Refuses what is no form, and files of more bytes than
 * `MOST_UPLOADED` together.
 */
export async function readForm(request: FastifyRequest): Promise<{ files: Upload[]; fields: Record<string, string> }> {
  const files: Upload[] = []
  const fields: Record<string, string> = {}
  let size = 0
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        size += bytes.length
        if (size > MOST_UPLOADED) throw new Refused(tooLarge())
        files.push({ name: writable(part.filename ?? ''), type: part.mimetype, bytes })
      } else fields[part.fieldname] = String(part.value)
    }
  } catch (error) {
    // What its reader cannot make out it throws without a status; so does a line that breaks off.
    if (error instanceof Refused || (error as { statusCode?: number }).statusCode) throw error
    throw new Refused(unreadableBody())
  }
  return { files, fields }
}

/** A name as a database keeps it. */
const writable = (name: string): string => name.replace(/\0|\p{Surrogate}/gu, '')
