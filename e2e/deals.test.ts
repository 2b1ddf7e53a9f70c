import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCustomer, showCustomer } from '../modules/customers/contract.ts'
import { addProduct, listNeeds, openNeed, showBoard } from '../modules/deals/contract.ts'
import { DESK, fitsWidth, LONG, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'

let screens: Screens
let desk: Page
let customerId: string

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('manager', '李静')
  const ownerId = await member('rep', '王磊')
  customerId = (await app.admin.call(createCustomer, { body: { name: '云帆食品', ownerId, enteredOn: '2026-01-05' } }))
    .id
  const other = await app.admin.call(createCustomer, { body: { name: '百合茶业', ownerId, enteredOn: '2026-01-05' } })
  await app.admin.call(addProduct, {
    body: {
      name: '彩盒',
      unit: '个',
      price: 110,
      cost: 70,
      breaks: [{ from: 5000, price: 80, cost: 50 }],
      options: [{ name: '刀模', choices: [{ name: '新开', price: 60_000, cost: 40_000, per: 'order' }] }],
    },
  })
  const amount = (yuan: number) => ({ fen: yuan * 100, currency: 'CNY' })
  for (const [title, level, yuan] of [
    ['茶饼盒', 'latent', 3000],
    ['手提袋', 'latent', 2000],
    ['小泡袋盒', 'explicit', 900],
  ] as const)
    await app.admin.call(openNeed, { body: { customerId: other.id, title, level, amount: amount(yuan) } })
  desk = await screens.visitAs('王磊', DESK, NOWHERE)
})
afterAll(() => screens.close())

test('P8, Q1, T12: from the need by diagnosis, quote, paper and order to the next pursuit', LONG, async () => {
  await desk.goto(`/customers/${customerId}`)
  await desk.getByRole('heading', { name: '商机' }).waitFor()
  await desk.getByRole('button', { name: '新增' }).click()
  await desk.getByRole('menuitem', { name: '新建需求' }).click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByLabel('需求').fill('月饼彩盒 6000 个')
  await sheet.getByLabel('产品').selectOption({ label: '彩盒' })
  await sheet.getByLabel('数量').fill('6000')
  await sheet.getByRole('button', { name: '记下需求' }).click()
  await desk
    .getByRole('link', { name: /月饼彩盒/ })
    .first()
    .click()

  await desk.getByRole('button', { name: '开始问诊' }).click()
  for (const [label, words] of [
    ['目的', '中秋上市'],
    ['使用条件', '走快递'],
    ['预算', '每个一块以内'],
    ['发现了什么', '旧盒纸太软'],
    ['建议怎么做', '加厚一档'],
  ] as const)
    await sheet.getByLabel(label, { exact: true }).fill(words)
  await sheet.getByRole('button', { name: '存为新的一版' }).click()
  await desk.getByText('写全了', { exact: true }).waitFor()

  await desk.getByRole('button', { name: '写报价' }).click()
  await desk.getByRole('heading', { name: '写报价' }).waitFor()
  await desk.getByLabel('刀模').selectOption({ label: '新开' })
  // 6,000 at 0.80 and the die once.
  await desk.getByText('¥5,400', { exact: true }).first().waitFor()
  await desk.getByLabel('折扣').fill('12')
  await desk.getByText('发出前要审批：折扣超过 10%').waitFor()
  await desk.getByLabel('折扣').fill('5')
  await desk.getByText('¥5,130', { exact: true }).first().waitFor()
  await desk.getByRole('button', { name: '存为草稿' }).click()
  await desk.getByRole('heading', { name: 'Q2026-0001' }).waitFor()

  await desk.getByRole('button', { name: 'PDF' }).click()
  const saved = desk.waitForEvent('download')
  await desk.getByRole('menuitem', { name: '下载 PDF（中文）' }).click()
  expect((await saved).suggestedFilename()).toBe('Q2026-0001-1.pdf')

  await desk.getByRole('button', { name: '记为已发出' }).click()
  await desk.getByRole('button', { name: '客户接受' }).click()
  await desk.getByRole('button', { name: '转成订单' }).click()
  await sheet.getByRole('button', { name: '录入订单' }).click()
  await desk.getByRole('heading', { name: 'O2026-0001' }).waitFor()

  await desk.getByRole('button', { name: '记收款' }).click()
  await sheet.getByLabel('金额').fill('1000')
  await sheet.getByRole('button', { name: '记下' }).click()
  await desk.getByText('¥4,130').waitFor()
  await desk.getByRole('button', { name: '记交货' }).click()
  await sheet.getByRole('button', { name: '记下' }).click()
  await desk.getByText('已交齐').first().waitFor()
  await desk.getByRole('button', { name: '记收款' }).click()
  await sheet.getByRole('button', { name: '记下' }).click()
  await desk.getByText('新一轮跟进从那天开始').waitFor()
  const { pursuit, stage } = await screens.app.admin.call(showCustomer, { params: { id: customerId } })
  expect({ pursuit: pursuit.number, stage }).toEqual({ pursuit: 2, stage: 'ordered' })
})

