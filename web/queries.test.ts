import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { focusManager, InfiniteQueryObserver, onlineManager } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../shared/endpoint.ts'
import { pageOf } from '../shared/page.ts'
import { keyOf, listQuery, queries } from './queries.ts'
import { locale } from './text/locale.ts'

const PAGES = 400
const listed = (id: string) =>
  endpoint({
    id,
    method: 'GET',
    path: `/${id}`,
    tag: 'test',
    summary: 'Things',
    query: z.object({ cursor: z.string().optional() }),
    reply: pageOf(z.number()),
  })
const [short, long] = [listed('short'), listed('long')]

let server: Server
const spoken = locale.get()
/** Pages asked for, by the list. */
const asked = new Map<string, number>()
beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://jinke')
    const list = pathname.split('/').at(-1) as string
    asked.set(list, (asked.get(list) ?? 0) + 1)
    const page = Number(searchParams.get('cursor') ?? 1)
    const nextCursor = page < PAGES ? String(page + 1) : null
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ items: [page], nextCursor }))
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { fetch } = globalThis
  // In a page addresses are below the page's own; here they need a base.
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => fetch(base + path, options))
  queries.mount()
})
afterEach(() => queries.clear())
afterAll(() => {
  queries.unmount()
  focusManager.setFocused(undefined)
  locale.set(spoken)
  vi.unstubAllGlobals()
  server.closeAllConnections()
  server.close()
})

/** Someone looks at a list, of which nothing counts as fresh, and has scrolled through so many pages. */
async function look(list: typeof short, pages: number) {
  const observer = new InfiniteQueryObserver(queries, listQuery(list, {}, { staleTime: 0 }) as never)
  const leave = observer.subscribe(() => undefined)
  const numbers = () => {
    const data = observer.getCurrentResult().data as { pages: { items: number[] }[] } | undefined
    return data?.pages.flatMap(({ items }) => items) ?? []
  }
  const more = async (to: number) => {
    while (numbers().length < to) await observer.fetchNextPage()
  }
  await more(pages)
  return { leave, numbers, more }
}

/** How many pages of each list are asked for when that happens: the short list shows that it has happened. */
async function askedAfter(act: () => unknown): Promise<[short: number, long: number]> {
  asked.clear()
  act()
  await expect.poll(() => asked.get('short')).toBe(5)
  await expect.poll(() => queries.isFetching()).toBe(0)
  return [5, asked.get('long') ?? 0]
}

const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

test('a list of five pages is read anew by itself, of a longer one nothing: what is shown stays, and it goes on', async () => {
  const few = await look(short, 5)
  const many = await look(long, 300)
  const occasions = {
    'back to the tab': () => {
      focusManager.setFocused(false)
      focusManager.setFocused(true)
    },
    'the network is back': () => {
      onlineManager.setOnline(false)
      onlineManager.setOnline(true)
    },
    'another part of the screen shows it too': () => Promise.all([look(long, 0), look(short, 0)]),
    'a write has changed it': () => queries.invalidateQueries(),
  }
  for (const [name, occasion] of Object.entries(occasions)) expect(await askedAfter(occasion), name).toEqual([5, 0])
  expect(few.numbers()).toEqual(upTo(5))
  expect(many.numbers()).toEqual(upTo(300))
  await many.more(301)
  expect(many.numbers()).toEqual(upTo(301))
})

test('a long list that was changed and left begins anew; left unchanged, it is still there', async () => {
  const left = await look(long, 6)
  left.leave()
  const back = await look(long, 0)
  expect(back.numbers()).toEqual(upTo(6))
  queries.invalidateQueries({ queryKey: keyOf(long) })
  expect(back.numbers()).toEqual(upTo(6))
  back.leave()
  const anew = await look(long, 1)
  expect(anew.numbers()).toEqual([1])
  anew.leave()
  // Changed while nobody looked.
  const away = await look(long, 6)
  away.leave()
  queries.invalidateQueries()
  expect((await look(long, 1)).numbers()).toEqual([1])
})

test('in another language a long list begins anew: its reasons are told in the reader’s', async () => {
  await look(short, 5)
  const many = await look(long, 6)
  expect(await askedAfter(() => locale.set(locale.get() === 'zh' ? 'en' : 'zh'))).toEqual([5, 1])
  expect(many.numbers()).toEqual([1])
})

test('a list that asks again by the clock does so while it is short', async () => {
  const { refetchInterval } = listQuery(long, {}, { refetchInterval: 4000 })
  const seconds = () => {
    const query = queries.getQueryCache().find({ queryKey: keyOf(long, {}) })
    return (refetchInterval as (of: unknown) => unknown)(query)
  }
  const list = await look(long, 5)
  expect(seconds()).toBe(4000)
  await list.more(6)
  expect(seconds()).toBe(false)
})
