import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onStop } from '../stage/ending.ts'

/** What went to the browser since the last look: every request, those of the service worker too, as it was sent. */
export interface Passed {
  requests: number
  files: number
  bytes: number
  /** Of JavaScript, without headers. */
  jsBytes: number
  jsFiles: number
}

export interface Gate {
  url: string
  /** What has passed since it was last asked. */
  passed(): Passed
  close(): Promise<void>
}

const nothing = (): Passed => ({ requests: 0, files: 0, bytes: 0, jsBytes: 0, jsFiles: 0 })

/** Stands before the server and counts: what a page's own tools report leaves the service worker out. */
export async function openGate(server: string): Promise<Gate> {
  const { hostname, port } = new URL(server)
  let counted = nothing()
  const gate = createServer((asked, answer) => {
    const { method, url, headers } = asked
    const before = counted
    const passing = request({ hostname, port, method, path: url, headers }, (reply) => {
      const isJs = /javascript/.test(reply.headers['content-type'] ?? '')
      before.requests++
      if (!url?.startsWith('/api/')) before.files++
      if (isJs && reply.statusCode === 200) before.jsFiles++
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.on('data', (part: Buffer) => {
        before.bytes += part.length
        if (isJs) before.jsBytes += part.length
      })
      reply.pipe(answer)
    })
    passing.on('error', () => answer.destroy())
    asked.pipe(passing)
  })
  gate.listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const close = async () => {
    gate.closeAllConnections()
    gate.close()
  }
  const forget = onStop(close)
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    passed() {
      const passed = counted
      counted = nothing()
      return passed
    },
    async close() {
      forget()
      await close()
    },
  }
}
