import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContact, createCustomer, listCustomers } from '../modules/customers/contract.ts'
import { listServices, showServiceDay } from '../modules/services/contract.ts'
import { DESK, fitsWidth, LONG, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'

let screens: Screens
let desk: Page

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  const ownerId = await member('manager', '何主管')
  const { id } = await app.admin.call(createCustomer, { body: { name: '云帆食品', ownerId, enteredOn: '2026-05-05' } })
  await app.admin.call(addContact, { params: { id }, body: { name: '许经理', main: true, phones: ['13800001111'] } })
  desk = await screens.visitAs('何主管', DESK, NOWHERE)
})
afterAll(() => screens.close())

const SLOW = { timeout: 120_000 }

test('A10: an empty screen teaches; a service is offered, with its slots counted while one types', SLOW, async () => {
  await desk.goto('/services')
  await desk.getByText('还没有服务项目').waitFor()
  await desk.getByRole('button', { name: '加一项服务' }).first().click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByLabel('中文名').fill('打样确认')
  await sheet.getByLabel('英文名').fill('Proofing')
  await sheet.getByText('一周', { exact: false }).first().waitFor()
  expect(await sheet.getByLabel('网址').inputValue()).toBe('proofing')
  await sheet.getByRole('button', { name: '保存' }).click()
  await desk.getByText('网上可约').waitFor()
})

test(
  'A10: booked on a phone without script, known to the house, and told nothing of it; moved and called off from the same page',
  SLOW,
  async () => {
    const { items } = await screens.app.admin.call(listServices, {})
    const theirs = await screens.visit({ ...PHONE, javaScriptEnabled: false }, null, items[0]?.page)
    expect(await fitsWidth(theirs)).toBe(true)
    await theirs.locator('.slots a').last().tap()
    await theirs.getByLabel('您怎么称呼').waitFor()
    expect(await fitsWidth(theirs)).toBe(true)
    await theirs.getByLabel('您怎么称呼').fill('小许')
    await theirs.getByLabel('手机或电话').fill('138 0000 1111')
    await theirs.getByLabel('要做什么', { exact: false }).fill('看烫金')
    await theirs.getByRole('button', { name: '确定预约' }).tap()
    await theirs.getByText('已经约好了').waitFor()
    expect(await theirs.content()).not.toContain('云帆')
    await theirs.getByRole('link', { name: '改时间' }).tap()
    await theirs.locator('.times button').nth(3).tap()
    await theirs.getByText('时间已改好').waitFor()
    const customers = await screens.app.admin.call(listCustomers, { query: {} })
    expect(customers.items).toHaveLength(1)
  },
)

test('A10: on a phone nothing has to be pushed sideways', LONG, async () => {
  const phone = await screens.visitAs('何主管', PHONE, NOWHERE)
  for (const path of ['/services', '/services?view=offered', '/services?view=open', '/services?view=calls']) {
    await phone.goto(path)
    await phone.getByRole('heading').first().waitFor()
    expect(await fitsWidth(phone)).toBe(true)
  }
})

test(
  'A10: at the desk: the day shows who comes, a call is booked, who is here is received, mended, returned and asked',
  SLOW,
  async () => {
    const booked = await bookedDay()
    await desk.goto(`/services?view=day&day=${booked}`)
    await desk.getByRole('button', { name: '云帆食品', exact: false }).click()
    const sheet = desk.getByRole('dialog')
    await sheet.getByText('网上预约').waitFor()
    await sheet.getByRole('button', { name: '来了，接待' }).click()
    await sheet.getByLabel('什么毛病、来做什么').fill('喷码断线')
    await sheet.getByLabel('设备名称、型号').fill('依玛士喷码机')
    await sheet.getByRole('button', { name: '收下' }).click()
    await desk.getByRole('heading', { name: '依玛士喷码机' }).waitFor()
    await desk.getByRole('button', { name: '交给车间' }).click()
    await desk.getByLabel('做了什么、换了什么').fill('换滤芯')
    await desk.getByRole('button', { name: '完工' }).click()
    // What the customer is told stands there to be copied.
    await desk.getByRole('dialog').getByRole('button', { name: '好了' }).click()
    await desk.getByRole('button', { name: '退回再修' }).waitFor()
    await desk.getByRole('button', { name: '交还客户' }).click()
    await desk.getByText('不满意', { exact: true }).click()
    await desk.getByLabel('客户怎么说').fill('还是断')
    await desk.getByLabel('接下来做什么').fill('上门再看')
    await desk.getByRole('button', { name: '记下' }).click()
    await desk.getByText('回访 · 不满意').waitFor()
    await desk.getByRole('link', { name: '云帆食品' }).first().click()
    await desk.getByRole('heading', { name: '设备与服务' }).waitFor()
    await desk.getByText('来过 1 次', { exact: false }).waitFor()
    await desk.getByText('上门再看').first().waitFor()

    await desk.getByRole('button', { name: '约服务' }).click()
    await sheet.locator('[aria-pressed]').nth(2).click()
    await sheet.getByText('不发，我自己说').click()
    await sheet.getByRole('button', { name: '约好' }).click()
    await sheet.getByText('约好了').waitFor()
  },
)

/** The day on which the phone's booking stands. */
async function bookedDay(): Promise<string> {
  for (let n = 0; n < 20; n++) {
    const day = new Date(Date.parse('2026-06-01T00:00:00Z') + n * 86_400_000).toISOString().slice(0, 10)
    const { bookings } = await screens.app.admin.call(showServiceDay, { query: { day } })
    if (bookings.length > 0) return day
  }
  throw new Error('nothing is booked')
}
