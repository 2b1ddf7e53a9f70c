import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listGifts, listGreetings, showCustomerCare } from '../modules/care/contract.ts'
import { addContact, createCustomer } from '../modules/customers/contract.ts'
import { DESK, fitsWidth, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { connectSending } from '../testing/mail.ts'

let screens: Screens
let desk: Page
let phone: Page
let customerId: string

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await connectSending(app.admin)
  const ownerId = await member('rep', '王磊')
  await member('director', '周总')
  customerId = (await app.admin.call(createCustomer, { body: { name: '云帆食品', ownerId, enteredOn: '2026-05-05' } }))
    .id
  await app.admin.call(addContact, {
    params: { id: customerId },
    body: { name: '许经理', main: true, mails: ['xu@kehu.test'] },
  })
  desk = await screens.visitAs('王磊', DESK, NOWHERE)
  phone = await screens.visitAs('周总', PHONE)
})
afterAll(() => screens.close())

const SLOW = { timeout: 90_000 }

test(
  'R6, T11: a day by the moon is noted; its greeting stands on the day’s list, is changed and approved',
  SLOW,
  async () => {
    await desk.goto(`/customers/${customerId}`)
    await desk.getByRole('button', { name: '记一个日子' }).click()
    const sheet = desk.getByRole('dialog')
    await sheet.getByLabel('叫什么').fill('女儿的生日')
    await sheet.getByLabel('谁的').selectOption({ label: '许经理' })
    await sheet.getByText('农历', { exact: true }).click()
    await sheet.getByLabel('月', { exact: true }).selectOption({ label: '四月' })
    // 3 June 2026; of a thirtieth it is asked what is done where a moon lacks it.
    await sheet.getByLabel('日', { exact: true }).selectOption({ label: '三十' })
    await sheet.getByText('推后一天').waitFor()
    await sheet.getByLabel('日', { exact: true }).selectOption({ label: '十八' })
    await sheet.getByRole('button', { name: '保存' }).click()
    await sheet.waitFor({ state: 'detached' })
    await desk.getByText('日子、问候谁、回访计划').click()
    await desk.getByText('农历四月十八', { exact: false }).waitFor()

    await screens.app.runJobs()
    await desk.goto('/')
    await desk.getByRole('link', { name: '许经理：2 天后女儿的生日，祝福待您看' }).first().click()
    const words = desk.getByLabel('正文')
    await words.fill('许经理，祝孩子生日快乐，天天开心！')
    await desk.getByRole('button', { name: '批准' }).click()
    await desk.getByText('已批准', { exact: false }).first().waitFor()
    const [greeting] = (await screens.app.admin.call(showCustomerCare, { params: { id: customerId } })).entries
    expect(greeting).toMatchObject({ day: '2026-06-03', kind: 'own', state: 'approved' })
    const texts = await screens.app.query<{ body: string }>('select body from greeting_text')
    expect(texts).toEqual([{ body: '许经理，祝孩子生日快乐，天天开心！' }])
    await desk.goto('/')
    await desk.getByRole('heading').first().waitFor()
    expect(await desk.getByText('祝福待您看', { exact: false }).count()).toBe(0)
    expect((await screens.app.admin.call(listGreetings, {})).items).toEqual([])
  },
)

test(
  'R6: a gift beyond the limit waits for a superior, who approves it on the phone; then it is given',
  SLOW,
  async () => {
    await desk.goto(`/customers/${customerId}`)
    await desk.getByRole('button', { name: '记一份礼品' }).click()
    const sheet = desk.getByRole('dialog')
    await sheet.getByLabel('送什么').fill('紫砂壶')
    await sheet.getByLabel('多少钱').fill('880')
    await sheet.getByRole('button', { name: '提交审批' }).click()
    await desk.getByRole('listitem', { name: '紫砂壶' }).getByText('等主管批').waitFor()

    await phone.goto('/care?show=gifts')
    await phone.getByRole('button', { name: '同意', exact: true }).tap()
    await phone.getByText('没有等批的礼品').waitFor()
    expect(await fitsWidth(phone)).toBe(true)
    expect((await screens.app.admin.call(listGifts, {})).items).toMatchObject([{ state: 'planned', what: '紫砂壶' }])

    await desk.reload()
    await desk.getByRole('listitem', { name: '紫砂壶' }).getByRole('button', { name: '已送', exact: true }).click()
    await desk.getByRole('listitem', { name: '紫砂壶' }).getByText('已送', { exact: true }).waitFor()
  },
)

test(
  'R6: who wants no greetings is left alone, and the page says so; each part of care fits a phone',
  SLOW,
  async () => {
    const theirs = await screens.visitAs('王磊', PHONE, NOWHERE)
    for (const show of ['greetings', 'gifts', 'visits', 'year']) {
      await theirs.goto(`/care?show=${show}`)
      await theirs.getByRole('heading', { name: '关怀' }).waitFor()
      expect(await fitsWidth(theirs), show).toBe(true)
    }
    await theirs.goto(`/customers/${customerId}`)
    await theirs.getByText('日子、问候谁、回访计划').tap()
    await theirs.getByRole('checkbox', { name: '可以问候 许经理' }).uncheck()
    await theirs.getByText('不要问候', { exact: false }).first().waitFor()
    await theirs.goto('/care?state=done')
    await theirs.getByText('对方不愿收到问候', { exact: false }).first().waitFor()
  },
)
