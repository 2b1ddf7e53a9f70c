import { describe, expect, it, test } from 'vitest'
import type { CustomerRow, OrderRow, TouchRow } from './rowTypes.ts'
import { sourceKey } from './sourceKey.ts'

const touch: TouchRow = {
  customerName: '华新包装有限公司',
  day: '2026-05-30',
  time: null,
  channel: 'phone',
  direction: 'out',
  byName: '王磊',
  contactName: null,
  effective: true,
  summary: '确认样品，满意',
  nextStep: null,
  nextOn: null,
}
const order: OrderRow = {
  customerName: '华新包装有限公司',
  day: '2026-05-30',
  fen: 34_696_00,
  currency: 'CNY',
  payment: 'unpaid',
  product: '',
  number: '',
  remarks: '',
}
const customer: CustomerRow = {
  name: '华新',
  kind: 'organisation',
  contacts: [{ name: '张伟', job: '', phones: ['13812345678'], mails: [], wechats: [], birthday: null }],
  phones: [],
  mails: [],
  industry: '包装',
  region: '',
  address: '',
  source: '',
  size: null,
  tier: 'A',
  ownerName: '王磊',
  enteredOn: '2026-05-30',
  stage: null,
  tags: [],
  remarks: '忌午休',
}

describe('G4 importing the same again changes nothing: the key of a row', () => {
  test.each<Partial<TouchRow>>([
    { customerName: ' 華新包裝（有限公司） ' },
    { summary: '确认样品,满意 ' },
    { nextStep: '寄样', nextOn: '2026-06-05' },
    { contactName: '张伟' },
  ])('is the same for a touch with %j', (change) =>
    expect(sourceKey('touches', { ...touch, ...change })).toBe(sourceKey('touches', touch)),
  )

  test.each<Partial<TouchRow>>([
    { customerName: '华新包装' },
    { day: '2026-05-29' },
    { time: '14:30' },
    { channel: 'wechat' },
    { direction: 'in' },
    { byName: '李娜' },
    { effective: false },
    { summary: '确认样品' },
  ])('is another for a touch with %j', (change) =>
    expect(sourceKey('touches', { ...touch, ...change })).not.toBe(sourceKey('touches', touch)),
  )

  it('stays when an order is paid, and changes with its amount', () => {
    expect(sourceKey('orders', { ...order, payment: 'paid', remarks: '已到账' })).toBe(sourceKey('orders', order))
    expect(sourceKey('orders', { ...order, fen: 1 })).not.toBe(sourceKey('orders', order))
  })
  it('changes with anything that a customer’s row says', () => {
    expect(sourceKey('customers', { ...customer, remarks: '忌午休  ' })).toBe(sourceKey('customers', customer))
    expect(sourceKey('customers', { ...customer, remarks: '喜欢微信' })).not.toBe(sourceKey('customers', customer))
  })
  it('tells rows of one file apart that say the same', () => {
    expect(
      new Set([sourceKey('orders', order), sourceKey('orders', order, 2), sourceKey('orders', order, 3)]).size,
    ).toBe(3)
    expect(sourceKey('orders', order)).toMatch(/^[\w-]{22}$/)
  })
})
