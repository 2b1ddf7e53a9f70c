import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] as string
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]))
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const WORDS = [
  'ink',
  'ink-2',
  'ink-3',
  'brand',
  'ok-ink',
  'due-ink',
  'late-ink',
  'turn-ink',
  'early-ink',
  'rest-ink',
  'gold',
]
const MARKS = ['ok', 'due', 'late', 'turn', 'early', 'rest', 'edge', 'brand']

describe.each([
  ['light', ':root {'],
  ['dark', ':root[data-theme="dark"]'],
])('the %s colours', (_, selector) => {
  const token = tokensOf(selector)
  const ratio = (front: string, back: string) => contrast(token[front] as string, token[back] as string)

  test.each(WORDS)('--%s can be read on paper, cards, sunk and soft grounds (AA, 4.5:1)', (word) => {
    for (const ground of ['paper', 'card', 'sunk', 'brand-soft'])
      expect(ratio(word, ground)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(MARKS)('--%s can be seen on paper and cards (3:1)', (mark) => {
    for (const ground of ['paper', 'card']) expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3)
  })
  test('words on a primary button and on a warning can be read', () => {
    expect(ratio('on-brand', 'brand')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-brand', 'brand-deep')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('late-ink', 'late-soft')).toBeGreaterThanOrEqual(4.5)
  })
})
