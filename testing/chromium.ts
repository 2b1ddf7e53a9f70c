import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { addPerson } from '../modules/people/contract.ts'
import type { Role } from '../shared/endpoint.ts'
import { NOW, openApp, type TestApp } from './app.ts'

const PLACES = [process.env.JINKE_CHROMIUM, process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

/** A desk, and a phone with a finger on it. */
export const DESK = { viewport: { width: 1440, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const PASSWORD = 'only for tests'

export interface Screens {
  readonly app: TestApp
  /** Adds a person who can sign in; answers the id. */
  member(role: Role, name: string): Promise<string>
  /** A page of its own browser session on the sign-in screen, its clock at NOW as the server's is. */
  visit(device: typeof DESK | typeof PHONE): Promise<Page>
  /** Signs in on that page as the member of that name; resolves when the first screen is there. */
  signIn(page: Page, name: string): Promise<void>
  close(): Promise<void>
}

/** A whole Jinke with its screens, and a real browser before it. */
export async function openScreens(): Promise<Screens> {
  if (!existsSync('dist/web/index.html')) spawnSync(process.execPath, ['bin/build.mjs', 'web'], { stdio: 'inherit' })
  const [app, browser] = await Promise.all([openApp({ screens: true }), openChromium()])
  const emailOf = (name: string) => `${Buffer.from(name).toString('hex')}@example.com`
  return {
    app,
    async member(role, name) {
      const body = { name, role, email: emailOf(name), password: PASSWORD }
      return (await app.admin.call(addPerson, { body })).id
    },
    async visit(device) {
      const context = await browser.newContext({ ...device, locale: 'zh-CN', baseURL: app.url })
      const page = await context.newPage()
      await page.clock.setFixedTime(NOW)
      await page.goto('/')
      return page
    },
    async signIn(page, name) {
      await page.getByLabel('邮箱或手机号').fill(emailOf(name))
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByRole('navigation').first().waitFor()
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}

function openChromium(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path && existsSync(path))
  return chromium.launch({ ...(executablePath && { executablePath }), args: QUIET })
}
