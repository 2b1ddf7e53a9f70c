import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, test } from 'vitest'
import { locale } from '../../text/locale.ts'
import { Ladder } from './Ladder.tsx'
import { Ring, type RingProps } from './Ring.tsx'

afterEach(() => locale.set('zh'))

const drawn = (props: Partial<RingProps>) =>
  renderToStaticMarkup(<Ring lit={8} cadence="due" label="锦程包装" {...props} />)
const nameOf = (markup: string) => /aria-label="([^"]*)"/.exec(markup)?.[1]
const marksLit = (markup: string) =>
  [...(/class="[^"]*_lit_[^"]*" d="([^"]*)"/.exec(markup)?.[1]?.matchAll(/M/g) ?? [])].length

describe('T2: the ring tells where a customer stands in the twelve', () => {
  test.each<[Partial<RingProps>, string, string]>([
    [{}, '12 次中的第 8 次，今天到期', '8 of 12, due today'],
    [{ lit: 0, cadence: 'ok' }, '12 次中还没有一次，节奏正好', '0 of 12, on pace'],
    [{ lit: 10, cadence: 'stepIn' }, '12 次中的第 10 次，请主管介入', '10 of 12, the manager&#x27;s turn'],
    [{ lit: 3, of: 10, cadence: 'early' }, '10 次中的第 3 次，还不到时候', '3 of 10, too early'],
  ])('%j is heard as %s', (props, zh, en) => {
    expect(nameOf(drawn(props))).toBe(zh)
    locale.set('en')
    expect(nameOf(drawn(props))).toBe(en)
  })
  test('a more exact state takes the place of the cadence', () => {
    expect(nameOf(drawn({ cadence: 'overdue', state: '逾期 6 天' }))).toBe('12 次中的第 8 次，逾期 6 天')
  })
  test.each([
    [0, 0],
    [8, 8],
    [12, 12],
    [15, 12],
  ])('with %i touches %i marks are lit', (lit, marks) => expect(marksLit(drawn({ lit }))).toBe(marks))
  test('beyond twelve the number stands at the ring, unless it is tiny', () => {
    expect(drawn({ lit: 15 })).toContain('>15<')
    expect(drawn({ lit: 15, size: 20 })).not.toContain('>15<')
  })
  test.each([
    ['（苏州）云帆物流', '云'],
    [' delta Box', 'D'],
    ['𠮷野家', '𠮷'],
    ['', ''],
  ])('the initial of %j is %j', (label, initial) => expect(drawn({ label })).toContain(`>${initial}</text>`))
})

test('D2: the ladder says what is proven and what is merely allowed', () => {
  const heard = (proven: 'doctor' | 'friend', allowed: 'friend') =>
    nameOf(renderToStaticMarkup(<Ladder proven={proven} allowed={allowed} />))
  expect(heard('doctor', 'friend')).toBe('心理距离：医生；所知已够到朋友，还待证实')
  expect(heard('friend', 'friend')).toBe('心理距离：朋友')
})
