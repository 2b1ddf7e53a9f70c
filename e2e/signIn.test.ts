import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeSettings } from '../modules/company/contract.ts'
import { setProvider } from '../modules/people/elsewhere/contract.ts'
import { NOW } from '../testing/app.ts'
import { DESK, fitsWidth, LONG, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { openProvider } from '../testing/openIdProvider.ts'

let screens: Screens
beforeAll(async () => {
  screens = await openScreens()
})
afterAll(() => screens.close())

const codeAt = (secret: string, seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(NOW) + seconds * 1000 })
const at = (seconds: number) => screens.app.clock.set(new Date(Date.parse(NOW) + seconds * 1000).toISOString())
const factors = (page: Page) => page.locator('#factors')

async function typeLogin(page: Page, name: string): Promise<void> {
  await page.getByLabel('邮箱或手机号').fill(`${Buffer.from(name).toString('hex')}@example.com`)
  await page.getByLabel('密码', { exact: true }).fill('only for tests')
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
async function signOut(page: Page): Promise<void> {
  await page.goto('/me')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByLabel('邮箱或手机号').waitFor()
}

test(
  'G4: an authenticator app is set up on the phone and asked for at the next sign-in; a recovery code stands in',
  LONG,
  async () => {
    at(0)
    await screens.member('rep', '周婷')
    const page = await screens.visitAs('周婷', PHONE, '/me')
    await factors(page).getByRole('button', { name: '设置' }).click()
    const sheet = page.getByRole('dialog', { name: '用验证器 App 扫一扫' })
    await sheet.getByRole('img', { name: '验证器的二维码' }).waitFor()
    const secret = ((await sheet.locator('[data-secret]').textContent()) ?? '').replaceAll(' ', '')
    expect(await fitsWidth(page)).toBe(true)
    await sheet.getByLabel('App 上显示的 6 位数字').fill('000000')
    await sheet.getByRole('button', { name: '确认' }).click()
    await sheet.getByText('验证码不对').waitFor()
    const field = sheet.getByLabel('App 上显示的 6 位数字')
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
    await sheet.getByLabel('App 上显示的 6 位数字').fill(codeAt(secret, 0))
    await sheet.getByRole('button', { name: '确认' }).click()
    const codes = page.getByRole('dialog', { name: '收好这 10 个恢复码' })
    await codes.waitFor()
    const [first] = await codes.locator('[data-codes] span').allTextContents()
    await codes.getByRole('button', { name: '我已收好' }).click()
    await factors(page).getByText('已开启').waitFor()
    await factors(page).getByText('还剩 10 个没用过').waitFor()

    await signOut(page)
    at(60)
    await typeLogin(page, '周婷')
    await page.getByRole('heading', { name: '再确认一步' }).waitFor()
    await page.getByLabel('验证码').fill(codeAt(secret, 60))
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByRole('navigation').first().waitFor()

    await signOut(page)
    await typeLogin(page, '周婷')
    await page.getByLabel('验证码').fill(first ?? '')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByRole('navigation').first().waitFor()
    await page.goto('/me')
    await factors(page).getByText('还剩 9 个没用过').waitFor()
  },
)

test('G4: a passkey is registered, signs in without a password, proves once more, and is removed', LONG, async () => {
  at(0)
  await screens.member('rep', '陈晓东')
  const page = await screens.visit(DESK)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  // Browsers know no passkeys for the number of an address.
  const home = screens.app.url.replace('127.0.0.1', 'localhost')
  await page.goto(home)
  await screens.signIn(page, '陈晓东')
  await page.goto(`${home}/me`)
  await factors(page).getByRole('button', { name: '添加' }).click()
  const sheet = page.getByRole('dialog', { name: '添加通行密钥' })
  await sheet.getByLabel('名称').fill('办公室的电脑')
  await sheet.getByRole('button', { name: '继续' }).click()
  await page.getByRole('dialog', { name: '收好这 10 个恢复码' }).getByRole('button', { name: '我已收好' }).click()
  await factors(page).getByText('办公室的电脑').waitFor()
  await factors(page).getByText('还没用过').waitFor()

  // As the second factor, after the password.
  await page.getByRole('button', { name: '退出登录' }).click()
  await typeLogin(page, '陈晓东')
  await page.getByRole('button', { name: '用通行密钥', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()

  // And alone.
  await page.goto(`${home}/me`)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByRole('navigation').first().waitFor()
  const [kept] = await screens.app.query<{ counter: string; used: string }>(
    'select counter, used_at as used from passkey',
  )
  expect(Number(kept?.counter)).toBeGreaterThan(1)
  expect(kept?.used).not.toBeNull()

  // An authenticator that was copied counts less than the one that was used.
  await screens.app.query('update passkey set counter = 1000000')
  await page.goto(`${home}/me`)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByRole('alert').getByText('这个通行密钥不是这里的').waitFor()
  await screens.app.query('update passkey set counter = 0')
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByRole('navigation').first().waitFor()

  at(3600)
  await page.goto(`${home}/me`)
  await page.getByRole('button', { name: '“办公室的电脑”的选项' }).click()
  await page.getByRole('menuitem', { name: '移除' }).click()
  await page.getByRole('dialog', { name: '移除通行密钥' }).getByRole('button', { name: '移除' }).click()
  await page.getByRole('dialog', { name: '请确认是您本人' }).getByRole('button', { name: '用通行密钥' }).click()
  await page.getByText('通行密钥已移除').waitFor()
  expect(await screens.app.query('select from passkey')).toEqual([])
})

test(
  'G4: where the company demands a factor, the next sign-in leads to setting it up; an admin takes a lost one off',
  LONG,
  async () => {
    at(0)
    const id = await screens.member('manager', '林主管')
    const demand = (who: string | null) =>
      screens.app.admin.call(changeSettings, { body: { values: { 'people.factor_demanded_from': who } } })
    await demand('managers')
    const page = await screens.visit(DESK)
    await typeLogin(page, '林主管')
    await page.getByRole('heading', { name: '公司要求有第二道验证' }).waitFor()
    await page.getByRole('button', { name: '验证器 App' }).click()
    const sheet = page.getByRole('dialog', { name: '用验证器 App 扫一扫' })
    const secret = ((await sheet.locator('[data-secret]').textContent()) ?? '').replaceAll(' ', '')
    await sheet.getByLabel('App 上显示的 6 位数字').fill(codeAt(secret, 0))
    await sheet.getByRole('button', { name: '确认' }).click()
    await page.getByRole('button', { name: '我已收好' }).click()
    await page.getByRole('navigation').first().waitFor()
    await demand(null)

    await screens.member('admin', '管总')
    const admin = await screens.visitAs('管总', DESK, `/people?open=${id}`)
    await admin.getByRole('button', { name: '取消第二道验证' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: '取消第二道验证' }).click()
    await admin.getByText('“林主管”的第二道验证已取消').waitFor()

    await page.goto('/')
    await typeLogin(page, '林主管')
    await page.getByText('管理员取消了您的第二道验证').waitFor()
    await page.getByRole('link', { name: '看一看' }).click()
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByText('管理员取消了您的第二道验证').waitFor({ state: 'detached' })
  },
)

test('G4: the company’s account elsewhere leads in; one that belongs to nobody is told so in words', LONG, async () => {
  const { app } = screens
  const provider = await openProvider(`${app.url}/sign-in/elsewhere`)
  try {
    app.clock.set(new Date().toISOString())
    await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
    await (await app.inBrowser(app.admin)).call(setProvider, {
      body: { issuer: provider.issuer, ...provider.client, label: '公司账号' },
    })
    await screens.member('rep', '赵敏')
    provider.accounts.zhao = { email: `${Buffer.from('赵敏').toString('hex')}@example.com`, email_verified: true }
    const page = await screens.visit(DESK)
    const enterAs = async (account: string) => {
      await page.getByRole('button', { name: '用公司账号登录' }).click()
      await page.locator('input[name=login]').fill(account)
      await page.locator('input[name=password]').fill('any')
      await page.locator('button[type=submit]').click()
      await page.locator('button[type=submit]').click()
    }
    await enterAs('nobody')
    await page.getByRole('alert').getByText('对不上近客里的任何人').waitFor()
    await page.getByRole('button', { name: '返回登录' }).click()
    await page.context().clearCookies({ domain: '127.0.0.1' })
    await enterAs('zhao')
    await page.getByRole('navigation').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    await page.goto('/me')
    await page.locator('#identities').getByText(new URL(provider.issuer).host).waitFor()
  } finally {
    await provider.close()
  }
})
