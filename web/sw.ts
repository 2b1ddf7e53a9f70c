// The service worker: opens the app without a network. Pages and hashed assets only; the API is never cached here
// (what may be read offline is kept by lastSeen.ts, and what is written offline by outbox/).

/** Filled in by the build: the files that open the first screen, and a name that changes with any of them. */
declare const __SHELL__: readonly string[]
declare const __BUILD__: string

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface Worker {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(kind: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(kind: 'fetch', listener: (event: FetchEvent) => void): void
}

const worker = self as unknown as Worker
const CACHE = `jinke-${__BUILD__}`
/** A network that answers later than this is treated as none. */
const PATIENCE = 2500

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) =>
        cache.addAll(__SHELL__.map((path) => new Request(path, { cache: isHashed(path) ? 'default' : 'reload' }))),
      )
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldReleases().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|metrics)(\/|$)/.test(pathname)) return
  event.respondWith(request.mode === 'navigate' ? openPage(request) : findAsset(request))
})

/** Pages of the release before may still be open and ask for their parts: that one's cache stays too. */
async function dropOldReleases(): Promise<void> {
  const releases = (await caches.keys()).filter((name) => name.startsWith('jinke-'))
  const kept = new Set([CACHE, releases.filter((name) => name !== CACHE).at(-1)])
  await Promise.all(releases.filter((name) => !kept.has(name)).map((name) => caches.delete(name)))
}

/** Every address is the same page; the newest if the network gives it, else the one that was kept. */
async function openPage(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match('/')
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined))
  const fresh = fetch(request).catch(() => undefined)
  const response = await (kept ? Promise.race([fresh, late]) : fresh)
  return response?.ok ? response : (kept ?? response ?? Response.error())
}

const isHashed = (path: string): boolean => path.startsWith('/assets/')

/** Hashed assets never change under their name, so what is kept is right. */
async function findAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && isHashed(new URL(request.url).pathname)) {
    const cache = await caches.open(CACHE)
    await cache.put(request, response.clone())
  }
  return response
}
