import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { addPerson } from '../modules/people/contract.ts'
import type { Role } from '../shared/endpoint.ts'
import { type AppOptions, NOW, openApp, openBlank, type TestApp } from './app.ts'
import { keepPassword, signIn } from './browser.ts'

const PLACES = [process.env.JINKE_CHROMIUM, process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

/** A desk, and a phone with a finger on it. */
export const DESK = { viewport: { width: 1440, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** With `javaScriptEnabled: false` of somebody whose browser runs none; `serviceWorkers: 'allow'` to be used without a network. */
type Device = (typeof DESK | typeof PHONE) & { javaScriptEnabled?: boolean; serviceWorkers?: 'allow' }

/** The path of who has opened no screen yet: the journey begins elsewhere. */
export const NOWHERE = 'about:blank'

/** For a journey through many screens, on a machine that is busy with others. */
export const LONG = { timeout: 40_000 }

const PASSWORD = 'only for tests'
const SOON = 8000

/** A Jinke with its screens, and a real browser before it. */
interface Opened<Jinke> {
  readonly jinke: Jinke
  /**
   * A page of its own browser session on the first screen, or at `path`, its clock at NOW as the server's is; with a session's cookie
   * as whom that is.
   */
  visit(device: Device, session?: string | null, path?: string): Promise<Page>
  close(): Promise<void>
}

export interface Screens {
  readonly app: TestApp
  /** Adds a person who can sign in; answers the id. */
  member(role: Role, name: string): Promise<string>
  visit: Opened<TestApp>['visit']
  /** The same of the member of that name, who has signed in. */
  visitAs(name: string, device: Device, path?: string): Promise<Page>
  /** Signs in at the door as the member of that name; resolves when the first screen is there. */
  signIn(page: Page, name: string): Promise<void>
  close(): Promise<void>
}

/** A whole Jinke in which people can be added, with its screens. */
export async function openScreens(options: Pick<AppOptions, 'backups'> = {}): Promise<Screens> {
  const { jinke: app, visit, close } = await openBefore(() => openApp({ ...options, screens: true }))
  const emailOf = (name: string) => `${Buffer.from(name).toString('hex')}@example.com`
  return {
    app,
    visit,
    async visitAs(name, device, path) {
      // The door is not what most journeys are about.
      const page = await visit(device, (await signIn(app, emailOf(name), PASSWORD)).cookie, path)
      if (path !== NOWHERE) await page.getByRole('navigation').first().waitFor()
      return page
    },
    close,
    async member(role, name) {
      const body = { name, role, email: emailOf(name), password: PASSWORD }
      const { id } = await (await app.inBrowser(app.admin)).call(addPerson, { body })
      await keepPassword(app, id)
      return id
    },
    async signIn(page, name) {
      await page.getByLabel('邮箱或手机号').fill(emailOf(name))
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('navigation').first().waitFor()
    },
  }
}

/** A Jinke just installed: no company has been created in it. */
export const openFirstRun = (): Promise<Opened<Awaited<ReturnType<typeof openBlank>>>> =>
  openBefore(() => openBlank(undefined, { screens: true }))

/** Waits until React has taken over all buttons and fields of a page that the server drew; keys that are pressed before are lost. */
async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!document.documentElement.hasAttribute('data-drawn')) return true
    const isTaken = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))
    return [...document.querySelectorAll('#root button, #root input, #root textarea')].every(isTaken)
  })
}

async function openBefore<Jinke extends { url: string; close(): Promise<void> }>(
  open: () => Promise<Jinke>,
): Promise<Opened<Jinke>> {
  if (!existsSync('dist/web/index.html')) spawnSync(process.execPath, ['bin/build.mjs', 'web'], { stdio: 'inherit' })
  const [jinke, browser] = await Promise.all([open(), openChromium()])
  const contexts: BrowserContext[] = []
  return {
    jinke,
    async visit(device, session, path = '/') {
      // Each would fetch all screens to keep them, which only those who go offline need.
      const context = await browser.newContext({
        serviceWorkers: 'block',
        locale: 'zh-CN',
        baseURL: jinke.url,
        ...device,
      })
      contexts.push(context)
      // What does not come soon is said, rather than the whole test timing out.
      context.setDefaultTimeout(SOON)
      const [name, value] = session?.split('=') ?? []
      if (name && value) await context.addCookies([{ name, value, url: jinke.url }])
      const page = await context.newPage()
      await page.clock.setFixedTime(NOW)
      if (path !== NOWHERE) await page.goto(path)
      if (device.javaScriptEnabled === false) return page
      if (path !== NOWHERE) await alive(page)
      const { goto, reload } = page
      // People look before they press a key: who asks for no particular moment comes to a page that is alive.
      page.goto = async (url, options) => {
        const response = await goto.call(page, url, options)
        if (!options?.waitUntil) await alive(page)
        return response
      }
      page.reload = async (options) => {
        const response = await reload.call(page, options)
        if (!options?.waitUntil) await alive(page)
        return response
      }
      return page
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await jinke.close()
    },
  }
}

/** Whether all of a page can be seen without moving it sideways. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

let browser: Promise<Browser> | null = null

/** One for all test files of a process, with which it ends: each visit is a session of its own. */
function openChromium(): Promise<Browser> {
  browser ??= launchChromium()
  return browser
}

async function launchChromium(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path && existsSync(path))
  const launched = await chromium.launch({ ...(executablePath && { executablePath }), args: QUIET })
  // The next test file gets another where this one broke.
  return launched.on('disconnected', () => {
    browser = null
  })
}
