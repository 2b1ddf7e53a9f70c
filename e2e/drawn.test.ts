import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCustomer } from '../modules/customers/contract.ts'
import { hideCustomer } from '../modules/customers/secret/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, LONG, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { sign } from '../testing/secrecy.ts'

// docs/decisions/0027-drawn-first.md

let screens: Screens

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  const overdueOf = async (ownerId: string, name: string) => {
    const body = { name, ownerId, enteredOn: addDays(TODAY, -60) }
    const { id } = await app.admin.call(createCustomer, { body })
    const happenedAt = addDays(TODAY, -31)
    const touch = { customerId: id, channel: 'phone', effective: true, summary: '样品已寄出', happenedAt } as const
    await app.admin.call(logTouch, { body: touch })
    return id
  }
  const [wang, zhao] = [await member('rep', '王磊'), await member('rep', '赵敏')]
  await overdueOf(wang, '宏图<b>印刷')
  await overdueOf(zhao, '云帆物流')
  const hidden = await overdueOf(zhao, '百合医药')
  const director = await app.person('director')
  await sign(director)
  await director.call(hideCustomer, { params: { id: hidden }, body: { hidden: true, reason: '要保密' } })
})
afterAll(() => screens.close())

const opened = async (page: Page): Promise<Response> => (await page.goto('/', { waitUntil: 'load' })) as Response
const row = (page: Page) => page.locator('[data-row]')

test('the day’s list stands in the page itself, in its own styles, before any program is there', LONG, async () => {
  for (const device of [PHONE, DESK]) {
    const page = await screens.visitAs('王磊', device, NOWHERE)
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort())
    const broken: string[] = []
    page.on('console', (message) => broken.push(message.text()))
    const answer = await opened(page)
    expect(await row(page).allInnerTexts()).toEqual([expect.stringContaining('宏图<b>印刷')])
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('早上好，王磊')
    // In a grid everything stands in rows: who hears it is led through by them.
    expect(await page.getByRole('grid').getByRole('row').getByRole('heading', { level: 2 }).count()).toBe(1)
    const ring = row(page).getByRole('img').first()
    expect(await ring.evaluate((sign) => sign.parentElement?.offsetWidth)).toBe(44)
    expect(broken.filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
    expect(answer.headers()['content-security-policy']).not.toContain('unsafe-inline')
  }
})

test('it comes alive where it stands: nothing is asked again, drawn again or moved', LONG, async () => {
  const page = await screens.visitAs('王磊', PHONE, NOWHERE)
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  let start = () => {}
  const held = new Promise<void>((resolve) => {
    start = resolve
  })
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await row(page).waitFor()
  const box = await row(page).boundingBox()
  await row(page).evaluate((element) => element.setAttribute('data-seen', 'yes'))
  start()
  await page.waitForFunction(() => document.title.startsWith('早上好'))
  expect(await page.locator('[data-row][data-seen]').boundingBox()).toEqual(box)
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([])
  expect(wrong).toEqual([])
  await row(page).tap()
  await page.getByRole('textbox', { name: '说了什么' }).waitFor()
})

test('so do the other screens, each with its own styles, and the door for who is not signed in', LONG, async () => {
  const page = await screens.visitAs('王磊', PHONE, NOWHERE)
  const [customer] = await screens.app.query<{ id: string }>(`select id from customer where name like '宏图%'`)
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  for (const [path, shows] of [
    ['/customers', '宏图<b>印刷'],
    [`/customers/${customer?.id}`, '样品已寄出'],
    ['/pool', '公海'],
  ] as const) {
    await page.goto('about:blank')
    asked.length = 0
    const html = await ((await page.goto(path)) as Response).text()
    expect(html).toContain(shows.replace('<', '&lt;').replace('>', '&gt;'))
    expect(html.indexOf('<style>')).toBeLessThan(html.indexOf('<script'))
    await expect.poll(() => page.title(), { message: path, timeout: 8000 }).toMatch(/ · 近客$/)
    expect([path, ...asked.filter((one) => /^\/api\/v1\/(me|customers|pool)/.test(one))]).toEqual([path])
  }
  const door = await screens.visit(PHONE, null, NOWHERE)
  expect(await (await opened(door)).text()).toContain('autoComplete="username"')
  expect(wrong).toEqual([])
})

test('at a desk so does a list with a panel beside it', LONG, async () => {
  const page = await screens.visitAs('王磊', DESK, NOWHERE)
  const [customer] = await screens.app.query<{ id: string }>(`select id from customer where name like '宏图%'`)
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  await page.goto(`/customers?open=${customer?.id}`)
  await page.locator('aside').getByRole('heading', { level: 2 }).first().waitFor()
  expect(wrong).toEqual([])
})

