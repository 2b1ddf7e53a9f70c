import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps room for new lines: where `most` are open, the one on which nothing has been asked for longest is hung up. A line whose head or
 * whose next request has not come yet counts as silent; where something is under way on all of them, the new one is.
 */
export function keepLines(server: Server, most: number): void {
  let open = 0
  const silent = new Set<Socket>()
  server.on('connection', (line: Socket) => {
    const [longest = line] = silent
    silent.add(line)
    open++
    line.once('close', () => {
      silent.delete(line)
      open--
    })
    if (open <= most) return
    silent.delete(longest)
    longest.destroy()
  })
  server.on('request', ({ socket }: IncomingMessage, reply: ServerResponse) => {
    silent.delete(socket)
    reply.once('close', () => {
      if (!socket.destroyed) silent.add(socket)
    })
  })
}
