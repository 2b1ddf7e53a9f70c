import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { appointing } from '../../testing/appointing.ts'
import { readPdf } from '../../testing/pdf.ts'
import { addContact } from '../customers/contract.ts'
import { logTouch } from '../touches/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let made: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  made = appointing(app)
})
afterAll(() => app.close())

const paperOf = async (id: string, locale: 'zh' | 'en') => {
  const paper = await fetch(`${app.url}/api/v1/appointments/${id}/brief.pdf?locale=${locale}`, {
    headers: { authorization: `Bearer ${zhang.key}` },
  })
  return readPdf(Buffer.from(await paper.arrayBuffer()))
}

test('A4: an ordinary brief is one page, with who comes, their job and number, and its text can be searched', async () => {
  const c = await made.customer(zhang)
  const { contacts } = await zhang.call(addContact, {
    params: { id: c.id },
    body: { name: '曾少芬', job: '老板', phones: ['13812345678'] },
  })
  const contactId = contacts.find(({ name }) => name === '曾少芬')?.id as string
  const a = await made.appointment(zhang, { customerId: c.id, contactIds: [contactId] })
  const brief = await zhang.call(contract.showBrief, { params: { id: a.id } })
  expect(brief.theirs).toMatchObject([{ name: '曾少芬', job: '老板', phone: expect.stringContaining('13812345678') }])
  for (const locale of ['zh', 'en'] as const) {
    const { pages, text } = await paperOf(a.id, locale)
    expect(pages).toBe(1)
    expect(text).toContain('曾少芬 老板')
    expect(text).toContain('13812345678')
    expect(text).toContain('科技园 3 栋')
  }
})

test('A4, D5: only who comes is asked, and whoever comes', async () => {
  const c = await made.customer(zhang)
  const { contacts } = await zhang.call(addContact, { params: { id: c.id }, body: { name: '温佩珊', main: true } })
  const invited = contacts.find(({ name }) => name !== '温佩珊')
  const a = await made.appointment(zhang, { customerId: c.id, contactIds: [invited?.id as string] })
  const { questions } = await zhang.call(contract.showBrief, { params: { id: a.id } })
  expect(questions.flatMap(({ contact }) => contact?.name ?? [])).not.toContain('温佩珊')
  expect((await paperOf(a.id, 'zh')).text).not.toContain('温佩珊：')
})

/** More different letters than one byte numbers, and more of everything than a page holds. */
const letters = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => String.fromCodePoint(0x4e00 + from + n * 3)).join('')

test('A4: the fullest brief is still one page: what gives way is counted, and every letter can be copied', async () => {
  const c = await made.customer(zhang, { name: `${letters(0, 60)}有限公司` })
  const contactIds = [c.contactId]
  for (let n = 0; n < 8; n++) {
    const { contacts } = await zhang.call(addContact, {
      params: { id: c.id },
      body: { name: `联系人${letters(n * 30, 8)}`, job: letters(n * 40, 20), phones: [`1380000${1000 + n}`] },
    })
    contactIds.push(contacts.at(-1)?.id as string)
  }
  for (let n = 0; n < 7; n++)
    await zhang.call(logTouch, {
      body: {
        customerId: c.id,
        channel: 'phone',
        effective: true,
        summary: letters(n * 90, 300),
        nextStep: letters(n, 100),
      },
    })
  for (let n = 0; n < 14; n++)
    await zhang.call(contract.addTask, {
      body: { customerId: c.id, what: `第${n + 1}件 ${letters(n * 50, 120)}`, dueOn: '2026-06-20' },
    })
  const long = letters(500, 400)
  const a = await made.appointment(zhang, {
    customerId: c.id,
    contactIds,
    agenda: long,
    cares: long,
    materials: long,
    haveReady: long,
    parking: long,
    place: letters(700, 90),
  })
  const brief = await zhang.call(contract.showBrief, { params: { id: a.id } })
  expect(brief.more).toMatchObject({ touches: 2, open: 6 })
  const { pages, text } = await paperOf(a.id, 'zh')
  expect(pages).toBe(1)
  expect(text).toMatch(/还有 \d+ 条在近客里/)
  expect(text).not.toContain('�')
  for (const title of ['这次要问', '还没了的事', '准备', '最近说到哪里']) expect(text).toContain(title)
  expect(new Set(text).size).toBeGreaterThan(300)
  expect((await paperOf(a.id, 'en')).pages).toBe(1)
})
