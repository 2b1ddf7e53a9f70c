import { expect, it } from 'vitest'
import { tally } from './tally.mjs'

const file = (status, ...statuses) => ({
  status,
  assertionResults: statuses.map((one) => ({ status: one, fullName: `a test ${one}` })),
})

it.each([
  ['all passed', [file('passed', 'passed', 'passed')], true, { passed: 2, failed: 0, skipped: [] }],
  [
    'skipped and todo are both skipped',
    [file('passed', 'skipped', 'todo')],
    true,
    { passed: 0, failed: 0, skipped: ['a test skipped', 'a test todo'] },
  ],
  ['a failed test counts once', [file('failed', 'passed', 'failed')], false, { passed: 1, failed: 1, skipped: [] }],
  [
    'a file that breaks before its tests is a failure',
    [file('failed'), file('passed', 'passed')],
    false,
    { passed: 1, failed: 1, skipped: [] },
  ],
  [
    'a file that breaks after its tests is a failure',
    [file('failed', 'passed')],
    false,
    { passed: 1, failed: 1, skipped: [] },
  ],
  [
    'a run that broke though all tests passed is a failure',
    [file('passed', 'passed')],
    false,
    { passed: 1, failed: 1, skipped: [] },
  ],
])('%s', (_, testResults, endedWell, counts) => {
  expect(tally({ testResults }, endedWell)).toEqual(counts)
})
