import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCustomer, showTimeline } from '../modules/customers/contract.ts'
import { showPortrait } from '../modules/portrait/contract.ts'
import { DESK, fitsWidth, LONG, NOWHERE, openScreens, PHONE, type Screens } from '../testing/chromium.ts'

let screens: Screens
let desk: Page
let id: string

beforeAll(async () => {
  screens = await openScreens()
  const { app, member } = screens
  await member('director', '罗总')
  const ownerId = await member('rep', '王磊')
  const contacts = [{ name: '张建国', phones: ['13800138000'] }]
  const body = { name: '宏图印刷有限公司', ownerId, contacts, force: true, enteredOn: '2026-05-01' }
  id = (await app.admin.call(createCustomer, { body })).id
  await app.runJobs()
  desk = await screens.visitAs('王磊', DESK, NOWHERE)
})
afterAll(() => screens.close())

const cell = async (key: string) =>
  (await screens.app.admin.call(showPortrait, { params: { id } })).blocks
    .flatMap(({ cells }) => cells)
    .find(({ field }) => field.key === key)

describe('the portrait is filled in where it stands', () => {
  test('D1: a press, a word, Enter; taken back by one press', LONG, async () => {
    await desk.goto(`/customers/${id}/portrait`)
    const background = desk.getByRole('region', { name: '背景' })
    await background.getByRole('button', { name: '主营产品：填一下' }).click()
    await background.getByLabel('主营产品').fill('月饼和糕点')
    await desk.keyboard.press('Enter')
    await background.getByRole('button', { name: '月饼和糕点' }).waitFor()
    expect((await cell('makes'))?.current).toMatchObject({ value: '月饼和糕点', how: 'told' })
    await desk.getByRole('button', { name: '撤销' }).click()
    await background.getByRole('button', { name: '月饼和糕点' }).waitFor({ state: 'detached' })
    expect((await cell('makes'))?.known).toBe(false)
  })

  test('S1: what is sealed shows that it is, and whom to ask', async () => {
    await desk.goto(`/customers/${id}/portrait`)
    await desk.getByRole('region', { name: '深度' }).getByText('还没有人记过').waitFor()
  })

  test('D2, D8: how near, our share and the reviews stand beside it; all of it fits a phone', LONG, async () => {
    const phone = await screens.visitAs('王磊', PHONE, NOWHERE)
    for (const part of ['know', 'near', 'share', 'together']) {
      await phone.goto(`/customers/${id}/portrait?part=${part}`)
      await phone.getByRole('heading', { level: 2 }).first().waitFor()
      expect(await fitsWidth(phone), part).toBe(true)
    }
  })
})

describe('D5: the questions in the form of a touch', () => {
  test('an answer goes into the portrait with the same press', LONG, async () => {
    await desk.goto('/')
    await desk.getByRole('row').or(desk.locator('[data-row]')).first().click()
    const asked = desk.getByRole('region', { name: '顺便问' })
    await asked.waitFor()
    await desk.getByPlaceholder('对方说了什么').fill('聊了主营产品')
    await asked.getByLabel('主营产品').fill('坚果礼盒')
    await desk.keyboard.press('ControlOrMeta+Enter')
    await expect.poll(async () => (await cell('makes'))?.current?.value).toBe('坚果礼盒')
    const { items } = await screens.app.admin.call(showTimeline, { params: { id }, query: { kind: 'touch' } })
    expect((await cell('makes'))?.current?.touchId).toBe(items[0]?.id)
  })

  test('without a network both wait, and are sent once', LONG, async () => {
    await desk.goto(`/customers/${id}`)
    await desk.getByRole('heading', { level: 1 }).waitFor()
    await desk.keyboard.press('l')
    const asked = desk.getByRole('region', { name: '顺便问' })
    await asked.waitFor()
    await desk.context().setOffline(true)
    await desk.getByPlaceholder('对方说了什么').first().fill('没有网的时候谈的')
    const answer = asked.getByRole('textbox').first()
    const label = (await answer.getAttribute('aria-label')) ?? ''
    await answer.fill('没网时听来的')
    await desk.keyboard.press('ControlOrMeta+Enter')
    await desk
      .getByText(/网络恢复|没有网络|先存/)
      .first()
      .waitFor()
    await desk.context().setOffline(false)
    await desk.evaluate(() => window.dispatchEvent(new Event('online')))
    const learnt = async () =>
      (await screens.app.admin.call(showPortrait, { params: { id } })).blocks
        .flatMap(({ cells }) => cells)
        .filter(({ field }) => field.label.zh === label)
        .map(({ current, recorded }) => current?.value ?? recorded)
    await expect.poll(learnt, { timeout: 15_000 }).toEqual(['没网时听来的'])
    const [{ n }] = (await screens.app.query(
      `select count(*)::int as n from touch_text where summary = '没有网的时候谈的'`,
    )) as [{ n: number }]
    expect(n).toBe(1)
  })
})

describe('the rules, with a preview', () => {
  test('what a change would do is told before it is saved', LONG, async () => {
    const boss = await screens.visitAs('罗总', DESK, '/settings/portrait')
    await boss.getByLabel('医生 · 联系').fill('90')
    await boss.getByText('老师不能比医生要得少').waitFor()
    await boss.getByLabel('医生 · 联系').fill('50')
    await boss.getByRole('button', { name: '试算' }).click()
    await boss.getByText('看了 1 / 1 位客户').waitFor()
  })
})
