import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepLines } from './lines.ts'

const MOST = 3
const waiting: ServerResponse[] = []
const server = createServer(({ url }, reply) => {
  if (url === '/later') waiting.push(reply)
  else reply.end('now')
})
const opened: Socket[] = []
beforeAll(async () => {
  keepLines(server, MOST)
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  for (const line of opened) line.destroy()
  server.close()
  await once(server, 'close')
})

async function open(path?: string): Promise<Socket> {
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1')
  line.on('error', () => undefined)
  opened.push(line)
  await once(line, 'connect')
  if (path) line.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`)
  return line
}

const answered = async (line: Socket): Promise<string> => String((await once(line, 'data'))[0])

test('a new line is always let in; the one that has been silent longest goes, never one on which something is under way', async () => {
  const busy = await open('/later')
  const silent = await open()
  const asked = await open('/')
  expect(await answered(asked)).toMatch(/now$/)
  const [first, second] = [await open('/'), await open('/')]
  expect(await answered(first)).toMatch(/now$/)
  expect(await answered(second)).toMatch(/now$/)
  await expect.poll(() => [silent.closed, asked.closed]).toEqual([true, true])
  waiting[0]?.end('late')
  expect(await answered(busy)).toMatch(/late$/)
})
