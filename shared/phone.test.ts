import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Phone, phoneQueryDigits, readPhones } from './phone.ts'

const short = ({ digits, ext }: Phone) => (ext ? `${digits}-${ext}` : digits)
const read = (cell: string) => readPhones(cell).phones.map(short)

describe('G4 one number, however written', () => {
  test.each([
    ['13812345678', 'mobile', '+8613812345678', '138 1234 5678'],
    ['021-12345678', 'landline', '+862112345678', '021-12345678'],
    ['（0755）8888 8888', 'landline', '+8675588888888', '0755-88888888'],
    ['0731-8888888', 'landline', '+867318888888', '0731-8888888'],
    ['62345678', 'landline', null, '62345678'],
    ['4008208820', 'service', '+864008208820', '400-820-8820'],
    ['95588', 'service', '+8695588', '95588'],
    ['+1-418-656-9254', 'other', '+14186569254', '+1 418 656 9254'],
    ['+49 0711 2842222', 'other', '+497112842222', '+49 711 2842222'],
    ['00852 2345 6789', 'other', '+85223456789', '+852 2345 6789'],
    ['310-475-9807', 'other', null, '310-475-9807'],
  ])('%s is a %s number', (cell, kind, e164, shown) => {
    expect(readPhones(cell)).toMatchObject({ phones: [{ kind, e164, shown }], unreadable: [] })
  })

  test.each([
    '138 1234 5678',
    '138-1234-5678',
    '138.1234.5678',
    '１３８１２３４５６７８',
    '１３８－１２３４－５６７８',
    '+86 13812345678',
    '+8613812345678',
    '(+86)138-1234-5678',
    '（86）13812345678',
    '0086-13812345678',
    '8613812345678',
    '013812345678',
    '1.3812345678E10',
    '1.3812345678e+10',
    '13812345678.0',
    "'13812345678",
    '="13812345678"',
    '\u200e13812345678\u202c',
    '手机：13812345678',
    'Tel: 138 1234 5678',
    '13812345678（微信同号）',
    '13812345678,13812345678',
  ])('%s is 13812345678', (cell) => {
    expect(readPhones(cell)).toMatchObject({ phones: [{ digits: '13812345678' }], unreadable: [] })
  })

  test.each([
    [
      '02112345678',
      [
        '021-12345678',
        '(021)12345678',
        '021 1234 5678',
        '+86 21 12345678',
        '+86 (0)21 1234-5678',
        '2112345678',
        '21-12345678',
        '862112345678',
      ],
    ],
    [
      '075588888888',
      ['0755-88888888', '0755/88888888', '755-88888888', '75588888888', '8675588888888', '0086 755 8888 8888'],
    ],
    ['008614186569254', []],
  ])('%s', (digits, writings) => {
    for (const writing of writings) expect(read(writing), writing).toEqual([digits])
  })

  it('never takes an American number for a Chinese mobile', () => {
    expect(read('+1 381 234 5678')).not.toEqual(read('13812345678'))
  })
})

describe('G4 extensions', () => {
  test.each([
    '转8001',
    '转 8001',
    ' ext. 8001',
    ' EXT8001',
    '-8001',
    '×8001',
    'x8001',
    '*8001',
    '#8001',
    '转分机8001',
    '分机：8001',
  ])('0571-88888888%s', (ext) => expect(read(`0571-88888888${ext}`)).toEqual(['057188888888-8001']))
  it('of a local number', () => expect(read('8888888-8001')).toEqual(['8888888-8001']))
  it('of a 400 number', () => expect(read('400-820-8820-123')).toEqual(['4008208820-123']))
  it('is no key of the number, but shown with it', () => {
    expect(readPhones('0571-88888888转8001/8002').phones).toEqual([
      { kind: 'landline', digits: '057188888888', ext: '8001', e164: '+8657188888888', shown: '0571-88888888-8001' },
      { kind: 'landline', digits: '057188888888', ext: '8002', e164: '+8657188888888', shown: '0571-88888888-8002' },
    ])
  })
})

