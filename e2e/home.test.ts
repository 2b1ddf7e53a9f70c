import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeCustomer, createCustomer } from '../modules/customers/contract.ts'
import { markCriterion, showImportance } from '../modules/importance/contract.ts'
import { holdReview } from '../modules/portrait/contract.ts'
import { askForSupport } from '../modules/touches/contract.ts'
import { DESK, fitsWidth, LONG, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'

let screens: Screens
let desk: Page
const made = {} as Record<'asked' | 'falling' | 'reviewed', string>

beforeAll(async () => {
  screens = await openScreens()
  desk = await screens.visit(DESK)
})
afterAll(() => screens.close())

/** Two colleagues: one asks for support, with a fall of importance beside; with the other a portrait is due. */
async function plant() {
  const { app, member } = screens
  const lei = await member('rep', '王磊')
  const min = await member('rep', '赵敏')
  const customer = async (name: string, ownerId: string) =>
    (await app.admin.call(createCustomer, { body: { name, ownerId, force: true } })).id
  made.asked = await customer('宏图印刷', lei)
  made.falling = await customer('丰年食品', lei)
  made.reviewed = await customer('远山茶业', min)
  await app.admin.call(askForSupport, { params: { id: made.asked }, body: { note: '价格谈不下来' } })
  const mark = (criterion: string, value: number) =>
    app.admin.call(markCriterion, { params: { id: made.falling }, body: { criterion, value } })
  for (const key of ['market_fit', 'production_fit', 'strategic']) await mark(key, 5)
  await mark('potential', 500_000_000)
  for (const key of ['market_fit', 'production_fit', 'strategic']) await mark(key, 1)
  await app.admin.call(changeCustomer, { params: { id: made.reviewed }, body: { tier: 'A' } })
  await app.admin.call(holdReview, {
    params: { id: made.reviewed },
    body: { found: '空着', askNext: '问预算', heldOn: '2026-01-15' },
  })
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `看 ${name} 的清单` }) })

test('a company without colleagues is told what will stand here', LONG, async () => {
  await screens.member('manager', '李静')
  await screens.signIn(desk, '李静')
  await desk.getByRole('link', { name: '团队', exact: true }).first().click()
  await desk.getByRole('heading', { level: 1, name: '今天帮谁' }).waitFor()
  await desk.getByText('每天早上告诉您：今天帮谁，为什么，从哪里下手').waitFor()
})

test(
  'T7: whoever waits for the manager’s word stands first; one press leads to it, and it is gone once given',
  LONG,
  async () => {
    await plant()
    await desk.goto('/team')
    const lei = rowOf(desk, '王磊')
    await lei.getByRole('link', { name: '请您支援：宏图印刷' }).waitFor()
    await rowOf(desk, '赵敏').getByRole('link', { name: '1 位客户的画像该一起过一遍' }).waitFor()
    const headings = await desk.getByRole('heading', { level: 2 }).allInnerTexts()
    expect(headings[0]).toMatch(/^等您一句话/)
    await lei.getByRole('link', { name: '请您支援：宏图印刷' }).click()
    await desk.getByRole('region', { name: '请您定夺' }).getByRole('button', { name: '一起跟' }).click()
    await desk.getByText('宏图印刷：您和负责人一起跟').waitFor()
    await desk.goto('/team')
    await rowOf(desk, '王磊').getByRole('link', { name: '该不该降级，等您一句话：丰年食品' }).waitFor()
    expect(await desk.getByText('请您支援：宏图印刷').count()).toBe(0)
  },
)

test('T5, I1: a fall of importance is kept with a reason, where it is told', LONG, async () => {
  await desk.goto('/team')
  await rowOf(desk, '王磊').getByRole('link', { name: '该不该降级，等您一句话：丰年食品' }).click()
  const sheet = desk.getByRole('dialog', { name: '降级待确认' })
  await sheet.getByRole('button', { name: '保留 VVIP' }).click()
  await sheet.getByLabel('理由').fill('明年的大单在他手里')
  await sheet.getByRole('button', { name: '保存' }).click()
  await desk.getByText('丰年食品：保留 VVIP').waitFor()
  await sheet.getByText('没有等着确认的').waitFor()
  const now = await screens.app.admin.call(showImportance, { params: { id: made.falling } })
  expect(now).toMatchObject({ tier: 'VVIP', givenBy: 'hand', waitsSince: null })
  await desk.keyboard.press('Escape')
  await expect.poll(() => desk.getByText('该不该降级').count()).toBe(0)
})

test('the figures of the next days open their lists; all of it fits a phone', LONG, async () => {
  const phone = await screens.visitAs('李静', PHONE, NOWHERE)
  for (const [address, words] of [
    ['/team', '今天帮谁'],
    ['/team?show=step-ins', '没有等着定夺的'],
    ['/team?show=recalls', '没有快被收回的'],
    ['/team?show=falls', '没有等着确认的'],
  ] as const) {
    await phone.goto(address)
    await phone.getByText(words).first().waitFor()
    await phone.getByRole('heading', { name: '新人这周' }).waitFor({ state: 'attached' })
    expect(await fitsWidth(phone), address).toBe(true)
  }
  // No figure stands beyond the edge.
  await phone.goto('/team')
  const figures = phone.getByRole('list', { name: '接下来几天' }).getByRole('listitem')
  await expect.poll(() => figures.count()).toBe(6)
  for (const figure of await figures.all()) {
    const { x, width } = (await figure.boundingBox()) ?? { x: -1, width: 0 }
    expect([x >= 0, x + width <= 390]).toEqual([true, true])
  }
})
