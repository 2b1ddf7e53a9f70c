import type { Browser, BrowserContext, Page } from 'playwright-core'

/** The phone that Lighthouse thinks of: a processor a quarter as fast, and a slow 4G. */
const CPU = 4
const DOWN = (1.6 * 1024 * 1024) / 8
const UP = (0.75 * 1024 * 1024) / 8
const ROUND_TRIP_MS = 150

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  // By which the server knows it for a phone, as it does each of them.
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
}
export const DESK = { viewport: { width: 1440, height: 900 } }

/** What a page has shown so far. */
export interface Shown {
  /** Milliseconds to the first and to the largest paint, and what the largest one was. */
  firstPaint: number
  largestPaint: number
  largest: string
  /** The layout shifts that nobody caused, added up as the browser's own measure does. */
  shift: number
  /** The longest time from an interaction to the next paint, in milliseconds; null where there was none. */
  interaction: number | null
}

interface Kept {
  fcp: number
  lcp: number
  largest: string
  shift: number
  events: Record<number, number>
}

/** A page of a session of its own, nothing cached, on the throttled phone; without a cookie a visitor's. */
export async function openPhone(browser: Browser, url: string, cookie: string | null): Promise<Page> {
  const context = await browser.newContext({ ...PHONE, baseURL: url, locale: 'zh-CN' })
  if (cookie) await signInWith(context, url, cookie)
  const page = await context.newPage()
  await page.addInitScript(watch)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: ROUND_TRIP_MS,
    downloadThroughput: DOWN,
    uploadThroughput: UP,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU })
  return page
}

export const signInWith = (context: BrowserContext, url: string, cookie: string): Promise<void> => {
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  return context.addCookies([{ name, value, url }])
}

/** Runs in the page, before all else: keeps what the browser observes. */
function watch(): void {
  const kept: Kept = { fcp: 0, lcp: 0, largest: '', shift: 0, events: {} }
  Object.assign(window, { benchKept: kept })
  const observe = (type: string, see: (entry: never) => void, more: object = {}) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) see(entry as never)
    }).observe({
      type,
      buffered: true,
      ...more,
    } as PerformanceObserverInit)
  observe('paint', (entry: PerformanceEntry) => {
    if (entry.name === 'first-contentful-paint') kept.fcp = entry.startTime
  })
  observe('largest-contentful-paint', (entry: PerformanceEntry & { element?: Element | null }) => {
    kept.lcp = entry.startTime
    kept.largest = `${entry.element?.tagName.toLowerCase() ?? ''} ${entry.element?.textContent?.trim().slice(0, 30) ?? ''}`
  })
  observe('layout-shift', (entry: PerformanceEntry & { value: number; hadRecentInput: boolean }) => {
    if (!entry.hadRecentInput) kept.shift += entry.value
  })
  observe(
    'event',
    (entry: PerformanceEntry & { interactionId?: number }) => {
      const id = entry.interactionId
      if (id) kept.events[id] = Math.max(kept.events[id] ?? 0, entry.duration)
    },
    { durationThreshold: 16 },
  )
}

/** What the page has shown since it was opened; interactions since the last look. */
export async function look(page: Page): Promise<Shown> {
  const { events, ...kept } = await page.evaluate(() => {
    const all = (window as unknown as { benchKept: Kept }).benchKept
    const now = { ...all }
    all.events = {}
    return now
  })
  const durations = Object.values(events)
  return {
    firstPaint: Math.round(kept.fcp),
    largestPaint: Math.round(kept.lcp),
    largest: kept.largest,
    shift: Number(kept.shift.toFixed(3)),
    interaction: durations.length > 0 ? Math.max(...durations) : null,
  }
}
