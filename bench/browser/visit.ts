import type { Browser, Page } from 'playwright-core'
import type { Gate, Passed } from './gate.ts'
import { look, openPhone, type Shown } from './phone.ts'
import type { Screen } from './screens.ts'

export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

export interface Visited extends Shown {
  /** Milliseconds until what the screen is for was there. */
  there: number
  /** Until then, and with all that was fetched while nothing was to do. */
  first: Passed
  all: Passed
  /** The longest wait of each act, in milliseconds. */
  acts: Record<string, number | null>
}

/** After this without a request nothing more is fetched. */
const QUIET_MS = 2500

/** A first visit to a screen on the phone, nothing cached, and its acts. */
export async function visit(
  browser: Browser,
  gate: Gate,
  screen: Screen,
  path: string,
  cookie: string | null,
): Promise<Visited> {
  const page = await openPhone(browser, gate.url, cookie)
  try {
    gate.passed()
    const began = performance.now()
    await page.goto(path, { waitUntil: 'commit' })
    await page.locator(screen.there).first().waitFor({ timeout: 60_000 })
    const there = Math.round(performance.now() - began)
    const first = gate.passed()
    const later = await untilQuiet(page, gate)
    const shown = await look(page)
    const acts: Visited['acts'] = {}
    for (const [name, act] of Object.entries(screen.acts ?? {})) {
      await act(page)
      await page.waitForTimeout(SETTLED_MS)
      acts[name] = (await look(page)).interaction
    }
    const longest = Math.max(...Object.values(acts).map((ms) => ms ?? 0))
    return { ...shown, interaction: longest > 0 ? longest : null, there, first, all: together(first, later), acts }
  } finally {
    await page.context().close()
  }
}

/** Until a slow interaction has been painted and observed. */
const SETTLED_MS = 700

async function untilQuiet(page: Page, gate: Gate): Promise<Passed> {
  let all = gate.passed()
  for (let quiet = 0; quiet < QUIET_MS; ) {
    await page.waitForTimeout(QUIET_MS / 5)
    const passed = gate.passed()
    quiet = passed.requests > 0 ? 0 : quiet + QUIET_MS / 5
    all = together(all, passed)
  }
  return all
}

const together = (a: Passed, b: Passed): Passed => ({
  requests: a.requests + b.requests,
  files: a.files + b.files,
  bytes: a.bytes + b.bytes,
  jsBytes: a.jsBytes + b.jsBytes,
  jsFiles: a.jsFiles + b.jsFiles,
})
