import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addTask } from '../modules/appointments/contract.ts'
import { createCustomer } from '../modules/customers/contract.ts'
import { openNeed } from '../modules/deals/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, fitsWidth, LONG, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { nav } from '../web/nav.ts'

// What people do all day is shown at once, and taken back rightly where the server, or the line to it, says no.

let screens: Screens
let desk: Page

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('director', '罗锦程')
  await member('admin', '周敏')
  const ownerId = await member('rep', '王磊')
  for (const name of ['宏图印刷', '云帆物流']) {
    const { id } = await app.admin.call(createCustomer, { body: { name, ownerId, enteredOn: addDays(TODAY, -60) } })
    const happenedAt = addDays(TODAY, -31)
    await app.admin.call(logTouch, {
      body: { customerId: id, channel: 'phone', effective: true, summary: '样品已寄出', happenedAt },
    })
    const dueOn = addDays(TODAY, 20)
    await app.admin.call(addTask, { body: { customerId: id, what: `给${name}寄样品`, dueOn, ownerId } })
    await app.admin.call(openNeed, { body: { customerId: id, title: `${name}的盒子`, level: 'latent' } })
  }
  desk = await screens.visitAs('王磊', DESK)
})
afterAll(() => screens.close())

const TASK = /\/api\/v1\/tasks\/[^/]+$/

/** Holds the next request to an address until it is told how it goes on. */
async function holdNext(page: Page, address: RegExp): Promise<{ held: Promise<Route> }> {
  let hold: (route: Route) => void
  const held = new Promise<Route>((resolve) => {
    hold = resolve
  })
  await page.route(address, (route) => hold(route), { times: 1 })
  return { held }
}

const refuse = (route: Route): Promise<void> =>
  route.fulfill({
    status: 409,
    contentType: 'application/problem+json',
    body: JSON.stringify({ title: '不行', status: 409, detail: '刚刚被主管锁住', reason: 'held_for_the_test' }),
  })

test('T1: a touch is done at once; refused, it says why and leads back to all that was written', LONG, async () => {
  const row = desk.getByRole('row').filter({ hasText: '宏图印刷' })
  const said = desk.getByRole('textbox', { name: '说了什么' })
  await row.click()
  await desk.getByRole('link', { name: '宏图印刷' }).waitFor()
  await said.fill('确认首批 2 万只')
  const { held } = await holdNext(desk, /\/api\/v1\/touches$/)
  await desk.keyboard.press('ControlOrMeta+Enter')
  const route = await held
  await row.getByText('已记下').waitFor()
  await refuse(route)
  await desk.getByText('宏图印刷 没能记下：刚刚被主管锁住').waitFor()
  await desk.getByRole('button', { name: '回去改' }).click()
  await expect.poll(() => row.getByText('已记下').count()).toBe(0)
  await expect.poll(() => said.inputValue()).toBe('确认首批 2 万只')
})

test('Q1: a card moves at once; refused, it alone goes back, and the board is read again', LONG, async () => {
  await desk.goto('/deals')
  const column = (name: string) => desk.getByRole('region', { name })
  const card = (customer: string) => desk.getByRole('group', { name: `${customer} · ${customer}的盒子` })
  const carry = async (customer: string) => {
    await card(customer).focus()
    await desk.keyboard.press('Space')
    await desk.keyboard.press('ArrowRight')
    await desk.keyboard.press('Space')
  }
  await card('宏图印刷').waitFor()
  const { held } = await holdNext(desk, /\/needs\/[^/]+\/stage$/)
  await carry('宏图印刷')
  const route = await held
  // While the answer is held back, and no earlier than the next frame.
  await column('酝酿').getByText('宏图印刷的盒子').waitFor()
  await carry('云帆物流')
  await desk.getByText('“云帆物流的盒子”移到了“酝酿”').waitFor()
  const readAgain = desk.waitForRequest(/\/needs\/board/)
  await refuse(route)
  await desk.getByText('没有移动：刚刚被主管锁住').waitFor()
  await readAgain
  await expect.poll(() => column('潜在').getByText('宏图印刷的盒子').count()).toBe(1)
  await column('酝酿').getByText('云帆物流的盒子').waitFor()
})

test.each([
  ['zh', 'director', '罗锦程'],
  ['en', 'admin', '周敏'],
] as const)(
  'every screen of the menu opens at its own address first, drawn in %s for the %s within a phone’s width, with nothing of another loaded',
  LONG,
  async (locale, role, name) => {
    const page = await screens.visitAs(name, PHONE)
    await page.evaluate((chosen) => localStorage.setItem('jinke.locale', JSON.stringify(chosen)), locale)
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
    // Told of what nobody typed, React would take over the whole screen in one go.
    await page.addInitScript(() => addEventListener('input', () => reportError('nobody has typed'), true))
    for (const { to } of nav.filter(({ roles }) => !roles || roles.includes(role))) {
      const drawn = await (await page.goto(to))?.text()
      // It may come empty where the machine is too busy, but never drawn without what it shows.
      if (drawn?.includes(' data-drawn=') && !drawn.includes('<h1')) wrong.push(`${to} is not drawn`)
      await page
        .getByRole('main')
        .getByRole('heading', { level: 1 })
        .waitFor()
        .catch(() => wrong.push(to))
      if (!(await fitsWidth(page))) wrong.push(`${to} is wider than the screen`)
    }
    expect(wrong).toEqual([])
  },
)

test(
  'where a page comes empty, what a screen shows first is asked for while the program still loads, once',
  LONG,
  async () => {
    const page = await screens.visitAs('王磊', PHONE)
    // As where a browser guesses: nothing is drawn for it.
    await page.setExtraHTTPHeaders({ 'sec-purpose': 'prefetch' })
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (/^\/api\/v1\/(me|settings)/.test(pathname)) asked.push(pathname)
    })
    await page.goto('/customers')
    await page.getByRole('row').first().waitFor()
    expect(asked.sort()).toEqual(['/api/v1/me', '/api/v1/settings/own'])
  },
)

test(
  'A7: what is ticked off is so at once; each refusal is told, whatever was pressed or opened since',
  LONG,
  async () => {
    await desk.goto('/appointments?show=tasks')
    const box = desk.getByRole('checkbox', { name: '给宏图印刷寄样品' })
    const told = desk.getByRole('alert').filter({ hasText: '刚刚被主管锁住' })
    const first = await holdNext(desk, TASK)
    await box.check()
    const route = await first.held
    await box.uncheck()
    const second = await holdNext(desk, TASK)
    await refuse(route)
    await told.waitFor()
    await desk.getByRole('navigation').getByRole('link', { name: '客户', exact: true }).click()
    await desk.getByRole('row').first().waitFor()
    await refuse(await second.held)
    await expect.poll(() => told.count()).toBe(2)
  },
)

test('who signs in in one tab is who works in the others too', LONG, async () => {
  const rep = await screens.visitAs('王磊', DESK)
  const director = await screens.visitAs('罗锦程', DESK)
  await rep.context().addCookies(await director.context().cookies())
  const beside = await rep.context().newPage()
  await beside.goto('/')
  await rep.getByRole('navigation').getByText('罗锦程').first().waitFor()
  expect(await rep.getByRole('navigation').getByText('王磊').count()).toBe(0)
})
