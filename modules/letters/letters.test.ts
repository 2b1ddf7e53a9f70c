import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { changeSettings } from '../company/contract.ts'
import { addContact, createCustomer } from '../customers/contract.ts'
import {
  addLetter,
  changeLetter,
  listLetters,
  listLetterVariables,
  listLetterVersions,
  previewLetter,
  showLetter,
  writeLetter,
} from './contract.ts'
import { fillTemplate } from './index.ts'
import { FUNCTIONS } from './rules/functions.ts'

let app: TestApp
let keeper: Caller
let rep: Caller
let id: string
beforeAll(async () => {
  app = await openApp()
  keeper = await app.person('marketer')
  rep = await app.person('rep', { name: '王磊' })
  id = (await rep.call(createCustomer, { body: { name: '宏图食品', force: true } })).id
})
afterAll(() => app.close())

const words = (subject: string, body = '正文') => ({ subject, body })

describe('C4: letters', () => {
  test('everybody finds them by function; heads and marketing change them', async () => {
    const { items, can } = await rep.call(listLetters)
    expect(items.map((item) => item.id)).toEqual(FUNCTIONS)
    expect(can.change).toBe(false)
    expect((await keeper.call(listLetters)).can.change).toBe(true)
    expect((await rep.call(listLetterVariables)).items.find(({ key }) => key === 'customer.name')).toMatchObject({
      group: 'customer',
      label: 'Customer’s name',
    })
  })

  test('a change is a new version; back to what the program brings at any time; earlier ones stay', async () => {
    const params = { id: 'thanks_order' }
    const before = (await rep.call(showLetter, { params })).texts[0]
    const first = { locale: 'zh' as const, text: words('谢谢{{客户名称}}'), seen: 0 }
    const changed = await keeper.call(writeLetter, { params, body: first })
    expect(changed.texts[0]).toMatchObject({ subject: '谢谢{{ customer.name }}', number: 1, edited: true })
    expect((await keeper.refusal(writeLetter, { params, body: first })).body.reason).toBe('version_conflict')
    const back = await keeper.call(writeLetter, { params, body: { locale: 'zh', text: null, seen: 1 } })
    expect(back.texts[0]).toEqual({ ...before, number: 2 })
    const { items, nextCursor } = await rep.call(listLetterVersions, { params, query: { locale: 'zh', limit: 1 } })
    expect(items).toMatchObject([{ number: 2, subject: null, by: { id: keeper.id } }])
    const { items: earlier } = await rep.call(listLetterVersions, {
      params,
      query: { locale: 'zh', cursor: nextCursor ?? '' },
    })
    expect(earlier).toMatchObject([{ number: 1, subject: '谢谢{{ customer.name }}' }])
  })

  test('the company’s own: one language is enough, a name once, off when it is not wanted any more', async () => {
    const body = { function: 'festival' as const, name: '端午专用', locale: 'zh' as const, ...words('端午安康') }
    const own = await keeper.call(addLetter, { body })
    expect(own).toMatchObject({ own: true, part: 'care', locales: [{ locale: 'zh', edited: true }], version: 1 })
    expect((await keeper.refusal(addLetter, { body })).body.reason).toBe('letter_name_taken')
    const params = { id: own.id }
    expect(
      (await keeper.refusal(writeLetter, { params, body: { locale: 'zh', text: null, seen: 1 } })).body.reason,
    ).toBe('only_built_in_letter')
    const off = await keeper.call(changeLetter, { params, body: { state: 'off' } }, { 'if-match': '"1"' })
    expect(off).toMatchObject({ state: 'off', version: 2 })
    expect((await rep.call(listLetters)).items.some((item) => item.id === own.id)).toBe(false)
    expect((await keeper.call(listLetters)).items.some((item) => item.id === own.id)).toBe(true)
    const renamed = keeper.refusal(changeLetter, { params: { id: 'festival' }, body: { name: '别名' } })
    expect((await renamed).body.reason).toBe('built_in_letter')
  })

  test('what is not written well is refused in words, with its line', async () => {
    const params = { id: 'free' }
    const write = (body: string) =>
      keeper.refusal(writeLetter, { params, body: { locale: 'zh', text: words('好', body), seen: 0 } })
    expect((await write('一\n{{ customer.name')).body).toMatchObject({
      reason: 'letter_broken',
      detail: expect.stringContaining('Line 2'),
      errors: [{ field: 'body.text.body' }],
    })
    expect((await write('{{ customer.salary }}')).body.detail).toContain('customer.salary')
    const own = { function: 'free' as const, name: '写坏的', locale: 'zh' as const, ...words('{{ 好', '一') }
    expect((await keeper.refusal(addLetter, { body: own })).body.errors).toMatchObject([{ field: 'body.subject' }])
  })

  test('a preview is filled from the record, and tells what it lacks and where to fill that in', async () => {
    const preview = () => rep.call(previewLetter, { body: { id: 'introduction', locale: 'zh', customerId: id } })
    const bare = await preview()
    expect(bare.customer).toEqual({ id, name: '宏图食品' })
    expect(bare.body).toContain('宏图食品')
    expect(bare.body).toContain('尊敬的先生/女士')
    await rep.call(addContact, { params: { id }, body: { name: '张建国', job: '总经理', mails: ['zhang@kehu.test'] } })
    expect((await preview()).body).toContain('尊敬的张总')
    const lacking = await rep.call(previewLetter, { body: { id: 'quote_follow_up', locale: 'zh', customerId: id } })
    expect(lacking.subject).toContain('【报价单号】')
    expect(lacking.missing.map(({ key }) => key)).toContain('quote.number')
    expect(lacking.missing[0]?.mend).toMatch(/quote/)
  })

  test('S1: of a customer out of sight no letter tells anything', async () => {
    const stranger = await app.person('rep')
    const answer = await stranger.refusal(previewLetter, { body: { id: 'free', locale: 'zh', customerId: id } })
    expect(answer.status).toBe(404)
  })

  test('fillTemplate: who writes, the company and the day come by themselves, in the letter’s language', async () => {
    await app.admin.call(changeSettings, {
      body: {
        values: {
          'quotes.dress': {
            name: '',
            nameEn: 'Jincheng Printing',
            logo: '',
            address: '',
            addressEn: '',
            phone: '',
            bank: '',
            bankEn: '',
            account: '',
          },
        },
      },
    })
    const filled = await app.writing((work) =>
      fillTemplate(work, rep.id, 'confirm', 'en', {
        'appointment.day': 'Wednesday, 3 June',
        'appointment.time': '10:00',
        'appointment.kind': 'Visit',
        'contact.salutation': 'Ms Bell',
      }),
    )
    expect(filled).toMatchObject({ subject: 'Confirmed: Visit, Wednesday, 3 June', missing: [] })
    expect(filled.body).toMatch(
      /^Dear Ms Bell,\n\nThank you; this is settled\.\n\nWhen: .*\nWhat: Visit\n\nLooking forward to it,\n\n王磊\nJincheng Printing$/,
    )
  })
})
