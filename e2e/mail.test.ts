import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeSettings } from '../modules/company/contract.ts'
import { createCustomer, showTimeline } from '../modules/customers/contract.ts'
import { showLetter } from '../modules/letters/contract.ts'
import { addMailAccount, listOutgoing } from '../modules/mail/contract.ts'
import { syncAll } from '../modules/mail/jobs.ts'
import { isFailure, MailReader } from '../modules/mail/reading/read.ts'
import { DESK, fitsWidth, LONG, openScreens, PHONE, type Screens } from '../testing/chromium.ts'
import { HOSTILE_HTML } from '../testing/hostile.ts'
import { plantMail } from '../testing/mail.ts'
import { type MailServer, startMailServer, whyNoMailServer } from '../testing/mailServer.ts'

let screens: Screens
let desk: Page
let ownerId: string

const customer = async (name: string, mail: string) =>
  (
    await screens.app.admin.call(createCustomer, {
      body: { name, ownerId, contacts: [{ name: '林峰', job: '采购经理', mails: [mail] }], force: true },
    })
  ).id

beforeAll(async () => {
  screens = await openScreens()
  await screens.member('director', '罗总')
  ownerId = await screens.member('rep', '王磊')
  await screens.app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
  desk = await screens.visitAs('王磊', DESK)
})
afterAll(() => screens.close())

const openCompose = async (page: Page, id: string) => {
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: '写邮件' }).click()
  return page.getByRole('dialog')
}
const queueOf = async (customer: string) => (await screens.app.admin.call(listOutgoing, { query: { customer } })).items

describe('C4: letters in the company’s own words', () => {
  test('a slot is put in by a press, the preview follows, each version can be taken back', LONG, async () => {
    const boss = await screens.visitAs('罗总', DESK, '/settings/letters')
    await boss.getByRole('link', { name: /订单致谢/ }).click()
    await boss.getByLabel('主题').fill('谢谢')
    await boss.getByRole('button', { name: '客户名称' }).click()
    await expect.poll(() => boss.getByLabel('主题').inputValue()).toBe('谢谢{{客户名称}}')
    await boss.getByRole('heading', { name: '谢谢宏图食品有限公司' }).waitFor()
    await boss.getByRole('button', { name: '保存' }).click()
    await boss.getByText('已保存，第 1 版').waitFor()
    const letter = () => screens.app.admin.call(showLetter, { params: { id: 'thanks_order' } })
    expect((await letter()).texts[0]?.subject).toBe('谢谢{{ customer.name }}')
    await boss.getByRole('button', { name: '恢复自带内容' }).click()
    await boss.getByText('已恢复自带内容').waitFor()
    expect((await letter()).texts[0]).toMatchObject({ edited: false, number: 2 })
    await boss.close()
  })
})

