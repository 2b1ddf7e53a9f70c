import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { foldName, looseName, nameSimilarity } from './name.ts'

describe('G4 one firm, spelt differently', () => {
  test.each([
    '华新包装制品有限公司',
    '华新包装制品(有限公司)',
    '华新包装制品（有限公司）',
    ' 华新包装制品有限公司 ',
    '华新包装制品有限责任公司',
    '华新包装制品',
    '华新 包装制品\u200b有限公司',
    '華新包裝製品有限公司',
    '華新包裝製品股份有限公司',
    '华新包装制品集团有限公司',
    '华新包装制品（集团）股份有限公司',
    '华新包装制品公司',
    '「华新」包装制品·有限公司',
  ])('%s', (name) => expect(foldName(name)).toBe('华新包装制品'))

  test.each([
    'Acme',
    'ACME Co., Ltd.',
    'Acme Co.,Ltd',
    'acme corporation',
    'Acme, Inc.',
    'ＡＣＭＥ　ＬＴＤ',
    'Acme (Pty) Ltd',
    'Acme L.L.C.',
    'Acme G.m.b.H.',
    'Acme GmbH & Co. KG',
    'Acme S.p.A.',
    'Ácme S.A.',
    'Acme有限公司',
    'Acme Co., Ltd. 有限公司',
  ])('%s', (name) => expect(foldName(name)).toBe('acme'))

  test.each([
    ['上海华新（中国）有限公司', '上海华新中国'],
    ['华新有限公司上海分公司', '华新有限公司上海分公司'],
    ['华新总公司', '华新总公司'],
    ['Costco', 'costco'],
    ['有限公司', '有限公司'],
    ['大公司', '大公司'],
    ['Ltd.', 'ltd'],
    ['！！', '！！'],
    ['58同城', '58同城'],
    ['C++', 'c++'],
  ])('%s is %s', (name, folded) => expect(foldName(name)).toBe(folded))

  it('leaves something of every name, and folds it no further', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        if (name.trim() !== '') expect(foldName(name)).not.toBe('')
        if (/[\p{L}\p{N}]/u.test(name))
          expect(foldName(foldName(name)).length).toBeLessThanOrEqual(foldName(name).length)
      }),
    )
  })
})

describe('G4 loose names, to propose duplicates', () => {
  test.each([
    ['上海华新包装制品（中国）有限公司', '华新'],
    ['上海市浦东新区华新印刷厂', '华新'],
    ['深圳市腾讯计算机系统有限公司', '腾讯'],
    ['华新(上海)贸易有限公司', '华新'],
    ['广西壮族自治区南宁市华新工贸', '华新'],
    ['北京市朝阳区新华书店', '新华书店'],
    ['长安汽车', '长安汽车'],
    ['朝阳科技', '朝阳'],
    ['上海印刷有限公司', '上海'],
    ['中国印刷', '中国'],
  ])('%s is %s', (name, loose) => expect(looseName(name)).toBe(loose))
})

describe('likeness of names', () => {
  it('is 1 for one firm and 0 for strangers', () => {
    expect(nameSimilarity('华新包装有限公司', '華新包裝')).toBe(1)
    expect(nameSimilarity('华新', '旺达')).toBe(0)
    expect(nameSimilarity('', '')).toBe(0)
  })
  it('is the same from both sides', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(nameSimilarity(a, b)).toBe(nameSimilarity(b, a))
      }),
    )
  })
})

const data = '../shared/data'
const skipped = `(skipped where ${data} is missing)`

describe.skipIf(!existsSync(data))(`G4 89,134 short names of real firms ${skipped}`, () => {
  const file = `${data}/3-chinese/companies/company_shorter_form_28w.txt`
  const stems = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean) : []

  it('fold apart, but where they differ in nothing but 集团, 股份 or a variant character', () => {
    const byFold = new Map<string, string>()
    const collisions = stems.flatMap((stem) => {
      const folded = foldName(`${stem}有限公司`)
      const other = byFold.get(folded)
      byFold.set(folded, stem)
      return other === undefined ? [] : [[other, stem] as const]
    })
    const inNothingElse = (a: string, b: string) => [`${a}集团`, `${a}股份`, a.replace('升', '昇')].includes(b)
    expect(collisions.filter(([a, b]) => !inNothingElse(a, b) && !inNothingElse(b, a))).toEqual([
      ['世茂股份', '世茂集团'],
    ])
    expect(collisions.length).toBeLessThanOrEqual(160)
  })

  it('fold alike in every spelling that ledgers have', () => {
    const spellings = (name: string) => [
      name.replace('有限公司', '(有限公司)'),
      name.replace('有限公司', '（有限公司）'),
      ` ${name} `,
      name.replace('有限公司', '有限责任公司'),
      name.replace('有限公司', ''),
    ]
    const longEnough = stems
      .filter((stem) => /^[\u4e00-\u9fff]{3,6}$/.test(stem))
      .filter((_, index) => index % 10 === 0)
    const apart = longEnough.flatMap((stem) => {
      const name = `${stem}印刷有限公司`
      return spellings(name).filter((spelling) => foldName(spelling) !== foldName(name))
    })
    expect(apart).toEqual([])
  })
})

describe.skipIf(!existsSync(data))(`G4 proposals among restaurants of two guides ${skipped}`, () => {
  it('at a likeness of 0.7 nine of ten are right, and six of seven pairs are proposed', () => {
    const file = readFileSync(`${data}/6-linkage/er_magellan/Fodors-Zagats_train.txt`, 'utf8')
    const nameIn = (record = '') => /COL name VAL (.*?) COL addr/.exec(record)?.[1] ?? ''
    const pairs = file
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
    const proposed = pairs.filter(([a, b]) => nameSimilarity(nameIn(a), nameIn(b)) >= 0.7)
    const right = proposed.filter(([, , same]) => same === '1').length
    expect(right / proposed.length).toBeGreaterThanOrEqual(0.93)
    expect(right / pairs.filter(([, , same]) => same === '1').length).toBeGreaterThanOrEqual(0.86)
  })

  it('knows the legal forms of the world', () => {
    const forms = readFileSync(`${data}/6-linkage/name_matching/legal_names.csv`, 'utf8').trim().split('\n').slice(1)
    const usual = forms
      .map((line) => line.split(',')[0] ?? '')
      .filter((form) =>
        /^(?:g\.?m\.?b\.?h\.?|l\.?l\.?c\.?|ltd\.?|inc\.?|corp\.?|plc\.?|s\.a\.|b\.v\.|pte\.? ltd\.?|pty\.? ltd\.?|sdn\.? bhd\.?)$/.test(
          form,
        ),
      )
    expect(usual.length).toBeGreaterThan(10)
    expect(usual.filter((form) => foldName(`Huaxin ${form}`) !== 'huaxin')).toEqual([])
  })
})
