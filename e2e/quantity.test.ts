import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCustomer } from '../modules/customers/contract.ts'
import { changePerson } from '../modules/people/contract.ts'
import { watchNewcomers } from '../modules/quantity/jobs.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { NOW, TODAY } from '../testing/app.ts'
import { DESK, fitsWidth, LONG, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { takeOrder } from '../testing/orders.ts'

let screens: Screens
let desk: Page

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('manager', '李静')
  const ownerId = await member('rep', '王磊')
  await app.admin.call(changePerson, { params: { id: ownerId }, body: { joinedOn: addDays(TODAY, -30) } })
  for (let n = 0; n < 9; n++) {
    const body = {
      name: `客户 ${n}`,
      ownerId,
      source: n < 6 ? '展会' : '官网',
      enteredOn: addDays(TODAY, -20),
      force: true,
    }
    const { id } = await app.admin.call(createCustomer, { body })
    const touch = { customerId: id, byId: ownerId, channel: 'phone', effective: true, summary: '谈了' } as const
    if (n < 5) await app.admin.call(logTouch, { body: touch })
    if (n < 2) await takeOrder(app, id)
  }
  desk = await screens.visitAs('李静', DESK)
})
afterAll(() => screens.close())

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()

test('Q1, G5: the funnel says where it is narrow, and each of its numbers opens its customers', LONG, async () => {
  await desk.getByRole('link', { name: '数量' }).click()
  await desk.getByText('这 9 位客户里，2 位成交').waitFor()
  const steps = desk.getByRole('table', { name: '漏斗：每个阶段走到的客户数' })
  await steps
    .getByRole('row', { name: /^有回应/ })
    .getByRole('link', { name: '打开这 5 位客户' })
    .click()
  await desk.getByRole('heading', { level: 1, name: '客户' }).waitFor()
  await expect
    .poll(() =>
      desk
        .getByRole('row')
        .filter({ hasText: /客户 \d/ })
        .count(),
    )
    .toBe(5)
  await desk.goBack()
  const parts = desk.getByRole('table', { name: '并排比一比' })
  await parts.getByRole('row', { name: /^官网/ }).getByRole('link', { name: '打开这 3 位客户' }).first().click()
  await expect
    .poll(() =>
      desk
        .getByRole('row')
        .filter({ hasText: /客户 \d/ })
        .count(),
    )
    .toBe(3)
})

test('Q3: the manager sees the newcomer’s week, sets a quota, and is told the same evening', LONG, async () => {
  await desk.goto('/quantity?tab=newcomers')
  const row = desk.getByRole('row', { name: /^王磊/ })
  await row.getByText('跟得上').waitFor()
  await row.getByRole('button', { name: /王磊每周要联系上的新客户/ }).click()
  await row.getByLabel('王磊每周要联系上的新客户').fill('30')
  // The screen shows it at once; the evening is to come only after it was kept.
  const kept = desk.waitForResponse((response) => response.request().method() === 'PUT')
  await row.getByLabel('王磊每周要联系上的新客户').press('Enter')
  await row.getByRole('button', { name: /^30/ }).waitFor()
  await kept

  screens.app.clock.set('2026-06-05T09:30:00Z')
  await screens.app.runJob(watchNewcomers)
  screens.app.clock.set(NOW)
  await desk.goto('/')
  await desk.getByText('王磊这周联系上 5 位新客户，要求 30 位，没达标').waitFor()
  await desk.getByRole('button', { name: '知道了' }).click()
  await expect.poll(() => desk.getByText('要求 30 位').count()).toBe(0)
})

test('Q2, Q5, T9, T10: a rep reads odds, load and curve on a phone', LONG, async () => {
  const phone = await screens.visitAs('王磊', PHONE, '/quantity?tab=odds')
  await phone.getByText('手上 7 个线索，至少成一单的把握').waitFor()
  await phone.getByLabel('要成几单').fill('3')
  await phone.getByText('还要再联系').waitFor()
  for (const [name, words] of [
    ['负荷', /有效跟进/],
    ['第几次成交', '有 9 位在开始记跟进之前就建了档'],
    ['来源与构成', /来了 \d+ 个线索/],
    ['沉睡客户', '没有沉睡的客户'],
  ] as const) {
    await tab(phone, name)
    await phone.getByText(words).first().waitFor()
    expect(await fitsWidth(phone), name).toBe(true)
  }
})
