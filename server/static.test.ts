import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { serveWeb } from './static.ts'

const root = mkdtempSync(join(tmpdir(), 'web-'))
const web = join(root, 'dist/web')
let app: FastifyInstance

function build(hash: string): void {
  mkdirSync(join(web, 'assets'), { recursive: true })
  writeFileSync(join(web, 'index.html'), `<script src="/assets/index-${hash}.js"></script>`)
  writeFileSync(join(web, 'assets', `index-${hash}.js`), `// ${hash}`)
}

beforeAll(async () => {
  build('one')
  app = fastify()
  await serveWeb(app, root, { endpoints: [], clock: systemClock })
})
afterAll(async () => {
  await app.close()
  rmSync(root, { recursive: true })
})

const get = (url: string) => app.inject({ url })

test('every page’s address is the one page, asked again each time; hashed files stay for ever', async () => {
  for (const page of ['/', '/today', '/customers/42']) {
    const { body, headers } = await get(page)
    expect(body).toContain('/assets/index-one.js')
    expect(headers['cache-control']).toBe('no-cache')
  }
  expect((await get('/assets/index-one.js')).headers['cache-control']).toContain('immutable')
})

test('what is not there is not a page', async () => {
  for (const url of ['/assets/index-gone.js', '/api/v1/nope', '/api/v2/x']) {
    const { statusCode, headers } = await get(url)
    expect([url, statusCode, headers['content-type']]).toEqual([url, 404, expect.stringContaining('json')])
  }
})

test('a build made while the server runs is served, page and files', async () => {
  build('two')
  expect((await get('/')).body).toContain('index-two.js')
  expect((await get('/assets/index-two.js')).body).toBe('// two')
})
