import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCustomer, createCustomer, listCustomers, showCustomer } from '../modules/customers/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'

let screens: Screens
let desk: Page
const ids = new Map<string, string>()

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('manager', '李静')
  const ownerId = await member('rep', '王磊')
  const firms = [
    { name: '宏图印刷有限公司', region: '苏州', tier: 'A', ago: 31 },
    { name: '云帆物流有限公司', region: '苏州', tier: 'B', ago: 16 },
    { name: '百合医药有限公司', region: '杭州', tier: null, ago: 5 },
    { name: '百合医药厂', region: '杭州', tier: null, ago: 3 },
  ] as const
  for (const { name, region, tier, ago } of firms) {
    const contacts = [{ name: '张建国', phones: [`1380013800${ids.size}`] }]
    const body = { name, region, tier, ownerId, enteredOn: addDays(TODAY, -60), contacts, force: true }
    const { id } = await app.admin.call(createCustomer, { body })
    const touch = {
      channel: 'phone',
      effective: true,
      summary: '样品已寄出',
      happenedAt: addDays(TODAY, -ago),
    } as const
    await app.admin.call(logTouch, { body: { customerId: id, ...touch } })
    ids.set(name, id)
  }
  await app.runJobs()
  desk = await screens.visitAs('李静', DESK, NOWHERE)
})
afterAll(() => screens.close())

const rows = (page: Page): Locator => page.getByRole('grid', { name: '客户' }).locator('tbody').getByRole('row')
const industryOf = async (name: string): Promise<string | null> =>
  (await screens.app.admin.call(showCustomer, { params: { id: ids.get(name) ?? '' } })).industry
const touchesByName = async (q: string): Promise<Record<string, number>> => {
  const { items } = await screens.app.admin.call(listCustomers, { query: { q } })
  return Object.fromEntries(items.map(({ name, touches }) => [name, touches]))
}
const goTo = async (path: string): Promise<void> => {
  await desk.goto(path)
  await desk.getByRole('heading', { level: 1 }).waitFor()
}
const type = async (text: string): Promise<void> => {
  await desk.keyboard.press('ControlOrMeta+a')
  await desk.keyboard.type(text)
  await desk.keyboard.press('Enter')
}

describe('the list of customers', () => {
  test('is narrowed, ordered and kept as a view; all of it stands in the address, and Back goes back', async () => {
    await goTo('/customers')
    await expect.poll(() => rows(desk).count()).toBe(4)
    await desk.getByRole('button', { name: '重要度', exact: true }).click()
    await desk.getByRole('dialog', { name: '重要度' }).getByText('A', { exact: true }).click()
    await expect.poll(() => rows(desk).count()).toBe(1)
    await desk.keyboard.press('Escape')
    await desk.getByRole('columnheader', { name: '最近跟进' }).getByRole('button').click()
    await expect.poll(() => new URL(desk.url()).search).toBe('?tier=A&sort=-lastTouchAt')

    await desk.getByRole('button', { name: '存为视图' }).click()
    await desk.getByLabel('名称').fill('重点')
    await desk.getByRole('dialog').getByRole('button', { name: '存为视图' }).click()
    await desk.getByRole('button', { name: '重点', exact: true }).waitFor()

    await desk.getByRole('button', { name: '全部', exact: true }).click()
    await expect.poll(() => rows(desk).count()).toBe(4)
    await desk.goBack()
    await expect.poll(() => rows(desk).count()).toBe(1)
  })

  test('is worked by keyboard alone: J walks, space looks in, Enter opens', async () => {
    await goTo('/customers?sort=lastTouchAt')
    await rows(desk).first().waitFor()
    await desk.keyboard.press('j')
    await rows(desk).first().focus()
    await desk.keyboard.press(' ')
    await desk.getByRole('textbox', { name: '说了什么' }).waitFor()
    expect(await rows(desk).first().innerText()).toContain('宏图印刷')
    await rows(desk).first().focus()
    await desk.keyboard.press('Enter')
    await desk.getByRole('heading', { level: 1, name: '宏图印刷有限公司 修改客户名称' }).waitFor()
  })

  test('⌘K finds by pinyin initials and by digits', async () => {
    await desk.keyboard.press('ControlOrMeta+k')
    await desk.getByRole('combobox').waitFor()
    await desk.keyboard.type('yfwl')
    await desk.getByRole('option', { name: '云帆物流有限公司' }).waitFor()
    await desk.keyboard.press('ControlOrMeta+a')
    await desk.keyboard.type('13800138001')
    await desk.getByRole('option', { name: '张建国' }).waitFor()
    await desk.keyboard.press('Enter')
    await desk.getByRole('heading', { level: 1, name: '云帆物流有限公司 修改客户名称' }).waitFor()
  })
})

