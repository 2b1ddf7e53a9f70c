import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCustomer, listCustomers } from '../modules/customers/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { touchOnDays } from '../testing/touches.ts'

let screens: Screens
let desk: Page
const ids = new Map<string, string>()

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('manager', '李静')
  const [ownerId] = [await member('rep', '王磊'), await member('rep', '张伟')]
  const firms = [
    { name: '宏图印刷', touches: 12, tier: null },
    { name: '云帆物流', touches: 9, tier: null },
    { name: '百合医药', touches: 12, tier: 'A' },
  ] as const
  for (const { name, touches, tier } of firms) {
    const body = { name, tier, ownerId, enteredOn: addDays(TODAY, -60) }
    const { id } = await app.admin.call(createCustomer, { body })
    await touchOnDays(app.admin, id, touches)
    ids.set(name, id)
  }
  for (const name of ['瑞丰食品', '南风包装', '东方红纸品', '金果源', '三联环保'])
    await app.admin.call(createCustomer, { body: { name, ownerId: null } })
  await app.runJobs()
  desk = await screens.visitAs('王磊', DESK, NOWHERE)
})
afterAll(() => screens.close())

const waiting = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name })
const goTo = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const ownersOf = async (...names: string[]): Promise<(string | undefined)[]> => {
  const { items } = await screens.app.admin.call(listCustomers, {})
  return names.map((name) => items.find((item) => item.name === name)?.owner?.name)
}

test('T4, T6: after twelve touches a customer rests, with a reason and a day that the pool shows; who let it go cools off', async () => {
  await goTo(desk, `/customers/${ids.get('宏图印刷')}`)
  await desk.getByText('可以挂起：次数已满').waitFor()
  await desk.getByRole('button', { name: '挂起' }).click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByRole('button', { name: '挂起' }).click()
  await sheet.getByText('请写下原因，日后看得明白').waitFor()
  await sheet.getByText('选了别家').click()
  await sheet.getByLabel('说明').fill('今年的标给了别家，明年三月再招')
  await sheet.getByText('半年后').click()
  await sheet.getByRole('button', { name: '挂起' }).click()
  await desk.getByText('已挂起：宏图印刷').waitFor()
  await desk.getByText('挂起中').first().waitFor()

  await goTo(desk, '/pool')
  await waiting(desk, '宏图印刷').getByText('今年的标给了别家，明年三月再招').waitFor()
  await waiting(desk, '宏图印刷').getByText('选了别家').waitFor()
  await waiting(desk, '宏图印刷').getByText('11月30日').waitFor()
  await waiting(desk, '宏图印刷').getByText('7月1日起可领').waitFor()
})

test('T4: with nine touches the reason why not stands in words, also where several are to rest at once', async () => {
  await goTo(desk, `/customers/${ids.get('云帆物流')}`)
  await desk.getByRole('listitem').getByText('本轮有效跟进 9/12 次，还不能挂起').waitFor()
  await desk.getByRole('button', { name: '更多操作' }).click()
  const item = desk.getByRole('menuitem', { name: '挂起' })
  await item.hover()
  await desk.getByRole('tooltip').getByText('本轮有效跟进 9/12 次，还不能挂起').waitFor()
  expect(await item.isDisabled()).toBe(true)

  await goTo(desk, '/customers')
  await waiting(desk, '云帆物流').getByLabel('选中这一行').check()
  await desk.getByRole('button', { name: '挂起' }).click()
  await desk.getByRole('dialog').getByLabel('说明').fill('等不起')
  await desk.getByRole('dialog').getByRole('button', { name: '挂起' }).click()
  await desk.getByRole('heading', { name: '这 1 位都还不能挂起' }).waitFor()
  await desk.getByRole('dialog').getByText('本轮有效跟进 9/12 次，还不能挂起').waitFor()
})

test('T5: an A customer is never put to rest, and the page says what may be done instead', async () => {
  await goTo(desk, `/customers/${ids.get('百合医药')}`)
  await desk.getByText('A 级客户从不挂起。可以换人负责，或由主管说明理由后调整等级').waitFor()
})

test('T6: two claim the same customer at once: one gets it, the other is told by whom and when', async () => {
  const phone = await screens.visitAs('张伟', PHONE, NOWHERE)
  const claimers = [
    { name: '王磊', page: desk },
    { name: '张伟', page: phone },
  ]
  await Promise.all(claimers.map(({ page }) => goTo(page, '/pool')))
  const buttons = claimers.map(({ page }) => waiting(page, '瑞丰食品').getByRole('button', { name: '领取' }))
  await Promise.all(buttons.map((button) => button.waitFor()))
  await Promise.all(buttons.map((button) => button.click()))
  const answers = await Promise.all(
    claimers.map(({ page }) => page.getByRole('region', { name: '提示' }).getByRole('status').innerText()),
  )
  const [owner] = await ownersOf('瑞丰食品')
  const at = claimers.findIndex(({ name }) => name === owner)
  expect(answers[at]).toContain('“瑞丰食品”现在由您负责')
  expect(answers[1 - at]).toContain(`${owner} 在 今天 10:00 领走了这位客户`)
})

test('T6, T9: a manager gives four customers to two colleagues in turn, two to each', async () => {
  const page = await screens.visitAs('李静', DESK, NOWHERE)
  // Who asked for no motion can choose as well.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await goTo(page, '/pool')
  const four = ['南风包装', '东方红纸品', '金果源', '三联环保']
  for (const name of four) await waiting(page, name).getByLabel('选中这一行').check()
  await page.getByRole('button', { name: '分配' }).click()
  const sheet = page.getByRole('dialog', { name: '4 位客户交给谁' })
  await sheet.getByRole('combobox', { name: '同事' }).click()
  await page.getByTitle('王磊').click()
  await page.getByTitle('张伟').click()
  await page.keyboard.press('Escape')
  await sheet.getByText('轮流', { exact: true }).click()
  await sheet.getByRole('button', { name: '分配' }).click()
  await page.getByText('已分配 4 位客户').waitFor()
  for (const name of four) await expect.poll(() => waiting(page, name).count()).toBe(0)
  expect((await ownersOf(...four)).toSorted()).toEqual(['张伟', '张伟', '王磊', '王磊'])
})
