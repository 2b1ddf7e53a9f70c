import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  bookAppointment,
  createAppointment,
  listAppointments,
  listTasks,
  showAppointment,
} from '../modules/appointments/contract.ts'
import { addContact, createCustomer, listCustomers } from '../modules/customers/contract.ts'
import { DESK, fitsWidth, LONG, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'

let screens: Screens
let desk: Page
let customerId: string
let ownerId: string

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  ownerId = await member('rep', '王磊')
  customerId = (await app.admin.call(createCustomer, { body: { name: '云帆食品', ownerId, enteredOn: '2026-05-05' } }))
    .id
  await app.admin.call(addContact, { params: { id: customerId }, body: { name: '许经理', main: true } })
  desk = await screens.visitAs('王磊', DESK, NOWHERE)
})
afterAll(() => screens.close())

const SLOW = { timeout: 90_000 }

test(
  'A1–A4, A7: offered by link, picked on a phone without an account, prepared, held; the promise is on its day’s list',
  SLOW,
  async () => {
    await desk.goto(`/customers/${customerId}`)
    await desk.getByRole('button', { name: '约时间' }).first().click()
    const sheet = desk.getByRole('dialog')
    await sheet.getByLabel('谈什么').fill('看样盒，定纸张')
    const times = sheet.getByRole('group', { name: '可选的时间' }).getByRole('checkbox')
    await times.first().check()
    await times.nth(1).check()
    await sheet.getByText('看样盒，定纸张', { exact: false }).last().waitFor()
    // Pressed twice, as people do: it is one appointment, with one link.
    await sheet.getByRole('button', { name: '生成链接和文字' }).dblclick()
    await sheet.getByRole('button', { name: '复制文字和链接' }).waitFor()
    const words = await sheet.getByText('许经理，您好', { exact: false }).innerText()
    const link = /https?:\S+/.exec(words)?.[0] ?? ''
    expect(link).toMatch(/\/a\/[a-z0-9-]+\/[\w-]{43}$/)
    await sheet.getByRole('button', { name: '好了' }).click()
    await desk.getByText('等客户选').first().waitFor()

    const theirs = await screens.visit(PHONE, null, link)
    expect(await fitsWidth(theirs)).toBe(true)
    await theirs.getByRole('button').first().tap()
    await theirs.getByText('已经约好了').waitFor()

    const [booked, ...more] = (await screens.app.admin.call(listAppointments, { query: { customer: customerId } }))
      .items
    expect(more).toEqual([])
    expect(booked).toMatchObject({ state: 'booked', agenda: '看样盒，定纸张' })
    await desk.reload()
    await desk.getByText('已定', { exact: true }).waitFor()
    await desk.getByText('许经理').first().waitFor()
    await desk.getByRole('checkbox', { name: '想好三个要问的问题' }).check()
    await desk.getByText('1/4').first().waitFor()
    await desk.getByRole('link', { name: '见面前看' }).click()
    await desk.getByRole('heading', { name: '这次要问的' }).waitFor()

    const over = new Date(Date.parse(booked?.endsAt ?? '') + 60_000).toISOString()
    screens.app.clock.set(over)
    await desk.clock.setFixedTime(over)
    await desk.goto(`/appointments/${booked?.id}`)
    await desk.getByRole('button', { name: '见了，写记录' }).click()
    await sheet.getByLabel('谈了什么').fill('样盒满意，纸张定 350 克')
    await sheet.getByLabel('答应的事').fill('寄两套改好的样盒')
    await sheet.getByRole('button', { name: '记下' }).click()
    await desk.getByText('已进行', { exact: true }).waitFor()
    const [customer] = (await screens.app.admin.call(listCustomers, { query: { q: '云帆' } })).items
    expect(customer).toMatchObject({ effectiveTouches: 1 })

    const [task] = (await screens.app.admin.call(listTasks, { query: { customer: customerId } })).items
    const due = `${task?.dueOn}T02:00:00Z`
    screens.app.clock.set(due)
    await desk.clock.setFixedTime(due)
    await desk.goto('/')
    await desk.getByText('寄两套改好的样盒', { exact: false }).first().waitFor()
  },
)

