import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../shared/endpoint.ts'
import { ADMIN } from '../testing/app.ts'
import { signIn } from '../testing/browser.ts'
import { DESK, fitsWidth, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { HOSTILE, RAN } from '../testing/hostile.ts'
import { type HostileWorld, openHostileWorld, TAKES_NONE } from '../testing/hostileWorld.ts'
import { LONG } from '../testing/long.ts'
import { nav } from '../web/nav.ts'

// Stored XSS: hostile words in every field of every endpoint, then every screen in a real browser, as who sees it.

const SLOW = 120_000
const WALKERS = ['admin', 'manager', 'rep'] as const
type Walker = (typeof WALKERS)[number]
/** Where the words of the records that are open in it must be read. */
const TOLD = [
  '/customers',
  '/products',
  '/people',
  '/customers/$id',
  '/deals/$id',
  '/quotes/$id',
  '/orders/$id',
  '/receptions/$id',
]
let screens: Screens
let world: HostileWorld
let cookies: Record<Walker, string | null>

beforeAll(async () => {
  screens = await openScreens()
  world = await openHostileWorld(screens.app)
  cookies = {
    admin: (await signIn(screens.app, ADMIN.email, ADMIN.password)).cookie,
    manager: await world.cookieOf(world.manager),
    rep: await world.cookieOf(world.rep),
  }
}, SLOW)
afterAll(() => screens.close())

test('every field of every endpoint that takes free words has taken hostile ones', () => {
  const { fields, taken } = world.coverage
  expect([...fields].filter((field) => !taken.has(field)).toSorted()).toEqual(TAKES_NONE.toSorted())
  expect(taken.size).toBeGreaterThan(150)
})

/** Beyond the menu: what nobody leads them to. */
const CLOSED: Partial<Record<Role, readonly string[]>> = {
  manager: ['/settings/backups'],
  rep: ['/settings/backups', '/diagnosis/teams/$id', '/imports/$id'],
}

/** The addresses of all screens that are there for a role, with what stands in them put in. */
function addressesFor(role: Role): string[] {
  const source = readFileSync('web/router.tsx', 'utf8')
  const all = [...source.matchAll(/screen\('([^']+)'/g)].map(([, path = '']) => path)
  const closed = nav.filter(({ roles }) => roles && !roles.includes(role)).map(({ to }) => to)
  closed.push(...(CLOSED[role] ?? []))
  const isOpen = (path: string) => !closed.includes(path)
  return [
    ...all.filter(isOpen).map((path) => world.records[path] ?? path),
    ...world.opened.filter((address) => isOpen(address.split('?')[0] ?? '')),
  ]
}

test('every screen that shows a record has one to show', () => {
  expect(addressesFor('admin').filter((address) => address.includes('$') || address.includes('undefined'))).toEqual([])
})

/** Everything that must not happen on a page, as it happens. */
function watch(page: Page): string[] {
  const faults: string[] = []
  const where = () => new URL(page.url()).pathname
  page.on('dialog', async (dialog) => {
    faults.push(`${where()}: a dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('popup', () => faults.push(`${where()}: a new window`))
  page.on('pageerror', (error) => faults.push(`${where()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${where()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(screens.app.url) && /^https?:/.test(request.url()))
      faults.push(`${where()}: asks ${request.url()}`)
    if (request.url().includes('nowhere')) faults.push(`${where()}: asks ${request.url()}`)
  })
  return faults
}

/** A page of somebody who is signed in, which tells when a script runs or the policy had to stop one. */
async function visitAs(cookie: string | null, device: typeof DESK | typeof PHONE): Promise<[Page, string[]]> {
  const page = await screens.visit(device, null, NOWHERE)
  const [name = '', value = ''] = (cookie ?? '').split('=')
  if (name) await page.context().addCookies([{ name, value, url: screens.app.url }])
  await page.addInitScript((ran) => {
    Object.assign(globalThis, { [ran]: () => console.error('a hostile script ran') })
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`the policy stopped ${event.violatedDirective} ${event.blockedURI}`),
    )
  }, RAN)
  return [page, watch(page)]
}

/** Goes to a screen as its own links do, and waits until it asks nothing more. */
async function goTo(page: Page, address: string): Promise<void> {
  let asked = 0
  const began = () => {
    asked += 1
  }
  const ended = () => {
    asked -= 1
  }
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended)
  await page.evaluate((to) => history.pushState({}, '', to), address)
  do await frames(page)
  while (asked > 0)
  page.off('request', began).off('requestfinished', ended).off('requestfailed', ended)
}

const frames = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))),
  )

