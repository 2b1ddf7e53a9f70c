import type { Page } from 'playwright-core'

/** One of the main screens, and what people do there all day. */
export interface Screen {
  id: string
  /** `{customer}` stands for one of the company's. */
  path: string
  /** What shows that it is there. */
  there: string
  /** As one meets it who is not signed in. */
  asVisitor?: true
  /** Interactions whose answer is waited for, by name. */
  acts?: Readonly<Record<string, (page: Page) => Promise<void>>>
}

const PAUSE = { delay: 120 }

const openTouch = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '记一笔', exact: true }).first().tap()
  await page.locator('#log-today-summary').waitFor()
}
const typeInTouch = async (page: Page): Promise<void> => {
  await page.locator('#log-today-summary').pressSequentially('liaole yangpin, zhouwu baojia', PAUSE)
}
const chooseInTouch = async (page: Page): Promise<void> => {
  const chips = page.locator('#log-today [role=radio], #log-today input[type=radio]')
  for (const at of [1, 2, 0]) await chips.nth(at).tap({ force: true })
}

const search = async (page: Page): Promise<void> => {
  await page.getByRole('searchbox').first().pressSequentially('baozhuang', PAUSE)
}
/** The order by two chips, and a filter of two. */
const narrow = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '筛选', exact: true }).tap()
  const sheet = page.getByRole('dialog')
  const chips = sheet.locator('fieldset label')
  for (const at of [1, 2]) await chips.nth(at).tap()
  await sheet.locator('summary').nth(1).tap()
  for (const at of [0, 1]) await sheet.locator('details[open] label').nth(at).tap()
}
/** Row by row as a thumb goes, then a tap: what is windowed must keep up. */
const scroll = async (page: Page): Promise<void> => {
  for (let n = 0; n < 40; n++) await page.mouse.wheel(0, 600)
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)))
}

export const screens: readonly Screen[] = [
  {
    id: 'today',
    path: '/',
    there: '[data-row]',
    acts: { open: openTouch, type: typeInTouch, choose: chooseInTouch },
  },
  { id: 'team', path: '/team', there: 'main h1' },
  { id: 'customers', path: '/customers', there: '[data-row]', acts: { scroll, narrow, search } },
  { id: 'customer', path: '/customers/{customer}', there: 'main h1' },
  { id: 'portrait', path: '/customers/{customer}/portrait', there: 'main h1' },
  { id: 'deals', path: '/deals', there: '[data-card]' },
  { id: 'quotes', path: '/quotes', there: 'main h1' },
  { id: 'orders', path: '/orders', there: 'main h1' },
  { id: 'pool', path: '/pool', there: 'main h1' },
  { id: 'imports', path: '/imports', there: 'main h1' },
  { id: 'appointments', path: '/appointments', there: 'main h1' },
  { id: 'calendar', path: '/calendar', there: 'main h1' },
  { id: 'services', path: '/services', there: 'main h1' },
  { id: 'care', path: '/care', there: 'main h1' },
  { id: 'letters', path: '/settings/letters', there: 'main h1' },
  { id: 'scorecards', path: '/scorecards', there: 'main h1' },
  { id: 'diagnosis', path: '/diagnosis', there: 'main h1' },
  { id: 'quantity', path: '/quantity', there: 'main h1' },
  {
    id: 'settings',
    path: '/settings',
    there: 'main form input[type=number]',
    acts: {
      type: async (page) => {
        await page.locator('main form input[type=number]').first().pressSequentially('12', PAUSE)
      },
    },
  },
  { id: 'me', path: '/me', there: 'main h1' },
  { id: 'sign-in', path: '/', there: 'main h1', asVisitor: true },
]

/** In a company of many: the lists as long as they get. */
export const longLists: readonly Screen[] = [
  { id: 'customers', path: '/customers', there: '[data-row]', acts: { scroll, narrow, search } },
  { id: 'today', path: '/', there: '[data-row]', acts: { scroll } },
]
