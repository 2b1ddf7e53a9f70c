import { describe, expect, test } from 'vitest'
import { fromQuery, isNarrowed, readSearch, sameList, toQuery, toSearch } from './listState.ts'

const address = (text: string) => readSearch(Object.fromEntries(new URLSearchParams(text)))

describe('the address of the list of customers', () => {
  test.each([
    ['', {}],
    ['q=jc&sort=-orders', { q: 'jc', sort: '-orders' }],
    ['stage=need,quoted&owner=me', { stage: 'need,quoted', owner: 'me' }],
    ['dueOn=..2026-06-01', { dueTo: '2026-06-01' }],
    ['dueOn=2026-05-01..', { dueFrom: '2026-05-01' }],
    ['effectiveTouches=3..9', { minTouches: '3', maxTouches: '9' }],
    ['amount=500..', { minAmount: '50000' }],
    ['open=someone&view=mine&tag=%E7%A4%BC%E7%9B%92', { tag: '礼盒' }],
  ])('%j asks the API for %j', (text, query) => expect(toQuery(address(text))).toEqual({ sort: '-created', ...query }))

  test.each(['', 'q=jc&sort=-orders', 'stage=need&dueOn=..2026-06-01&amount=12.5..99&open=someone&view=mine'])(
    '%j is written as it was read',
    (text) => {
      const written = Object.entries(toSearch(address(text))).filter(([, value]) => value) as [string, string][]
      expect(new URLSearchParams(written).toString().split('&').sort()).toEqual(text.split('&').sort())
    },
  )

  test('a saved view gives back what it was made of', () => {
    const asked = address('q=盒&tier=VVIP,A&amount=12.5..99&lastTouchAt=2026-01-01..&kind=person&sort=dueOn')
    expect(sameList(fromQuery(toQuery(asked)), asked)).toBe(true)
    expect(fromQuery(toQuery(asked))).toEqual({ q: asked.q, filters: asked.filters, sort: asked.sort })
  })

  test('an empty filter chip keeps nothing out of sight', () => {
    expect(isNarrowed({ q: ' ', filters: { stage: [], dueOn: '' } })).toBe(false)
    expect(isNarrowed({ q: '', filters: { stage: ['need'] } })).toBe(true)
  })
})
