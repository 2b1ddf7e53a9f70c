import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCustomer, listCustomers, showTimeline } from '../modules/customers/contract.ts'
import { addTeam, changeTeam, listTeams, showMe } from '../modules/people/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, fitsWidth, LONG, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { touchOnDays } from '../testing/touches.ts'

let screens: Screens
let desk: Page

beforeAll(async () => {
  screens = await openScreens()
  await screens.member('admin', '林芳')
  desk = await screens.visitAs('林芳', DESK)
})
afterAll(() => screens.close())

const person = (name: string): Locator => desk.getByRole('grid').getByRole('row').filter({ hasText: name })
const goToPeople = async (): Promise<void> => {
  await desk.goto('/people')
  await desk.getByRole('heading', { level: 1, name: '同事' }).waitFor()
}
const enter = async (page: Page, login: string, password: string): Promise<void> => {
  await page.getByLabel(/^(邮箱或手机号|E-mail or mobile number)$/).fill(login)
  await page.getByLabel(/^(密码|Password)$/).fill(password)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
}

test(
  'a colleague is added and given a new password, chooses an own one on the phone, in English, and ends another session',
  LONG,
  async () => {
    await goToPeople()
    await desk.getByRole('button', { name: '添加同事' }).click()
    const form = desk.getByRole('dialog', { name: '添加同事' })
    await form.getByLabel('姓名').fill('王磊')
    await form.getByRole('button', { name: '添加同事' }).click()
    await form.getByRole('alert').getByText('邮箱或手机号').waitFor()
    await form.getByLabel('邮箱').fill('wang@example.com')
    await form.getByRole('button', { name: '添加同事' }).click()
    await desk.getByText('已添加 王磊').waitFor()

    await person('王磊').click()
    await desk.getByRole('button', { name: '重设密码' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '重设密码' }).click()
    const shown = desk.getByRole('dialog', { name: '“王磊”的新密码' })
    const password = await shown.getByText(/^[a-z2-9]{12}$/).innerText()
    await shown.getByRole('button', { name: '我已记下' }).click()

    const office = await screens.visit(DESK)
    await enter(office, 'wang@example.com', password)
    await office.getByRole('heading', { name: '先换成自己的密码' }).waitFor()

    const phone = await screens.visit(PHONE)
    await phone.getByText('EN', { exact: true }).tap()
    await enter(phone, 'wang@example.com', password)
    await phone.getByRole('heading', { name: 'First choose your own password' }).waitFor()
    await phone.getByLabel('Current password').fill('not the one')
    await phone.getByLabel('New password').fill('rain on the roof')
    await phone.getByRole('button', { name: 'Change it and go in' }).tap()
    await phone.getByRole('alert').getByText('The current password is wrong').waitFor()
    expect(await phone.getByLabel('Current password').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await fitsWidth(phone)).toBe(true)
    await phone.getByLabel('Current password').fill(password)
    await phone.getByRole('button', { name: 'Change it and go in' }).tap()
    await phone.getByRole('navigation').first().waitFor()
    await office.reload()
    await office.getByRole('heading', { name: '登录锦程印刷' }).waitFor()
    await enter(office, 'wang@example.com', 'rain on the roof')
    await office.getByRole('navigation').first().waitFor()

    await phone.goto('/me')
    await phone.getByRole('listitem').filter({ hasText: 'Linux' }).getByRole('button', { name: 'End' }).tap()
    await phone.getByText('That device is signed out').waitFor()
    expect(await fitsWidth(phone)).toBe(true)
    await office.getByRole('link', { name: '客户', exact: true }).click()
    await office.getByRole('heading', { name: '登录锦程印刷' }).waitFor()
  },
)

