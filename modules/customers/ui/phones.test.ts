import { expect, test } from 'vitest'
import { dialled, isVeiled, spokenPhone } from './phones.ts'

test.each([
  ['13800138000', '138 0013 8000'],
  ['+86 13800138000', '138 0013 8000'],
  ['138-0013-8000', '138 0013 8000'],
  ['0512-65771234', '0512-65771234'],
  ['*******8000', '*******8000'],
])('%s is shown as %s', (phone, shown) => expect(spokenPhone(phone)).toBe(shown))

test.each([
  ['138 0013 8000', '13800138000'],
  ['+86 512 6577 1234', '+8651265771234'],
  ['0512-65771234转 806', '051265771234,806'],
  ['0512-65771234 ext. 12', '051265771234,12'],
])('%s is dialled as %s', (phone, number) => expect(dialled(phone)).toBe(number))

test('a veiled number is not dialled', () => expect(isVeiled('*******8000')).toBe(true))
