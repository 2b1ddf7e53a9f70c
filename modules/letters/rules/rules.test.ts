import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillIn, whyNotLetter } from '../engine.ts'
import { BUILT_IN } from './builtIn.ts'
import { FUNCTIONS, groupsFor, partOf } from './functions.ts'
import { salutation } from './salutation.ts'
import { exampleFacts, VARIABLES } from './variables.ts'
import { blanksIn, inKeys, inWords, slotOf } from './wording.ts'

describe('C4: letters by function, Chinese and English', () => {
  test.each(FUNCTIONS)(
    '%s: what the program brings is a letter in both languages, and lacks nothing where all is known',
    (of) => {
      for (const locale of ['zh', 'en'] as const) {
        const { subject, body } = BUILT_IN[of][locale]
        for (const source of [subject, body]) {
          expect(whyNotLetter(source)).toBeNull()
          const { text, missing } = fillIn(source, exampleFacts(locale), locale)
          expect(missing).toEqual([])
          expect(text).not.toMatch(/[{}]|undefined|null|object/)
          expect(inKeys(inWords(source, locale))).toBe(source)
        }
        expect(fillIn(subject, exampleFacts(locale), locale).text.length).toBeLessThan(90)
      }
      expect(groupsFor(of)).toContain('colleague')
      expect(['business', 'appointment', 'care']).toContain(partOf(of))
    },
  )

  test('what a letter lacks stands in it as a blank, is told once, and is no blank where it may be left out', () => {
    const source =
      '{{ contact.name }}，{{ contact.name }}{% if order.due %}：{{ order.due }}{% endif %}{{ contact.job | default: "您" }}'
    expect(fillIn(source, {}, 'zh')).toEqual({ text: '【联系人姓名】，【联系人姓名】您', missing: ['contact.name'] })
    expect(fillIn(source, {}, 'en').text).toContain('【Contact’s name】')
    expect(blanksIn('给【联系人姓名】的【订单号】和【随便】')).toEqual(['联系人姓名', '订单号'])
    expect(fillIn(source, { 'contact.name': ' ' }, 'zh').missing).toEqual(['contact.name'])
  })

  test('how somebody is addressed follows the job; by the whole name where that says nothing', () => {
    const told = [
      ['张建国', '总经理', '张总'],
      ['欧阳修', '采购经理', '欧阳经理'],
      ['李敏', '结构工程师', '李工'],
      ['王芳', '前台', '王芳'],
      ['王芳', null, '王芳'],
      ['Anna Bell', '总经理', 'Anna Bell'],
    ] as const
    for (const [name, job, called] of told) expect(salutation(name, job, 'zh')).toBe(called)
    expect(salutation('张建国', '总经理', 'en')).toBe('张建国')
    expect(salutation(' ', null, 'zh')).toBeNull()
  })

  test('in Chinese the slots read as words, and are kept by keys whatever was typed', () => {
    for (const key of VARIABLES.keys())
      for (const locale of ['zh', 'en'] as const) expect(inKeys(slotOf(key, locale))).toBe(`{{ ${key} }}`)
    expect(inWords('{{ customer.name }}{% if order.due %}x{% endif %}', 'zh')).toBe(
      '{{客户名称}}{{如果有交货日期}}x{{到此为止}}',
    )
    expect(inWords('{{ contact.name | default: "您" }}', 'zh')).toBe('{{联系人姓名，没有就写“您”}}')
    expect(inKeys('{{ 联系人姓名, 没有就写"您" }}{{如果有订单号}}{{否则}}{{到此为止}}')).toBe(
      '{{ contact.name | default: "您" }}{% if order.number %}{% else %}{% endif %}',
    )
    expect(inKeys('客户名称{{客户名称 | upcase}}')).toBe('客户名称{{ customer.name | upcase }}')
  })
})

describe('what a company writes into a letter can do nothing but choose and place words', () => {
  test.each([
    '{% include "/etc/passwd" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    '{% for i in (1..1000000000) %}x{% endfor %}',
    '{% tablerow i in (1..9) %}x{% endtablerow %}',
    '{% assign x = 1 %}',
    '{% capture x %}{% endcapture %}',
    '{% liquid echo 1 %}',
    '{% raw %}{{ x }}{% endraw %}',
    '{{ customer.name | json }}',
    '{{ customer.name | raw }}',
    '{{ customer.name | inspect }}',
    '{{ customer.name | constructor }}',
    '{{ customer.name | __proto__ }}',
    '{% constructor %}',
    '{% toString %}',
    '{{ customer.name',
    '{% if customer.name %}',
  ])('%s is refused', (source) => {
    expect(whyNotLetter(source)?.kind.reason).toBe('letter_broken')
  })

  test.each([
    '{{ constructor }}',
    '{{ customer.constructor }}',
    '{{ customer.__proto__ }}',
    '{{ customer["constructor"]["prototype"] }}',
    '{{ customer.name.size }}',
    '{{ telling }}',
    '{{ portrait.budget }}',
    '{% if customer.secrecy %}x{% endif %}',
  ])('%s names nothing that there is', (source) => {
    expect(whyNotLetter(source)?.kind.reason).toBe('letter_unknown_variable')
  })

  test('S2: nothing that is sealed is among the variables', () => {
    const groups = new Set([...VARIABLES.values()].map(({ group }) => group))
    expect([...groups].toSorted()).toEqual([
      'appointment',
      'colleague',
      'company',
      'contact',
      'customer',
      'letter',
      'occasion',
      'order',
      'quote',
    ])
  })

  test('values are words, never slots of their own; any text is either refused or filled', () => {
    expect(fillIn('{{ customer.name }}', { 'customer.name': '{{ order.number }}{% for %}' }, 'zh').text).toBe(
      '{{ order.number }}{% for %}',
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string(), (source, name) => {
        if (whyNotLetter(source) === null) fillIn(source, { 'customer.name': name }, 'zh')
      }),
    )
  })
})
