import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPhones } from '../../../shared/phone.ts'
import { planDemo } from '../seeds.ts'
import type { Facts } from './facts.ts'
import { foundFirm } from './found.ts'
import { addressOf, landline, mobileNumber } from './names.ts'
import { liveYear } from './year.ts'

const REAL_NAMES = '../shared/data/3-chinese/companies/company_shorter_form_28w.txt'

const firm = foundFirm(
  await planDemo({
    seed: '7',
    now: new Date('2026-06-01T02:00:00Z'),
    zone: 'Asia/Shanghai',
    customers: 200,
    companyPoolId: '',
  }),
)
let facts: Facts

beforeAll(() => {
  const year = liveYear(firm)
  let day = year.next()
  while (!day.done) day = year.next()
  facts = day.value
})

describe('T8: nobody in the demo is real', () => {
  test('numbers are readable, differ, and belong to nobody: no mobile begins with 160, no local number with 0', () => {
    const numbers = Array.from({ length: 500 }, () => [
      mobileNumber(firm),
      landline(firm, '020'),
      landline(firm, '0769'),
    ]).flat()
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) {
      expect(number).toMatch(/^(160\d{8}|0\d{2,3}-0\d{7})$/)
      expect(readPhones(number).phones).toHaveLength(1)
    }
  })

  test('mail goes to domains that cannot exist', () => {
    const mails = [
      ...facts.people.map((p) => p.email),
      ...facts.customers.flatMap((c) => c.contacts.flatMap((k) => k.mails)),
    ]
    for (const mail of mails) expect(mail).toMatch(/^[a-z]+\d*@[a-z.]+\.example$/)
  })

  test('names differ from one another', () => {
    expect(new Set(facts.customers.map((c) => c.name)).size).toBe(facts.customers.length)
  })

  test.skipIf(!existsSync(REAL_NAMES))('no name is that of a listed firm (skipped without ../shared/data)', () => {
    const real = new Set(readFileSync(REAL_NAMES, 'utf8').split(/\r?\n/))
    for (const { name } of facts.customers) {
      const bare = name
        .replace(/（.*?）/, '')
        .replace(/^.{2}市/, '')
        .replace(/(?:实业)?有限(?:责任)?公司$|厂$|商行$/, '')
      expect([name, bare, bare.slice(0, 2), bare.slice(2, 4)].filter((n) => n.length > 2 && real.has(n))).toEqual([])
    }
  })

  test.each([
    ['刘美玲', '采购', '刘小姐'],
    ['刘建国', '采购', '刘先生'],
    ['刘美玲', '采购经理', '刘经理'],
    ['王志明', '总经理', '王总'],
  ])('%s, %s, is spoken of as %s', (name, job, said) => {
    expect(addressOf(firm, { name, job })).toBe(said)
  })
})