/** The program does not come before what is answered is called. */
async function holdProgram(page: Page): Promise<() => void> {
  let start = () => {}
  const held = new Promise<void>((resolve) => {
    start = resolve
  })
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  return start
}

test('what is typed at the door before the program is there stays', LONG, async () => {
  const page = await screens.visit(PHONE, null, NOWHERE)
  const start = await holdProgram(page)
  await page.goto('/', { waitUntil: 'commit' })
  const login = page.getByLabel('邮箱或手机号')
  await login.fill('someone')
  start()
  await page.waitForLoadState('load')
  await page.getByLabel('密码', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: '登录' }).click()
  await page
    .getByText(/不对|不正确|错误/)
    .first()
    .waitFor()
  expect(await login.inputValue()).toBe('someone')
})

test(
  'what is pressed before the program is there is done once it is, and nothing typed stands in an address',
  LONG,
  async () => {
    const door = await screens.visit(PHONE, null, NOWHERE)
    const startDoor = await holdProgram(door)
    await door.goto('/', { waitUntil: 'commit' })
    await door.getByLabel('邮箱或手机号').fill('someone')
    await door.getByLabel('密码', { exact: true }).fill('wrong')
    await door.getByLabel('密码', { exact: true }).press('Enter')
    expect(new URL(door.url()).search).toBe('')
    startDoor()
    await door
      .getByText(/不对|不正确|错误/)
      .first()
      .waitFor()
    expect(new URL(door.url()).search).toBe('')

    const page = await screens.visitAs('王磊', DESK, NOWHERE)
    const start = await holdProgram(page)
    await page.goto('/customers', { waitUntil: 'commit' })
    await page.getByRole('button', { name: '新建' }).click()
    start()
    await page.getByRole('dialog').waitFor()
  },
)

test('it is in the language that was chosen on this device', LONG, async () => {
  const page = await screens.visitAs('王磊', PHONE)
  await page.evaluate(() => localStorage.setItem('jinke.locale', '"en"'))
  await page.goto('/me')
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.goto('about:blank')
  await page.route(/\/assets\/.*\.js$/, (route) => route.abort())
  await opened(page)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Good morning')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test('S1: it holds what its reader may see and no more, and a look at it is one look', LONG, async () => {
  const text = async (name: string) => {
    const page = await screens.visitAs(name, PHONE, NOWHERE)
    return (await opened(page)).text()
  }
  const wang = await text('王磊')
  expect(wang).toContain('宏图')
  expect(wang).not.toContain('云帆物流')
  expect(wang).not.toContain('百合医药')
  expect(await text('赵敏')).not.toContain('百合医药')

  const zhao = await screens.visitAs('赵敏', PHONE)
  await zhao.evaluate(async () => {
    const { version } = await (await fetch('/api/v1/undertaking')).json()
    const headers = { 'content-type': 'application/json', 'x-jinke': 'web', 'idempotency-key': crypto.randomUUID() }
    await fetch('/api/v1/undertaking/signatures', { method: 'POST', headers, body: JSON.stringify({ version }) })
  })
  const looks = () => screens.app.query(`select id from sight where place = 'showToday'`)
  const before = (await looks()).length
  expect(await (await opened(zhao)).text()).toContain('百合医药')
  await zhao.waitForFunction(() => document.title.startsWith('早上好'))
  expect(await looks()).toHaveLength(before + 1)
})

test('it is nobody else’s: kept nowhere, not for programs, and not without a session', LONG, async () => {
  const page = await screens.visitAs('王磊', { ...PHONE, serviceWorkers: 'allow' }, NOWHERE)
  const answer = await opened(page)
  expect(await answer.text()).toContain('宏图')
  expect(answer.headers()['cache-control']).toBe('no-store')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const kept = await page.evaluate(async () => (await (await caches.match('/'))?.text()) ?? '')
  expect(kept).toContain('id="opening"')
  expect(kept).not.toContain('宏图')
  // The service worker passes a visit on, and keeps nothing of what comes back.
  const passedOn = await opened(page)
  expect([passedOn.fromServiceWorker(), (await passedOn.text()).includes('宏图')]).toEqual([true, true])
  expect(await page.evaluate(async () => (await fetch('/')).text())).not.toContain('宏图')
  expect(await page.evaluate(async () => (await (await caches.match('/'))?.text()) ?? '')).toBe(kept)
  await page.context().clearCookies({ name: 'jinke_session' })
  expect(await (await opened(page)).text()).not.toContain('宏图')
})
