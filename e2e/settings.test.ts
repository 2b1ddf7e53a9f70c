import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeSettings, listSettings } from '../modules/company/contract.ts'
import { createCustomer } from '../modules/customers/contract.ts'
import { cadenceWindows } from '../modules/customers/settings.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, fitsWidth, LONG, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { touchOnDays } from '../testing/touches.ts'

let screens: Screens
let desk: Page

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('director', '林芳')
  const ownerId = await member('rep', '王磊')
  const body = { name: '云帆物流', ownerId, enteredOn: addDays(TODAY, -60) }
  const { id } = await app.admin.call(createCustomer, { body })
  await touchOnDays(app.admin, id, 1, 14)
  desk = await screens.visitAs('林芳', DESK, NOWHERE)
})
afterAll(() => screens.close())

const settings = async (page = desk): Promise<void> => {
  await page.goto('/settings')
  await page.getByLabel('其余的，到期，天').waitFor()
}
const row = (page: Page, label: string): Locator => page.locator('form').filter({ has: page.getByLabel(label) })

test('T3: a window of the cadence is changed with its effect in sight, the day’s list follows, and it can be taken back', async () => {
  const phone = await screens.visitAs('王磊', PHONE)
  await phone.getByText('今天的都办完了').waitFor()

  await settings()
  await desk.getByLabel('其余的，到期，天').fill('14')
  await desk.getByText('今日清单随之变化').waitFor()
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.getByText('跟进节奏已保存').waitFor()
  await screens.app.runJobs()
  await phone.reload()
  await phone.getByRole('row').filter({ hasText: '云帆物流' }).getByText('到期', { exact: true }).waitFor()

  await desk.getByRole('button', { name: '撤销' }).click()
  await desk.getByText('跟进节奏已改回').waitFor()
  await expect.poll(() => desk.getByLabel('其余的，到期，天').inputValue()).toBe('15')
  await screens.app.runJobs()
  await phone.reload()
  await phone.getByText('今天的都办完了').waitFor()
})

test('a value that cannot be is told at its field, with what it may be, before anything is saved', async () => {
  await settings()
  await desk.getByLabel('其余的，逾期，天').fill('5')
  await desk.getByRole('alert').getByText('应该是：过早 ≤ 到期 ≤ 逾期').waitFor()
  expect(await desk.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  await desk.getByLabel('其余的，逾期，天').fill('')
  await desk.getByRole('alert').getByText('请填 0 到 366 之间的整数').waitFor()
  await desk.getByRole('button', { name: '不改了' }).click()

  const needed = row(desk, '挂起前需要的有效跟进次数')
  await needed.getByRole('spinbutton').fill('0')
  await needed
    .getByRole('alert')
    .getByText(/请填 \d+ 到 \d+ 之间的整数/)
    .waitFor()
  expect(await needed.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)

  const name = row(desk, '公司名称')
  await name.getByRole('textbox').fill(' ')
  await name.getByRole('alert').getByText('请填写').waitFor()
})

test('the list beside marks the group that is read, as one scrolls and where one jumps', LONG, async () => {
  await settings()
  const groups = desk.getByRole('navigation', { name: '分组', exact: true }).getByRole('link')
  const marked = () => groups.and(desk.locator('[aria-current]')).allInnerTexts()
  const names = await groups.allInnerTexts()
  expect(names.length).toBeGreaterThan(10)
  await expect.poll(marked).toEqual(names.slice(0, 1))
  for (const name of names) {
    await groups.filter({ hasText: new RegExp(`^${name}$`) }).click()
    await expect.poll(marked).toEqual([name])
  }
  // Near the end of the page, where no heading can come up to the line any more, by small steps.
  await groups.nth(-5).click()
  const read: string[] = []
  for (let n = 0; n < 100 && read.at(-1) !== names.at(-1); n++) {
    await desk.mouse.move(700, 400)
    await desk.mouse.wheel(0, 100)
    await desk.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const [now = ''] = await marked()
    if (now !== read.at(-1)) read.push(now)
  }
  expect(names.slice(-5)).toEqual(expect.arrayContaining(read))
  expect(read.slice(-4)).toEqual(names.slice(-4))
})

test('T3: a window that a colleague changed meanwhile is not overwritten unseen', async () => {
  await settings()
  await desk.getByLabel('已成交 · B，到期，天').fill('50')
  const theirs = { ...cadenceWindows.fallback, untouched: { early: 0, due: 1, overdue: 4 } }
  await screens.app.admin.call(changeSettings, { body: { values: { [cadenceWindows.key]: theirs } } })
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.getByText('跟进节奏已保存').or(desk.getByRole('alert')).waitFor()
  const { items } = await screens.app.admin.call(listSettings, {})
  expect(items.find(({ key }) => key === cadenceWindows.key)?.value).toEqual(theirs)
})

test('appearance and language stay after a reload, and the language goes with the person to the phone', async () => {
  await desk.goto('/me')
  await desk.getByText('深色', { exact: true }).click()
  await desk.getByText('English', { exact: true }).click()
  const paper = () => desk.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await desk.getByRole('heading', { name: 'Signed-in devices' }).waitFor()
  const dark = await paper()
  await desk.reload()
  await desk.getByRole('heading', { name: 'Signed-in devices' }).waitFor()
  expect(await paper()).toBe(dark)
  expect(await desk.getByLabel('Dark').isChecked()).toBe(true)

  const phone = await screens.visitAs('林芳', PHONE)
  await phone.getByRole('link', { name: 'Customers' }).tap()
  await phone.getByRole('row').filter({ hasText: '云帆物流' }).waitFor()
  await phone.goto('/settings')
  await phone.getByRole('heading', { name: 'Cadence' }).waitFor()
  expect(await fitsWidth(phone)).toBe(true)
  await desk.getByText('中文', { exact: true }).click()
  await desk.getByRole('heading', { name: '登录着的设备' }).waitFor()
})