test('G4: an admin sees a colleague’s key and when it was last used, revokes it, and signs the colleague out', async () => {
  const id = await screens.member('rep', '何苗')
  const { key } = await screens.app.keyFor(id)
  const script = screens.app.caller(id, key)
  await script.call(showMe)
  const phone = await screens.visitAs('何苗', PHONE)

  await goToPeople()
  await person('何苗').click()
  const panel = desk.getByRole('complementary')
  const kept = panel.getByRole('listitem').filter({ hasText: / 用过/ })
  await kept.getByRole('button', { name: '停用' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await panel.getByText('已停用').waitFor()
  expect((await script.refusal(showMe)).status).toBe(401)

  await panel.getByRole('button', { name: '退出所有设备' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '退出所有设备' }).click()
  await desk.getByText('“何苗”已退出所有设备').waitFor()
  await phone.reload()
  await phone.getByRole('heading', { name: '登录锦程印刷' }).waitFor()
})

test('T8: a leaver is deactivated in one step with the plan of who gets what; the history keeps the name', async () => {
  const { admin } = screens.app
  const leaver = await screens.app.person('rep', { name: '赵敏' })
  const takers = [
    await screens.app.person('rep', { name: '周婷' }),
    await screens.app.person('rep', { name: '陈晓东' }),
  ]
  const give = async (name: string, ownerId: string, tier: 'A' | null) =>
    (await admin.call(createCustomer, { body: { name, ownerId, tier, enteredOn: addDays(TODAY, -60) } })).id
  const first = await give('宏图印刷', leaver.id, 'A')
  for (const name of ['云帆物流', '百合医药', '瑞丰食品']) await give(name, leaver.id, null)
  await give('南风包装', takers[0]?.id ?? '', null)
  await touchOnDays(leaver, first, 1)

  await goToPeople()
  await person('赵敏').click()
  await desk.getByRole('button', { name: '办理离职' }).click()
  const sheet = desk.getByRole('dialog', { name: '“赵敏”离职' })
  await sheet.getByText('赵敏 手上有 4 位客户').waitFor()
  await sheet.getByText('还有 4 位没有安排接手的人').waitFor()
  expect(await sheet.getByRole('button', { name: '办理离职，移交 4 位' }).isDisabled()).toBe(true)
  await sheet.getByRole('combobox').click()
  for (const name of ['周婷', '陈晓东']) await desk.getByTitle(new RegExp(`^${name}`)).click()
  await desk.keyboard.press('Escape')
  await sheet.getByRole('listitem').filter({ hasText: '周婷' }).getByText('手上 1 → 3 位').waitFor()
  await sheet.getByRole('listitem').filter({ hasText: '陈晓东' }).getByText('手上 0 → 2 位').waitFor()
  await sheet.getByRole('button', { name: '办理离职，移交 4 位' }).click()
  await desk.getByText('赵敏 已离职，4 位客户已移交').waitFor()
  await person('赵敏').getByText('已离职').waitFor()

  const { items } = await admin.call(listCustomers, {})
  const owners = items.map(({ owner }) => owner?.name).toSorted()
  expect(owners).toEqual(['周婷', '周婷', '周婷', '陈晓东', '陈晓东'])
  const history = await admin.call(showTimeline, { params: { id: first }, query: { kind: 'touch' } })
  expect(history.items.map(({ by }) => by?.name)).toEqual(['赵敏'])
  const refused = await screens.app.fetch('/me', { headers: { authorization: `Bearer ${leaver.key}` } })
  expect(refused.status).toBe(401)
})

test('teams form a tree: one is added, renamed and moved, and who is in it can be looked at by itself', async () => {
  const { admin } = screens.app
  const [root] = (await admin.call(listTeams, {})).items
  await admin.call(addTeam, { body: { name: '华东大区', parentId: root?.id ?? '' } })
  await goToPeople()
  const tree = desk.getByRole('region', { name: '团队' })
  await tree.getByRole('button', { name: '新建团队' }).click()
  await desk.getByRole('dialog').getByLabel('名称').fill('苏州组')
  await desk.getByRole('dialog').getByRole('button', { name: '新建团队' }).click()
  await desk.getByText('已新建“苏州组”').waitFor()

  const act = async (team: string, label: string): Promise<Locator> => {
    await tree.getByRole('button', { name: `“${team}”的选项` }).click()
    await desk.getByRole('menuitem', { name: label, exact: true }).click()
    return desk.getByRole('dialog')
  }
  const renaming = await act('苏州组', '改名')
  await renaming.getByLabel('名称').fill('苏州一组')
  await renaming.getByRole('button', { name: '保存' }).click()
  const moving = await act('苏州一组', '移到别的团队下')
  await moving.getByLabel('属于').selectOption({ label: '\u2003华东大区' })
  await moving.getByRole('button', { name: '保存' }).click()
  await expect
    .poll(async () => {
      const { items } = await admin.call(listTeams, {})
      const parentId = items.find(({ name }) => name === '苏州一组')?.parentId
      return items.find(({ id }) => id === parentId)?.name
    })
    .toBe('华东大区')
  await tree.getByRole('button', { name: /^苏州一组/ }).click()
  await desk.getByText('没有符合条件的人').waitFor()
})

test('who renames a team that a colleague has renamed meanwhile sees both names before one is kept', async () => {
  const { admin } = screens.app
  const team = await admin.call(addTeam, { body: { name: '无锡组' } })
  const called = async () => (await admin.call(listTeams, {})).items.find(({ id }) => id === team.id)?.name
  await goToPeople()
  await desk.getByRole('button', { name: '“无锡组”的选项' }).click()
  await desk.getByRole('menuitem', { name: '改名' }).click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByLabel('名称').fill('无锡二组')
  await admin.call(changeTeam, { params: { id: team.id }, body: { name: '常州组' } })
  await sheet.getByRole('button', { name: '保存' }).click()
  await sheet.getByText('别人改过这个团队，现在叫“常州组”').waitFor()
  expect(await called()).toBe('常州组')
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect.poll(called).toBe('无锡二组')
})