test('G4: who may be there already is told while a customer is entered; it is created when one insists', async () => {
  await goTo('/customers')
  await desk.keyboard.press('n')
  await desk.getByRole('dialog', { name: '新建客户' }).waitFor()
  await desk.keyboard.type('云帆物流')
  await desk.getByText('可能已经有了').waitFor()
  await desk.getByLabel('姓名').fill('陈敏')
  await desk.getByLabel('电话', { exact: true }).fill('13900001111')
  await desk.getByRole('button', { name: '不是同一家，仍然新建' }).click()
  await desk.getByRole('heading', { level: 1, name: '云帆物流 修改客户名称' }).waitFor()
  await desk.getByRole('article', { name: '陈敏' }).getByText('139 0000 1111').waitFor()
})

test('a field is edited where it stands; two who edit it at once see both sides, and the change can be undone', async () => {
  const id = ids.get('宏图印刷有限公司') ?? ''
  await goTo(`/customers/${id}`)
  await desk.getByRole('button', { name: /修改行业/ }).waitFor()
  await screens.app.admin.call(changeCustomer, { params: { id }, body: { industry: '印刷' } })
  await desk.getByRole('button', { name: /修改行业/ }).click()
  await type('包装')
  await desk.getByText('别人刚刚改了这一项').waitFor()
  await desk.getByRole('button', { name: '用我的' }).click()
  await expect.poll(() => industryOf('宏图印刷有限公司')).toBe('包装')

  await desk.getByRole('button', { name: '行业的历史' }).click()
  await desk.getByText('原来：印刷').waitFor()
  await desk.getByRole('button', { name: '撤销这次修改' }).click()
  await expect.poll(() => industryOf('宏图印刷有限公司')).toBe('印刷')
})

test('a change is taken back from the notice at once, and what changed stays in the history of its field', async () => {
  await goTo(`/customers/${ids.get('云帆物流有限公司')}`)
  await desk.getByRole('button', { name: /修改行业/ }).click()
  await type('冷链')
  const notice = desk.getByRole('status').filter({ hasText: '已改：行业' })
  await expect.poll(() => industryOf('云帆物流有限公司')).toBe('冷链')
  await notice.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => industryOf('云帆物流有限公司')).toBe(null)
  await desk.getByRole('button', { name: '行业的历史' }).click()
  await desk.getByText('原来：冷链').waitFor()
  await desk.getByText('李静 · 今天 10:00').first().waitFor()
})

test('C1: the history shows one kind of what happened at a time, the newest first', async () => {
  const id = ids.get('云帆物流有限公司') ?? ''
  await screens.app.admin.call(changeCustomer, { params: { id }, body: { source: '展会' } })
  await goTo(`/customers/${id}`)
  const history = desk.getByRole('region', { name: '动态' })
  const choose = (kind: string): Promise<void> => history.getByText(kind, { exact: true }).click()
  await history.getByText('展会').waitFor()
  await history.getByText('样品已寄出').waitFor()
  await choose('跟进')
  await history.getByText('样品已寄出').waitFor()
  expect(await history.getByText('展会').count()).toBe(0)
  await choose('修改')
  await history.getByText('展会').waitFor()
  expect(await history.getByText('样品已寄出').count()).toBe(0)
  await choose('归属')
  await history.getByText('新建，由王磊负责').waitFor()
  await choose('订单')
  await history.getByText('没有这一类的动态').waitFor()
})

test('G4: two customers become one field by field, and are parted again', async () => {
  await goTo('/duplicates')
  const pair = desk.getByRole('row').filter({ hasText: '百合医药厂' })
  await pair.getByRole('button', { name: '比较并合并' }).click()
  await desk.getByRole('radio', { name: '百合医药厂' }).check()
  await desk.getByLabel('为什么是同一家').fill('同一个老板')
  await desk.getByRole('button', { name: '合并', exact: true }).click()
  await expect.poll(() => pair.count()).toBe(0)
  expect(await touchesByName('百合')).toEqual({ 百合医药厂: 2 })

  await desk.getByRole('button', { name: '撤销合并' }).click()
  await desk.getByRole('dialog').getByLabel('原因').fill('弄错了')
  await desk.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
  await expect.poll(() => touchesByName('百合')).toEqual({ 百合医药有限公司: 1, 百合医药厂: 1 })
})

test('T4: on a phone a card opens a sheet, and the page says in words why a customer may not rest yet', async () => {
  const phone = await screens.visitAs('王磊', PHONE, '/customers')
  await phone.getByRole('row').filter({ hasText: '云帆物流有限公司' }).tap()
  await phone.getByRole('dialog').getByText('138 0013 8001').waitFor()
  await phone.getByRole('dialog').getByRole('button', { name: '打开客户页' }).tap()
  await phone.getByText('资料', { exact: true }).tap()
  await phone.getByText('本轮有效跟进 1/12 次，还不能挂起').waitFor()
})
