import { expect, test } from 'vitest'
import { z } from 'zod'
import { kindOf } from '../modules/company/ui/kinds.ts'
import { cadenceWindows } from '../modules/customers/settings.ts'
import { scorecard } from '../modules/importance/settings.ts'
import './web.ts'
import { allSettings } from '../shared/setting.ts'
import { EDITED_KEYS } from '../web/screens/portraitSettings/draft.ts'
import { ownControls } from '../web/screens/settings/ownControls.tsx'
import { choiceTexts } from '../web/screens/settings/settings.texts.ts'
import { tell } from '../web/text/useText.ts'

/** They have a table, or a page, of their own. */
const ELSEWHERE = [cadenceWindows.key, scorecard.key, ...EDITED_KEYS]

const format = { list: (names: readonly string[]) => names.join('、'), money: () => '¥' } as unknown as Parameters<
  typeof ownControls
>[1]

test('every setting has a control that suits it: none falls back to a text box of an object', () => {
  const own = ownControls(tell, format)
  const bare = allSettings()
    .filter(({ key }) => !(key in own) && !ELSEWHERE.includes(key))
    .filter(({ schema }) => kindOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })).kind === 'other')
    .map(({ key }) => key)
  expect(bare).toEqual([])
})

test('what has a control of its own is told in words', () => {
  const own = ownControls(tell, format)
  const told = allSettings().flatMap(({ key, fallback }) => own[key]?.tell(fallback) ?? [])
  expect(told.length).toBe(Object.keys(own).length)
  expect(told.filter((words) => words === '' || words.includes('[object'))).toEqual([])
})

test('every word that may be chosen is called something in both languages', () => {
  const bare = allSettings().flatMap(({ key, schema }) => {
    const kind = kindOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))
    const values = kind.kind === 'one' || kind.kind === 'several' ? kind.values : []
    // A tier is its own name.
    return values.filter((value) => /[a-z]/.test(value) && !choiceTexts[key]?.[value]).map((value) => `${key} ${value}`)
  })
  expect(bare).toEqual([])
})
