import { randomBytes } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { tellRefusal } from '../../shared/refusal.ts'
import { brokenRequest } from '../../shared/refusals.ts'

const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** What browsers are told with an answer that no hook sees. */
export const BARE = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** What cannot be read as HTTP, or does not come to its end: told as every other refusal, and the line is closed. */
export function tellBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  const status = STATUS[error.code ?? ''] ?? 400
  const why = brokenRequest()
  // Which language it asks for cannot be known.
  const told = `${tellRefusal(why, 'zh')} / ${tellRefusal(why, 'en')}`
  const { reason } = why.kind
  const body = JSON.stringify({
    type: `/api/docs#${reason}`,
    title: told,
    status,
    detail: told,
    reason,
    traceId: randomBytes(16).toString('hex'),
  })
  const headers = {
    connection: 'close',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...BARE,
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`)
}
