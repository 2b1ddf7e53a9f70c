import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCustomers } from '../modules/customers/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { TODAY } from '../testing/app.ts'
import { DESK, fitsWidth, LONG, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { sealNothing } from '../testing/secrecy.ts'

const LEDGER = 'modules/imports/fixtures/ledger-60'
const FILES = ['客户台账.csv', '跟进记录.csv', '订单.csv']
const expected = JSON.parse(readFileSync(join(LEDGER, 'expected.json'), 'utf8'))

/** A list as its keeper would head it, in the encoding of old Chinese spreadsheets. */
const ODD = {
  name: '老关系.csv',
  content: iconv.encode(
    ['单位,对接人,联系方式,谁在跑', '东方红纸品厂,陈敏,139 0000 2222,李静', ',周芳,13900003333,李静'].join('\r\n'),
    'gb18030',
  ),
}

let screens: Screens

beforeAll(async () => {
  screens = await openScreens()
  // What came in is looked at by a manager who has signed nothing.
  await sealNothing(screens.app)
  await screens.member('manager', '李静')
})
afterAll(() => screens.close())

async function visit(device: typeof DESK | typeof PHONE): Promise<Page> {
  const page = await screens.visitAs('李静', device)
  return page
}

/** Lets files fall where the page takes them, as a hand does. */
async function drop(page: Page, files: readonly { name: string; content: Buffer }[]): Promise<void> {
  const carried = files.map(({ name, content }) => ({ name, base64: content.toString('base64') }))
  const dataTransfer = await page.evaluateHandle((all) => {
    const held = new DataTransfer()
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      held.items.add(new File([bytes], name))
    }
    return held
  }, carried)
  await page.getByText('把文件拖到这里').dispatchEvent('drop', { dataTransfer })
}

/** Waits until the page says that a step is on its way, then lets the jobs do it. */
async function finish(page: Page, underWay: string): Promise<void> {
  await page.getByText(underWay).waitFor()
  await screens.app.runJobs()
}

const card = (page: Page, file: string): Locator => page.getByRole('region', { name: file })
/** Those of the ledger's customers that are there. */
const fromLedger = async (): Promise<string[]> => {
  const { items } = await screens.app.admin.call(listCustomers, { query: { limit: 200 } })
  return items.map(({ name }) => name).filter((name) => name in expected.effectiveTouches)
}

test(
  'G4: three dirty files dropped at once are recognised, previewed, brought in behind one’s back, and taken back',
  LONG,
  async () => {
    const page = await visit(DESK)
    await page.goto('/imports')
    await drop(
      page,
      FILES.map((name) => ({ name, content: readFileSync(join(LEDGER, name)) })),
    )
    for (const file of FILES) await card(page, file).getByText('已识别').waitFor()
    await page.getByRole('button', { name: '预览会导入什么' }).click()
    await finish(page, '正在预览')

    const { customers: all, touches, orders, badRows } = expected
    await page.getByRole('heading', { name: '如果现在导入' }).waitFor()
    for (const [value, label] of [
      [all, '新增客户'],
      [touches, '新增跟进记录'],
      [orders, '新增订单'],
      [badRows, '不能导入'],
    ])
      await page.getByText(`${value}${label}`).waitFor()
    expect(await fromLedger()).toEqual([])

    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('可以离开这一页').waitFor()
    await page.getByRole('link', { name: '今日' }).click()
    await screens.app.runJobs()
    await page.getByRole('link', { name: '导入', exact: true }).click()
    await page.getByRole('link', { name: `${badRows} 行没有导入` }).click()
    await page.getByRole('heading', { name: '导入完成' }).waitFor()
    expect(await fromLedger()).toHaveLength(all)

    const [rejects] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载这些行' }).click(),
    ])
    const lines = readFileSync(await rejects.path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines[0]).toContain('未导入的原因,原行号,客户名称')
    expect(lines).toHaveLength(1 + badRows)

    const [worked] = (await screens.app.admin.call(listCustomers, { query: { q: '一叶居物流' } })).items
    const said = { channel: 'phone', effective: true, summary: '确认交期', happenedAt: TODAY } as const
    await screens.app.admin.call(logTouch, { body: { customerId: worked?.id ?? '', ...said } })
    await page.getByRole('button', { name: '撤销这次导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
    await finish(page, '正在撤销')
    await page.getByText('留下 1 位客户').waitFor()
    await page.getByText('一叶居物流有限公司').waitFor()
    expect(await fromLedger()).toEqual(['一叶居物流有限公司'])
  },
)

test('G4: a column under an odd heading is corrected once, and known when such a file comes again', async () => {
  const page = await visit(DESK)
  await page.goto('/imports')
  await drop(page, [ODD])
  const sheet = card(page, ODD.name)
  await sheet.getByText('没有认出的栏会连同栏名记入备注：谁在跑').waitFor()
  await sheet.getByRole('button', { name: '核对 4 栏' }).click()
  await sheet.getByLabel('“谁在跑”导入为').selectOption('负责人')
  await sheet.getByText('记住这种表').click()
  await sheet.getByText('已记住这种表').waitFor()
  await page.getByRole('button', { name: '预览会导入什么' }).click()
  await finish(page, '正在预览')
  await page.getByText('1新增客户').waitFor()
  await page.getByText('周芳 · 13900003333 · 李静').waitFor()
  await page.getByRole('button', { name: '开始导入' }).click()
  await finish(page, '可以离开这一页')
  await page.getByRole('heading', { name: '导入完成' }).waitFor()
  const { items } = await screens.app.admin.call(listCustomers, { query: { q: '东方红' } })
  expect(items.map(({ name, owner }) => [name, owner?.name])).toEqual([['东方红纸品厂', '李静']])

  await page.getByRole('link', { name: '再导入' }).click()
  await drop(page, [ODD])
  await sheet.getByText('按上次记住的方式识别').waitFor()
})

test('G4: on a phone a file is chosen, checked and brought in within the width of the screen', async () => {
  const page = await visit(PHONE)
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '我的' }).tap()
  await page.getByRole('link', { name: '导入' }).tap()
  await page.locator('input[type=file]').setInputFiles({
    name: '名片.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('客户名称,联系人,手机\r\n南风包装,赵敏,13900004444\r\n'),
  })
  const sheet = card(page, '名片.csv')
  await sheet.getByRole('button', { name: '核对 3 栏' }).tap()
  await sheet.getByLabel('“手机”导入为').waitFor()
  expect(await fitsWidth(page)).toBe(true)
  await page.getByRole('button', { name: '预览会导入什么' }).tap()
  await finish(page, '正在预览')
  await page.getByRole('button', { name: '开始导入' }).tap()
  await finish(page, '可以离开这一页')
  await page.getByRole('link', { name: '去看客户' }).tap()
  await page.getByRole('row').filter({ hasText: '南风包装' }).waitFor()
  expect(await fitsWidth(page)).toBe(true)
})
