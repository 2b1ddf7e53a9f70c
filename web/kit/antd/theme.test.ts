import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COLOURS } from './theme.ts'

const css = readFileSync(new URL('../look/tokens.css', import.meta.url), 'utf8')

test.each([
  ['light', ':root {'],
  ['dark', ':root[data-theme="dark"]'],
] as const)("Ant Design's %s colours are the tokens'", (look, selector) => {
  const block = css.slice(css.indexOf(selector)).split('}')[0]
  for (const [name, colour] of Object.entries(COLOURS[look])) expect(block).toContain(`--${name}: ${colour};`)
})