const titles = async (stage: string) => {
  const { columns } = await screens.app.admin.call(showBoard, {})
  return columns.find((column) => column.stage === stage)?.items.map(({ title }) => title)
}

test(
  'Q1: the board by keyboard: a card is picked up, carried and put down, all of it told; undone by a press',
  LONG,
  async () => {
    await desk.goto('/deals')
    const card = desk.getByRole('group', { name: '百合茶业 · 手提袋' })
    await card.focus()
    await desk.keyboard.press('Space')
    const said = desk.locator('p[aria-live=assertive]')
    await expect.poll(() => said.innerText()).toBe('拿起了“百合茶业 · 手提袋”，在“潜在”第 1 位')
    await desk.keyboard.press('Escape')
    await expect.poll(() => said.innerText()).toBe('没有移动“百合茶业 · 手提袋”')
    await card.focus()
    await desk.keyboard.press('Space')
    await desk.keyboard.press('ArrowRight')
    await desk.keyboard.press('ArrowRight')
    await expect.poll(() => said.innerText()).toBe('“明确”第 1 位，共 2 位')
    await desk.keyboard.press('ArrowDown')
    await desk.keyboard.press('Space')
    await desk.getByText('“手提袋”移到了“明确”').waitFor()
    await expect.poll(() => titles('explicit')).toEqual(['小泡袋盒', '手提袋'])
    // Drawn anew in another column, it keeps the focus: one may carry on.
    await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true)
    await desk.getByRole('region', { name: '明确' }).getByText('¥2900').waitFor()
    await desk.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => titles('latent')).toEqual(['手提袋', '茶饼盒'])
  },
)

test(
  'Q1: by pointer: dropped under another card; where no quote was sent the board says so and offers one',
  LONG,
  async () => {
    await desk.goto('/deals')
    const card = desk.getByRole('group', { name: '百合茶业 · 茶饼盒' })
    const drop = async (column: string) => {
      const [from, to] = [await card.boundingBox(), await desk.getByRole('region', { name: column }).boundingBox()]
      if (!from || !to) throw new Error('nothing to drag')
      await desk.mouse.move(from.x + 40, from.y + 40)
      await desk.mouse.down()
      await desk.mouse.move(from.x + 60, from.y + 50, { steps: 3 })
      await desk.mouse.move(to.x + to.width / 2, to.y + to.height - 20, { steps: 6 })
      await desk.mouse.up()
    }
    await drop('酝酿')
    await expect.poll(() => titles('brewing')).toEqual(['茶饼盒'])
    await desk.getByText('“茶饼盒”移到了“酝酿”').waitFor()
    await drop('已报价')
    await desk.getByText('没有移动：还没有发出报价').waitFor()
    expect(await titles('brewing')).toEqual(['茶饼盒'])
    await drop('丢单')
    const sheet = desk.getByRole('dialog', { name: '“茶饼盒”没成' })
    await sheet.getByRole('button', { name: '记为丢单' }).click()
    await sheet.getByText('写一句为什么').waitFor()
    await sheet.getByLabel('说明').fill('贵了一成')
    await sheet.getByLabel('输给谁').fill('鸿图')
    await sheet.getByRole('button', { name: '记为丢单' }).click()
    await expect.poll(() => titles('lost')).toEqual(['茶饼盒'])
  },
)

test('Q1: on a phone one column at a time, and a card is moved by its menu', LONG, async () => {
  const phone = await screens.visitAs('王磊', PHONE, '/deals')
  await phone.getByText('明确 1', { exact: true }).tap()
  const card = phone.getByRole('group', { name: '百合茶业 · 小泡袋盒' })
  await card.getByRole('button', { name: '更多操作' }).tap()
  await phone.getByRole('menuitem', { name: '移到“酝酿”' }).tap()
  await phone.getByText('“小泡袋盒”移到了“酝酿”').waitFor()
  expect(await fitsWidth(phone)).toBe(true)
  const { items } = await screens.app.admin.call(listNeeds, { query: { stage: 'brewing' } })
  expect(items.map(({ title }) => title)).toEqual(['小泡袋盒'])
})
