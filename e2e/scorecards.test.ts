import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCustomer } from '../modules/customers/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, fitsWidth, LONG, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { takeOrder } from '../testing/orders.ts'

let screens: Screens
let desk: Page

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('manager', '李静')
  const owners = [await member('rep', '王磊'), await member('rep', '赵敏')]
  for (let n = 0; n < 4; n++) {
    const ownerId = owners[n % 3 === 0 ? 0 : 1]
    const body = { name: `客户 ${n}`, ownerId, enteredOn: addDays(TODAY, -20), force: true }
    const { id } = await app.admin.call(createCustomer, { body })
    const touch = { customerId: id, byId: ownerId, channel: 'phone', effective: true, summary: '谈了' } as const
    await app.admin.call(logTouch, { body: touch })
    if (n === 0) await takeOrder(app, id)
  }
  desk = await screens.visitAs('李静', DESK)
})
afterAll(() => screens.close())

test('G2, G5: the team’s card shows process beside results, and a figure opens its records', LONG, async () => {
  await desk.getByRole('link', { name: '成绩单' }).click()
  await desk.getByRole('heading', { name: '过程：做了什么' }).waitFor()
  await desk.getByRole('heading', { name: '结果：换来了什么' }).waitFor()
  await desk.getByRole('button', { name: '有效跟进 4，看是哪些' }).click()
  await expect.poll(() => desk.getByRole('dialog').getByRole('listitem').count()).toBe(4)
  await desk.keyboard.press('Escape')
})

test(
  'G2: from a team’s people to one of them: a target set, its history, and next month’s in one act',
  LONG,
  async () => {
    const people = desk.getByRole('table', { name: '每个人' })
    await expect.poll(() => people.getByRole('row').count()).toBe(3)
    await people.getByRole('button', { name: '王磊' }).click()
    await desk.getByRole('button', { name: /有效跟进的目标/ }).click()
    await desk.getByLabel('有效跟进的目标').fill('4')
    await desk.getByLabel('有效跟进的目标').press('Enter')
    await desk.getByRole('img', { name: '完成 50%' }).waitFor()
    await desk.getByRole('button', { name: /有效跟进的目标：谁在什么时候定的/ }).click()
    await desk.getByRole('dialog').getByText('李静').waitFor()
    await desk.keyboard.press('Escape')

    await desk.getByRole('link', { name: '成绩单' }).click()
    await desk.getByRole('button', { name: '下个月' }).click()
    await desk.getByRole('button', { name: '沿用上月目标' }).click()
    await desk.getByLabel('次数和金额增加 %').fill('50')
    await desk.getByRole('button', { name: '定下来' }).click()
    await desk.getByText('定好 1 个目标').waitFor()
    await desk.getByRole('table', { name: '每个人' }).getByRole('button', { name: '王磊' }).click()
    await desk.getByText('目标 6').waitFor()
  },
)

test('G2: a rep reads the own card on a phone, and cannot set a target', LONG, async () => {
  const phone = await screens.visitAs('王磊', PHONE, '/scorecards')
  await phone.getByText('目标 4').waitFor()
  expect(await phone.getByRole('button', { name: /有效跟进的目标$/ }).count()).toBe(0)
  expect(await fitsWidth(phone)).toBe(true)
})
