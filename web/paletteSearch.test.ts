import { expect, test } from 'vitest'
import { matches } from './paletteSearch.ts'

const zhang = { name: '张建国', phones: ['138-0013 8000'], mails: ['Zhang@example.cn'], wechats: ['jg_zhang'] }

test.each([
  ['建国', true],
  ['8000', true],
  ['138 0013', true],
  ['zhang@', true],
  ['jg_', true],
  ['李', false],
  ['80', false],
])('%s finds 张建国: %s', (asked, found) => expect(matches(zhang, asked)).toBe(found))
