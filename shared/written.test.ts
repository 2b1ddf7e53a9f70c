import { expect, test } from 'vitest'
import { beginning, writable } from './written.ts'

test('what no database keeps is left out: NUL and halves of signs, but no whole one', () => {
  expect(writable('王\0工')).toBe('王工')
  expect(writable('\ud800𠮷\udfb7😀\ud83d')).toBe('𠮷😀')
  expect(writable('\u0001\u202e')).toBe('\u0001\u202e')
})

test('a beginning is as long as asked, and one less where it would cut a sign in two', () => {
  expect(beginning('abc', 3)).toBe('abc')
  expect(beginning('abcd', 3)).toBe('abc')
  expect(beginning('a𠮷𠮷', 3)).toBe('a𠮷')
  expect(beginning('a𠮷𠮷', 4)).toBe('a𠮷')
})
