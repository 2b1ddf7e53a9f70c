import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// docs/security.md goes through OWASP ASVS 5.0: every requirement of levels 1 and 2 once, and each file that it names is there.

const text = readFileSync('docs/security.md', 'utf8')
const rows = text
  .slice(text.indexOf('## The standard, point by point'))
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(/ ?\| ?/).slice(1, -1) as [string, string, string, string])

/** How many requirements of levels 1 and 2 a section has; they come before those of level 3. */
const SECTIONS =
  '1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2'
const REQUIRED = SECTIONS.split(' ').flatMap((section) => {
  const [number = '', count] = section.split(':')
  return Array.from({ length: Number(count) }, (_, at) => `${number}.${at + 1}`)
})
/** Of level 3, told because they are met and asked for: formulas in files, busy patterns, who has an account. */
const BEYOND = ['1.2.10', '1.3.12', '6.3.8']

test('every requirement of levels 1 and 2 is answered once', () => {
  expect(REQUIRED).toHaveLength(253)
  const answered = rows.flatMap(([numbers]) => numbers.split(', '))
  expect(answered.toSorted()).toEqual([...REQUIRED, ...BEYOND].toSorted())
})

test('an answer says that it is so, in part, not, or that there is no such thing; what is not so says why', () => {
  for (const [number, state, how, proof] of rows) {
    expect([number, state]).toEqual([number, expect.stringMatching(/^(yes|part|no|–)$/)])
    expect(state === 'yes' ? how + proof : how, number).not.toBe('')
  }
})

test('the files that it names are there', () => {
  const named = [...text.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|md|sql))`/g)].map(([, file]) => file as string)
  expect(named.length).toBeGreaterThan(100)
  expect([...new Set(named)].filter((file) => !existsSync(file))).toEqual([])
})
