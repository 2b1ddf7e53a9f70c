import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCustomer, showTimeline } from '../modules/customers/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, openScreens, PHONE, type Screens } from '../testing/chromium.ts'

let screens: Screens
const ids = new Map<string, string>()

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  const ownerId = await member('rep', '王磊')
  const seen = [
    { name: '宏图印刷', ago: 31 },
    { name: '云帆物流', ago: 16 },
    { name: '百合医药', ago: 16 },
    { name: '瑞丰食品', ago: 15 },
  ]
  for (const { name, ago } of seen) {
    const contacts = [{ name: '张建国', phones: [`1380013800${ids.size}`] }]
    const body = { name, ownerId, enteredOn: addDays(TODAY, -60), contacts }
    const { id } = await app.admin.call(createCustomer, { body })
    const happenedAt = addDays(TODAY, -ago)
    await app.admin.call(logTouch, {
      body: { customerId: id, channel: 'phone', effective: true, summary: '样品已寄出', happenedAt },
    })
    ids.set(name, id)
  }
})
afterAll(() => screens.close())

const list = (page: Page) => page.getByRole('grid', { name: '今天要联系的客户' }).locator('[data-row]')
const said = (page: Page) => page.getByRole('textbox', { name: '说了什么' })
/** What the history has of a customer's touches, the newest first. */
const touchesOf = async (name: string): Promise<string[]> => {
  const params = { id: ids.get(name) ?? '' }
  const { items } = await screens.app.admin.call(showTimeline, { params, query: { kind: 'touch' } })
  return items.map(({ body }) => String(body.summary))
}

test('T11, T1: at the desk the list is worked by keyboard alone; what was logged leaves it, and one undo brings it back', async () => {
  const page = await screens.visitAs('王磊', DESK)
  await expect.poll(() => list(page).allInnerTexts()).toHaveLength(4)
  expect(await list(page).first().innerText()).toContain('宏图印刷')
  expect(await list(page).first().innerText()).toContain('逾期 1 天')

  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('l')
  await page.keyboard.type('确认首批 2 万只')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => list(page).allInnerTexts()).toHaveLength(3)
  await expect.poll(() => page.getByRole('row', { selected: true }).innerText()).toContain('云帆物流')
  expect(await said(page).evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await touchesOf('宏图印刷')).toEqual(['确认首批 2 万只', '样品已寄出'])

  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => list(page).allInnerTexts()).toHaveLength(4)
  await expect.poll(() => said(page).inputValue()).toBe('确认首批 2 万只')
  expect(await touchesOf('宏图印刷')).toEqual(['样品已寄出'])
})

test('T1: on a phone a row opens a sheet from below; without a network the touch waits there, and is sent once', async () => {
  const page = await screens.visitAs('王磊', { ...PHONE, serviceWorkers: 'allow' })
  await list(page).filter({ hasText: '百合医药' }).tap()
  await page.getByRole('dialog').waitFor()
  await page.goBack()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)

  await list(page).filter({ hasText: '百合医药' }).tap()
  await page.context().setOffline(true)
  await page.getByText('微信', { exact: true }).tap()
  await page.getByText('有效', { exact: true }).tap()
  await said(page).fill('地铁里记的：周五要样品')
  await page.getByRole('button', { name: /记下第 2 次跟进/ }).tap()
  await page.getByText('已记，等待发出').waitFor()
  expect(await touchesOf('百合医药')).toEqual(['样品已寄出'])

  await page.context().setOffline(false)
  await expect.poll(() => touchesOf('百合医药')).toEqual(['地铁里记的：周五要样品', '样品已寄出'])
  await expect.poll(() => list(page).filter({ hasText: '百合医药' }).count()).toBe(0)
  await page.reload()
  await list(page).first().waitFor()
  expect(await touchesOf('百合医药')).toHaveLength(2)
})