describe('G4 several numbers in a cell', () => {
  const both = ['13812345678', '02187654321']
  test.each([' / ', '/', '，', '、', ';', '；', '\n', ' ', ' 或 ', '和', ','])('parted by «%s»', (separator) => {
    expect(read(`138 1234 5678${separator}021-87654321`)).toEqual(both)
  })
  it('with labels', () => expect(read('手机:13812345678 电话:021-87654321')).toEqual(both))
  it('parted by spaces that also part their groups', () =>
    expect(read('138 1234 5678 139 1234 5678')).toEqual(['13812345678', '13912345678']))
  it('not parted at all', () => expect(read('1381234567813912345678')).toEqual(['13812345678', '13912345678']))
  it('that differ in their last digits', () =>
    expect(read('0755-26543210/11/12')).toEqual(['075526543210', '075526543211', '075526543212']))
})

describe('G4 nothing is lost or invented', () => {
  test.each(['123', '1381234567', '138123456789', '无', '1.38123E+10', '同上', '12345678901234567890', 'QQ 123456789'])(
    '%s is no number',
    (cell) => {
      expect(readPhones(cell)).toEqual({ phones: [], unreadable: [cell] })
    },
  )
  test.each(['', ' ', '\u3000'])('«%s» is empty', (cell) =>
    expect(readPhones(cell)).toEqual({ phones: [], unreadable: [] }),
  )
  it('keeps the words beside a number', () => {
    expect(readPhones('13812345678 张经理，13912345678')).toMatchObject({
      phones: [{ digits: '13812345678' }, { digits: '13912345678' }],
      unreadable: ['13812345678 张经理'],
    })
  })
  it('reads or keeps whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (cell) => {
        const { phones, unreadable } = readPhones(cell)
        expect(phones.length + unreadable.length > 0 || !/[\p{L}\p{N}]/u.test(cell)).toBe(true)
        for (const phone of phones) expect(phone.digits).toMatch(/^\d{5,20}$/)
      }),
    )
  })
})

const aMobile = fc
  .tuple(fc.constantFrom(3, 5, 7, 8, 9), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
const aLandline = fc
  .tuple(fc.constantFrom('010', '021', '0755', '0571'), fc.integer({ min: 20_000_000, max: 89_999_999 }))
  .map(([area, local]) => `${area}${local}`)

describe('G4 any part of a number finds it', () => {
  it('reads its own writing back', () => {
    fc.assert(
      fc.property(fc.oneof(aMobile, aLandline), (digits) => {
        const [phone] = readPhones(digits).phones
        expect(read(phone?.shown ?? '')).toEqual([digits])
        expect(read(phone?.e164 ?? '')).toEqual([digits])
      }),
    )
  })
  test.each([
    ['138-1234', '1381234'],
    ['１３８', '138'],
    ['+86 138 1234', '1381234'],
    ['0086138', '138'],
    ['8613812345678', '13812345678'],
    ['86 138', '138'],
    ['8613', '8613'],
    ['(021) 1234', '0211234'],
    ['+86 21 1234', '211234'],
    ['7', '7'],
  ])('%s looks for %s', (query, digits) => expect(phoneQueryDigits(query)).toBe(digits))
  test.each(['', ' ', '-', '华新', 'a1', '3M', '1号'])('«%s» is no part of a number', (query) =>
    expect(phoneQueryDigits(query)).toBeNull(),
  )
})

const chinook = '../shared/data/2-crm/chinook/ChinookData.json'
describe.skipIf(!existsSync(chinook))(`G4 Chinook's 59 customers (skipped where ${chinook} is missing)`, () => {
  it('have readable numbers, all of them', () => {
    const customers = JSON.parse(readFileSync(chinook, 'utf8')).Customer as { Phone?: string }[]
    const written = customers.flatMap((each) => each.Phone || [])
    expect(written.filter((each) => read(each).length !== 1)).toEqual([])
  })
})