test('A5, A6: in the calendar a pull moves it, once one has said whether the customer hears of it', SLOW, async () => {
  const { app } = screens
  const at = '2026-06-15T06:00:00.000Z'
  app.clock.set('2026-06-15T01:00:00Z')
  await desk.clock.setFixedTime('2026-06-15T01:00:00Z')
  const made = { customerId, kind: 'visit_in', organiserId: ownerId }
  const { id } = await app.admin.call(createAppointment, { body: made })
  await app.admin.call(bookAppointment, { params: { id }, body: { startsAt: at, notify: false } })
  await desk.goto('/calendar')
  const event = desk.getByRole('link', { name: '14:00 云帆食品' })
  const from = await event.boundingBox()
  if (!from) throw new Error('nothing to carry')
  await desk.mouse.move(from.x + 30, from.y + 20)
  await desk.mouse.down()
  await desk.mouse.move(from.x + 30, from.y + 40, { steps: 3 })
  await desk.mouse.move(from.x + 30, from.y + 20 + 52, { steps: 4 })
  await desk.mouse.up()
  const ask = desk.getByRole('dialog', { name: /改到 6月15日/ })
  await ask.getByText('书面告诉客户').click()
  await ask.getByRole('button', { name: '改到这个时间' }).click()
  await desk.getByRole('link', { name: '15:00 云帆食品' }).waitFor()
  expect(await app.admin.call(showAppointment, { params: { id } })).toMatchObject({
    startsAt: '2026-06-15T07:00:00.000Z',
  })
  await desk.keyboard.press('m')
  await desk.getByText('2026年6月').waitFor()
})

test(
  'A5, A6: on a phone a finger that rests carries it, in one’s day and in the team’s; one that moves scrolls',
  SLOW,
  async () => {
    const { app } = screens
    app.clock.set('2026-06-16T01:00:00Z')
    const made = { customerId, kind: 'visit_in', organiserId: ownerId }
    const { id } = await app.admin.call(createAppointment, { body: made })
    const startsAt = '2026-06-16T02:00:00.000Z'
    await app.admin.call(bookAppointment, { params: { id }, body: { startsAt, notify: false } })
    const phone = await screens.visitAs('王磊', PHONE)
    await phone.clock.setFixedTime('2026-06-16T01:00:00Z')
    const touch = await phone.context().newCDPSession(phone)
    const fingerAt = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    /** Puts a finger on it, down by an hour; at rest first, or at once. */
    const pull = async (name: string, rests: boolean) => {
      const event = phone.getByRole('link', { name })
      // At rest: a day opens at its hour, and a team's columns settle.
      await event.tap({ trial: true })
      const box = await event.boundingBox()
      if (!box) throw new Error('nothing to carry')
      const [x, y] = [box.x + 30, box.y + 20]
      await fingerAt('touchStart', x, y)
      if (rests) await phone.locator('[class*=carried]').waitFor()
      for (const step of [13, 26, 39, 52]) await fingerAt('touchMove', x, y + step)
      await fingerAt('touchEnd', x, y + 52)
    }
    const ask = phone.getByRole('dialog', { name: /改到 6月16日/ })
    const agree = async () => {
      await ask.getByText('书面告诉客户').tap()
      await ask.getByRole('button', { name: '改到这个时间' }).tap()
    }
    await phone.goto('/calendar')
    await pull('10:00 云帆食品', false)
    expect(await ask.count()).toBe(0)
    // While it still glides, a browser carries nothing.
    await phone.goto('/calendar')
    await pull('10:00 云帆食品', true)
    await agree()
    await phone.getByRole('link', { name: '11:00 云帆食品' }).waitFor()

    await phone.getByText('团队', { exact: true }).tap()
    expect(await fitsWidth(phone)).toBe(true)
    await pull('11:00 云帆食品', true)
    await agree()
    await phone.getByRole('link', { name: '12:00 云帆食品' }).waitFor()
    expect(await app.admin.call(showAppointment, { params: { id } })).toMatchObject({
      startsAt: '2026-06-16T04:00:00.000Z',
      sequence: 3,
    })
  },
)

test('A6: on a phone nothing has to be pushed sideways', LONG, async () => {
  const phone = await screens.visitAs('王磊', PHONE, NOWHERE)
  for (const path of ['/calendar', '/calendar?view=month', '/appointments', '/resources']) {
    await phone.goto(path)
    await phone.getByRole('heading').first().waitFor()
    expect(await fitsWidth(phone)).toBe(true)
  }
})
