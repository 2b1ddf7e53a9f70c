import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TouchBody } from './touches.ts'

// IndexedDB, Web Locks and tabs are the browser's; so this runs in one, with our own files and a server that can be unkind.

const CHROMIUM = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))

type Weather = 'fine' | 'answer lost' | 'refused'
const recorded: { key: string; summary: string }[] = []
const asked: string[] = []
let weather: Weather[] = []
let server: Server
let browser: Browser
let context: BrowserContext
let address: string

/** What runs in the page. */
interface Tab {
  record(person: string, summary: string): Promise<string>
  send(person: string): Promise<boolean>
  waiting(): Promise<{ summary: string | undefined; refused: string | undefined }[]>
}
declare const tab: Tab

const PAGE = `
import { recordTouch, touchOutbox } from './touches.ts'
const body = (summary) => ({ customerId: '0192f0c0-0000-7000-8000-000000000001', channel: 'phone', effective: true, summary })
globalThis.tab = {
  record: async (person, summary) => ((await recordTouch(person, body(summary), 'Jincheng')) === 'kept' ? 'kept' : 'sent'),
  send: (person) => touchOutbox.sendAll(person),
  waiting: async () => {
    await touchOutbox.refresh()
    return touchOutbox.entries.get().map((entry) => ({ summary: entry.body.summary, refused: entry.refused?.reason }))
  },
}`

async function bundle(): Promise<string> {
  const result = await build({
    stdin: { contents: PAGE, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return result.outputFiles[0]?.text ?? ''
}

async function openTab(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  return page
}

const record = (page: Page, summary: string, person = 'main:wang') =>
  page.evaluate(([who, what]) => tab.record(who, what), [person, summary] as const)
const send = (page: Page, person = 'main:wang') => page.evaluate((who) => tab.send(who), person)
const waiting = (page: Page) => page.evaluate(() => tab.waiting())

describe.skipIf(!CHROMIUM)('T1: touches logged offline, in a real browser (skipped where there is none)', () => {
  beforeAll(async () => {
    const script = await bundle()
    server = createServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) text += chunk
      if (request.method === 'GET') {
        const isScript = request.url === '/page.js'
        response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
        return response.end(isScript ? script : '<!doctype html><script src="/page.js"></script>')
      }
      const key = String(request.headers['idempotency-key'])
      const { summary = '' } = JSON.parse(text) as TouchBody
      asked.push(key)
      const now = weather.shift() ?? 'fine'
      if (now === 'refused') {
        response.writeHead(422, { 'content-type': 'application/problem+json' })
        return response.end(JSON.stringify({ status: 422, reason: 'nothing_said', title: 'No', detail: 'No' }))
      }
      if (!recorded.some((touch) => touch.key === key)) recorded.push({ key, summary })
      if (now === 'answer lost') return request.socket.destroy()
      response.writeHead(201, { 'content-type': 'application/json' })
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => server.once('listening', ready))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
  })
  beforeEach(async () => {
    recorded.length = 0
    asked.length = 0
    weather = []
    context = await browser.newContext()
  })
  afterEach(() => context.close())

  const summaries = () => recorded.map((touch) => touch.summary)

  test('with a network it is sent at once and nothing is kept', async () => {
    const page = await openTab()
    expect(await record(page, 'a')).toBe('sent')
    expect(await waiting(page)).toEqual([])
    expect(summaries()).toEqual(['a'])
  })

  test('without one it is kept over a reload, and sent in order once the network is back', async () => {
    const page = await openTab()
    await context.setOffline(true)
    for (const summary of ['a', 'b', 'c']) expect(await record(page, summary)).toBe('kept')
    expect(await send(page)).toBe(false)
    await context.setOffline(false)
    await page.reload()
    expect((await waiting(page)).map((entry) => entry.summary)).toEqual(['a', 'b', 'c'])
    expect(await send(page)).toBe(true)
    expect(summaries()).toEqual(['a', 'b', 'c'])
    expect(await waiting(page)).toEqual([])
  })

  test('two tabs that send at the same moment send each touch once', async () => {
    const [one, other] = [await openTab(), await openTab()]
    await context.setOffline(true)
    for (const summary of ['a', 'b', 'c', 'd']) await record(one, summary)
    await context.setOffline(false)
    expect(await Promise.all([send(one), send(other), send(one), send(other)])).toEqual([true, true, true, true])
    expect(summaries()).toEqual(['a', 'b', 'c', 'd'])
    expect(asked).toHaveLength(4)
  })

  test('where the answer was lost the same key is sent again, and the touch recorded once', async () => {
    const page = await openTab()
    // The browser too tries again by itself where a connection breaks.
    weather = Array(20).fill('answer lost')
    expect(await record(page, 'a')).toBe('kept')
    weather = []
    expect(await send(page)).toBe(true)
    expect(summaries()).toEqual(['a'])
    expect(new Set(asked).size).toBe(1)
    expect(asked.length).toBeGreaterThan(2)
  })

  test('one that is refused later stays, visible in the other tab too, with its reason', async () => {
    const [one, other] = [await openTab(), await openTab()]
    await context.setOffline(true)
    await record(one, '')
    await record(one, 'b')
    weather = ['refused']
    await context.setOffline(false)
    await send(one)
    expect(await waiting(other)).toEqual([{ summary: '', refused: 'nothing_said' }])
    expect(summaries()).toEqual(['b'])
  })
})