/** How many elements somebody's words became. */
const elementsOfWords = (page: Page) =>
  page.evaluate(() => {
    const inner = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)
    return [document, ...inner].reduce((sum, each) => sum + (each?.querySelectorAll('[data-hostile]').length ?? 0), 0)
  })

/** Whether the words stand there as they were written, or soon do. */
const areWritten = (page: Page): Promise<boolean> =>
  page
    .waitForFunction((hostile) => {
      const typed = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
      const shown = (document.querySelector('main') ?? document.body).innerText
      return [shown, ...typed].some((text) => text.includes(hostile))
    }, HOSTILE)
    .then(
      () => true,
      () => false,
    )

/** What reaches furthest out of the page, for who mends it. */
const widest = (page: Page) =>
  page.evaluate(() => {
    const isClipped = (element: Element): boolean => {
      const { parentElement: around } = element
      if (!around || around === document.body) return false
      return getComputedStyle(around).overflowX !== 'visible' || isClipped(around)
    }
    const out = [...document.body.querySelectorAll('*')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ element, right }) => right > innerWidth + 1 && !isClipped(element))
    const most = Math.max(...out.map(({ right }) => right))
    const { element } = out.find(({ right }) => right >= most - 1) ?? { element: document.body }
    return `${element.tagName} ${element.className}, ${Math.round(most)} px: ${element.textContent?.slice(0, 40)}`
  })

async function walk(role: Walker, cookie: string | null): Promise<string[]> {
  const [page, faults] = await visitAs(cookie, DESK)
  const told = TOLD.map((path) => world.records[path] ?? path)
  await page.goto('/')
  await page.getByRole('navigation').first().waitFor()
  for (const address of shareOf(role)) {
    await page.setViewportSize(DESK.viewport)
    await goTo(page, address)
    if (!(await fitsWidth(page))) faults.push(`${address}: pushed sideways at the desk by ${await widest(page)}`)
    if (told.includes(address) && !(await areWritten(page))) faults.push(`${address}: the words are not told`)
    const elements = await elementsOfWords(page)
    if (elements > 0) faults.push(`${address}: words became ${elements} elements`)
    await page.setViewportSize(PHONE.viewport)
    await frames(page)
    if (!(await fitsWidth(page))) faults.push(`${address}: pushed sideways on a phone by ${await widest(page)}`)
  }
  await page.context().close()
  return faults.map((fault) => `${role}: ${fault}`)
}

/** In the short form each screen is opened by one of those for whom it is there, in turn; in the long one by all. */
function shareOf(role: Walker): string[] {
  return addressesFor('admin').filter((address, n) => {
    const seers = WALKERS.filter((walker) => addressesFor(walker).includes(address))
    return LONG ? seers.includes(role) : seers[n % seers.length] === role
  })
}

test(
  'no script runs on any screen, nothing is asked elsewhere, nothing breaks its width, and words stand as they were written',
  async () => {
    const walks = await Promise.all(WALKERS.map((role) => walk(role, cookies[role])))
    expect(walks.flat()).toEqual([])
  },
  SLOW,
)

test('nor at the door, nor on what customers see', async () => {
  const [page, faults] = await visitAs(null, PHONE)
  for (const address of ['/', ...world.pages]) {
    await page.goto(address)
    await page.getByRole('heading').first().waitFor()
    expect([address, await areWritten(page), await elementsOfWords(page), await fitsWidth(page)]).toEqual([
      address,
      true,
      0,
      true,
    ])
  }
  // Who has not signed in is told so.
  expect(faults.filter((fault) => !fault.includes('401 (Unauthorized)'))).toEqual([])
})