describe('C1: mail on the screens', () => {
  test('what a letter lacks is told, and nothing with a blank in it goes out', LONG, async () => {
    const id = await customer('缺项包装厂', 'lin@missing.example')
    await screens.app.admin.call(addMailAccount, {
      body: {
        kind: 'company',
        address: 'post@firm.test',
        smtp: { host: '127.0.0.1', port: 1, security: 'plain', user: '' },
      },
    })
    const sheet = await openCompose(desk, id)
    await expect.poll(() => sheet.getByLabel('正文').inputValue()).toContain('尊敬的林经理')
    await sheet.getByLabel('用哪封信').selectOption({ label: '报价跟进' })
    await sheet.getByText('报价单号：客户还没有报价，先写一份报价').waitFor()
    expect(await sheet.getByRole('button', { name: '发送' }).isDisabled()).toBe(true)
  })

  test('the draft survives a reload; written for later it waits, and can be called off', LONG, async () => {
    const id = await customer('草稿包装厂', 'lin@draft.example')
    let sheet = await openCompose(desk, id)
    await expect.poll(() => sheet.getByLabel('主题').inputValue()).not.toBe('')
    await sheet.getByLabel('正文').fill('样品明天寄出')
    await desk.reload()
    sheet = await openCompose(desk, id)
    expect(await sheet.getByLabel('正文').inputValue()).toBe('样品明天寄出')
    await sheet.getByText('明早 9:00').click()
    await sheet.getByRole('button', { name: '到时发送' }).click()
    const waiting = desk.getByRole('region', { name: '待发和没发出去的邮件' })
    await waiting.getByText(/明天 09:00 发出/).waitFor()
    await waiting.getByRole('button', { name: '不发了' }).click()
    await waiting.waitFor({ state: 'detached' })
    expect((await queueOf(id))[0]).toMatchObject({ state: 'cancelled', text: '样品明天寄出' })
  })

  test('foreign HTML stands apart; it all fits a phone', LONG, async () => {
    const id = await customer('手机包装厂', 'lin@phone.example')
    const reader = new MailReader()
    const read = await reader.read(
      Buffer.from(
        `From: lin@phone.example\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n<p>请报两万个礼盒的价</p>${HOSTILE_HTML}`,
      ),
    )
    await reader.close()
    if (isFailure(read)) throw new Error(read.message)
    const mail = await plantMail(screens.app, ownerId, {
      customerId: id,
      from: 'lin@phone.example',
      subject: '来信主题',
      text: '请报两万个礼盒的价',
      html: read.html,
      touch: true,
    })
    const phone = await screens.visit(PHONE)
    const faults: string[] = []
    phone.on('dialog', (dialog) => faults.push(dialog.message()))
    phone.on('request', (request) => request.url().includes('nowhere') && faults.push(request.url()))
    await screens.signIn(phone, '王磊')
    await phone.goto(`/customers/${id}`)
    await phone.getByText('动态', { exact: true }).click()
    await phone.getByRole('button', { name: '看邮件' }).click()
    const sheet = phone.getByRole('dialog')
    await sheet.getByText('请报两万个礼盒的价').first().waitFor()
    await sheet.getByText('原样').click()
    const frame = phone.frameLocator('iframe')
    await frame.getByText('请报两万个礼盒的价').waitFor()
    // The words of what was taken out stand there; none of it is there as markup.
    const letter = frame.locator('body')
    expect(await letter.locator('[data-hostile], script, style, link, meta, object, iframe, form, video').count()).toBe(
      0,
    )
    expect(
      await letter.locator('[onclick], [onerror], [style*="fixed"], [style*="url"], [href^="javascript" i]').count(),
    ).toBe(0)
    expect(faults).toEqual([])
    const answer = await phone.request.get(`/api/v1/mails/${mail}/page`)
    expect(answer.headers()['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-same-origin/)
    expect(await fitsWidth(phone)).toBe(true)
    await sheet.getByRole('button', { name: '回复' }).click()
    await expect.poll(() => phone.getByRole('dialog').getByLabel('主题').inputValue()).toBe('回复：来信主题')
    expect(await phone.getByRole('dialog').getByLabel('正文').inputValue()).toContain('> 请报两万个礼盒的价')
    expect(await fitsWidth(phone)).toBe(true)
    for (const path of ['/me', '/settings/letters', '/settings/letters/confirm', '/settings']) {
      await phone.goto(path)
      await phone.getByRole('heading', { level: 1 }).waitFor()
      expect(await fitsWidth(phone), path).toBe(true)
    }
    await phone.close()
  })
})

const why = whyNoMailServer()

describe.skipIf(why !== null)(`with a real mail server${why ? ` (skipped: ${why})` : ''}`, () => {
  let server: MailServer
  beforeAll(async () => {
    server = await startMailServer(['wang', 'lin', 'chen'])
  }, 60_000)
  afterAll(() => server?.stop())

  const settled = (user: string, count: number) =>
    expect.poll(async () => (await server.mails(user)).length, { timeout: 20_000 }).toBe(count)

  test('a mailbox is connected, a letter goes out, the answer stands on the timeline, a stranger’s address is noted', {
    timeout: 90_000,
  }, async () => {
    const { app } = screens
    const id = await customer('往来包装厂', 'lin@kehu.test')
    await desk.goto('/me')
    await desk.getByRole('region').or(desk.locator('#mailbox')).getByRole('button', { name: '接入邮箱' }).click()
    let sheet = desk.getByRole('dialog')
    await sheet.getByLabel('邮箱地址').fill('wang@firm.test')
    await sheet.getByLabel('邮箱在哪家').selectOption('other')
    await sheet.getByLabel('密码或授权码').fill('wrong')
    for (const [part, port] of [
      ['发信（SMTP）', server.smtp],
      ['收信（IMAP）', server.imap],
    ] as const) {
      const fields = sheet.getByRole('group', { name: part })
      await fields.getByLabel('服务器').fill('127.0.0.1')
      await fields.getByLabel('端口').fill(String(port))
      await fields.getByLabel('加密').selectOption('plain')
      await fields.getByLabel('用户名').fill(part.startsWith('收') ? 'wang' : '')
    }
    await sheet.getByRole('button', { name: '测试连接' }).click()
    await sheet.getByText(/收信（IMAP）：用户名或密码不对/).waitFor()
    await sheet.getByLabel('密码或授权码').fill(server.password)
    await sheet.getByRole('button', { name: '测试连接' }).click()
    await sheet.getByText('测试通过，可以接入了。').waitFor()
    await sheet.getByRole('button', { name: '接入', exact: true }).click()
    await desk.getByText('wang@firm.test').first().waitFor()
    await app.runJobs()

    sheet = await openCompose(desk, id)
    await expect.poll(() => sheet.getByLabel('正文').inputValue()).toContain('尊敬的林经理')
    await sheet.getByLabel('用哪封信').selectOption({ label: '初次联系' })
    await expect.poll(() => sheet.getByLabel('主题').inputValue()).toContain('向您问好')
    await sheet
      .getByLabel('添加附件')
      .setInputFiles({ name: '样本.txt', mimeType: 'text/plain', buffer: Buffer.from('样本') })
    await sheet.getByText(/样本\.txt/).waitFor()
    await sheet.getByRole('button', { name: '发送' }).click()
    await sheet.waitFor({ state: 'detached' })
    await app.runJobs()
    await settled('lin', 1)
    const [arrived = ''] = await server.mails('lin')
    const messageId = /^Message-ID: (<.+>)$/im.exec(arrived)?.[1] ?? ''
    expect(arrived).toMatch(/^From: .*<wang@firm\.test>$/im)
    const entries = (await app.admin.call(showTimeline, { params: { id } })).items
    expect(entries.filter(({ kind }) => kind === 'touch')).toHaveLength(1)

    const answer = (from: string, words: string, n: number) =>
      [
        `From: =?utf-8?B?${Buffer.from('林峰').toString('base64')}?= <${from}>`,
        'To: wang@firm.test',
        `Subject: =?utf-8?B?${Buffer.from('回复：您好').toString('base64')}?=`,
        `Message-ID: <answer${n}@kehu.test>`,
        `In-Reply-To: ${messageId}`,
        'Date: Mon, 1 Jun 2026 10:00:00 +0800',
        'Content-Type: text/plain; charset=utf-8',
        '',
        words,
        '',
      ].join('\r\n')
    await server.deliver('wang', answer('lin@kehu.test', '我们五月要印两万个礼盒，请报个价', 1))
    await app.runJob(syncAll)
    await app.runJobs()
    await desk.goto(`/customers/${id}`)
    const history = desk.getByRole('list', { name: '动态' })
    await history.getByText(/我们五月要印两万个礼盒/).waitFor()
    await history.getByRole('button', { name: '看邮件' }).first().click()
    sheet = desk.getByRole('dialog')
    await sheet.getByText('这次往来 2 封').waitFor()
    await sheet.getByRole('button', { name: '关闭' }).click()

    await server.deliver('wang', answer('chen@kehu.test', '我是林经理的同事，交期再早三天可以吗？', 2))
    await app.runJob(syncAll)
    await app.runJobs()
    await desk.goto(`/customers/${id}`)
    await desk.getByRole('list', { name: '动态' }).getByRole('button', { name: '看邮件' }).first().click()
    await sheet.getByText(/chen@kehu\.test 不在任何联系人名下/).waitFor()
    await sheet.getByRole('button', { name: '记到联系人' }).click()
    await desk.getByText('已把 chen@kehu.test 记到林峰名下').waitFor()
    await desk.goto(`/customers/${id}`)
    await desk.getByRole('button', { name: 'chen@kehu.test', exact: true }).waitFor()
  })
})
