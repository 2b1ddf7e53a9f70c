import { expect, test } from 'vitest'
import { DESK, openFirstRun, PHONE } from '../testing/chromium.ts'

test('First run: the form comes drawn, the company and its first admin are created, and each bad entry is told at its field', async () => {
  const { visit, close } = await openFirstRun()
  try {
    const page = await visit(DESK)
    const wrong: string[] = []
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    expect(await (await page.goto('/'))?.text()).toContain('建立您的公司')
    await page.getByRole('heading', { name: '建立您的公司' }).waitFor()
    await page.getByRole('button', { name: '建立公司，开始使用' }).click()
    await page.getByText('请填写').first().waitFor()
    expect(wrong).toEqual([])
    await page.getByLabel('公司名称').fill('华美包装')
    await page.getByLabel('您的姓名').fill('林芳')
    await page.getByLabel('邮箱或手机号').fill('林芳')
    await page.getByLabel('密码', { exact: true }).fill('12345678')
    const create = page.getByRole('button', { name: '建立公司，开始使用' })
    await create.click()
    await page.getByText('请写邮箱，或 11 位手机号').waitFor()
    await page.getByLabel('邮箱或手机号').fill('13800138000')
    await create.click()
    await page.getByText('密码太容易猜到').waitFor()
    await page.getByLabel('密码', { exact: true }).fill('only for tests')
    await create.click()
    await page.getByRole('heading', { name: '早上好，林芳' }).waitFor()
    await page.getByText('管理员 · 华美包装').waitFor()

    const phone = await visit(PHONE)
    await phone.getByRole('heading', { name: '登录华美包装' }).waitFor()
  } finally {
    await close()
  }
})
