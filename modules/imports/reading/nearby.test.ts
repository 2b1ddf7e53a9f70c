import { existsSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { USUAL_INDUSTRIES } from '../rules/industries.ts'
import { closestTo, misspeltOf, oddValuesOf } from './nearby.ts'
import { open } from './open.ts'
import { tellProblem } from './problems.ts'
import { collect, fileSource } from './source.ts'

describe('G4 values that no list knows', () => {
  const products = ['GTX Basic', 'GTX Pro', 'MG Special', 'GTX Plus Pro', 'GTK 500']
  test.each([
    ['GTXPro', 'GTX Pro'],
    ['GTX Plus Por', 'GTX Plus Pro'],
    ['MG Specail', 'MG Special'],
    ['彩盒', null],
    ['', null],
  ])('%s: did you mean %s?', (value, meant) => expect(closestTo(value, products)).toBe(meant))

  test.each([
    ['technolgy', 'technology'],
    ['retial services', null],
    ['Heathcare', 'healthcare'],
    ['Print', null],
    ['Prints', null],
    ['食口', null],
    ['medial', 'medical'],
  ])('%s: a slip of %s?', (value, meant) => expect(misspeltOf(value, USUAL_INDUSTRIES)).toBe(meant))

  it('are told once each, by the column’s own heading, with their count', () => {
    const told = oddValuesOf('品名', ['GTX Pro', 'gtx pro', 'GTXPro', 'GTXPro', '彩盒', ''], products, closestTo)
    expect(told.map((each) => tellProblem(each, 'zh'))).toEqual([
      '“品名”一栏里的“GTXPro”（2 行）像是“GTX Pro”写错了；已照原样导入，请核对',
    ])
  })
})

const data = '../shared/data/2-crm/maven-crm'
describe.skipIf(!existsSync(data))(
  `G4 the Maven set’s misspellings are reported (skipped where ${data} is missing)`,
  () => {
    const column = async (file: string, at: number) =>
      (await collect((await open(await fileSource(`${data}/${file}.csv`))).rows))
        .slice(1)
        .map(({ cells }) => cells[at] ?? '')

    it('1,480 deals name GTXPro, which the product list spells GTX Pro', async () => {
      const told = oddValuesOf('product', await column('sales_pipeline', 2), await column('products', 0), closestTo)
      expect(told).toEqual([
        { code: 'didYouMean', values: { heading: 'product', value: 'GTXPro', count: 1480, suggestion: 'GTX Pro' } },
      ])
    })
    it('12 accounts are in the sector "technolgy"', async () => {
      const told = oddValuesOf('sector', await column('accounts', 1), USUAL_INDUSTRIES, misspeltOf)
      expect(told).toEqual([
        { code: 'didYouMean', values: { heading: 'sector', value: 'technolgy', count: 12, suggestion: 'technology' } },
      ])
    })
    it('every account and agent of the pipeline is known', async () => {
      expect(oddValuesOf('account', await column('sales_pipeline', 3), await column('accounts', 0), closestTo)).toEqual(
        [],
      )
      expect(
        oddValuesOf('agent', await column('sales_pipeline', 1), await column('sales_teams', 0), closestTo),
      ).toEqual([])
    })
  },
)
