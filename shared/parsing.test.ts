import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseIn } from './parsing.ts'
import { texts } from './text.ts'

const words = texts({ odd: { zh: '应为单数', en: 'should be odd' } })

const Form = z.strictObject({
  name: z.string().min(1).max(3),
  code: z.string().min(2).optional(),
  count: z.int().min(1).max(9).optional(),
  tags: z.array(z.string()).min(1).max(1).optional(),
  tier: z.enum(['A', 'B']).optional(),
  id: z.uuid().optional(),
  mail: z.email().optional(),
  odd: z
    .int()
    .refine((n) => n % 2 === 1, { params: { text: words.odd } })
    .optional(),
})

describe('what does not fit is told by its place, in the reader’s language', () => {
  test.each<[unknown, string, string, string]>([
    [{}, 'name', '必填', 'needed'],
    [{ name: '' }, 'name', '必填', 'needed'],
    [{ name: 7 }, 'name', '应为文字', 'should be text'],
    [{ name: '四个字啊' }, 'name', '最多 3 个字', 'should have at most 3 characters'],
    [{ name: '甲', code: 'x' }, 'code', '至少 2 个字', 'should have at least 2 characters'],
    [{ name: '甲', count: '3' }, 'count', '应为数字', 'should be a number'],
    [{ name: '甲', count: 1.5 }, 'count', '应为整数', 'should be a whole number'],
    [{ name: '甲', count: 0 }, 'count', '不能小于 1', 'should be at least 1'],
    [{ name: '甲', count: 10 }, 'count', '不能大于 9', 'should be at most 9'],
    [{ name: '甲', tags: [] }, 'tags', '至少 1 项', 'should have at least 1 entries'],
    [{ name: '甲', tags: ['a', 'b'] }, 'tags', '最多 1 项', 'should have at most 1 entries'],
    [{ name: '甲', tags: [1] }, 'tags.0', '应为文字', 'should be text'],
    [{ name: '甲', tier: 'D' }, 'tier', '应为其中之一：A, B', 'should be one of: A, B'],
    [{ name: '甲', id: 'x' }, 'id', '应为记录的 id', 'should be the id of a record'],
    [{ name: '甲', mail: 'x' }, 'mail', '应为邮箱地址', 'should be an e-mail address'],
    [{ name: '甲', odd: 2 }, 'odd', '应为单数', 'should be odd'],
    [{ name: '甲', unheard: 1 }, 'unheard', '没有这一项', 'there is no such field'],
  ])('%j', (value, path, zh, en) => {
    for (const [locale, message] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const parsed = parseIn(Form, value, locale)
      const faults = parsed.ok ? [] : parsed.faults.map((f) => ({ path: f.path.join('.'), message: f.message }))
      expect(faults).toEqual([{ path, message }])
    }
  })

  test('what fits is given back', () => {
    expect(parseIn(Form, { name: '甲', odd: 3 }, 'zh')).toEqual({ ok: true, value: { name: '甲', odd: 3 } })
  })
})
