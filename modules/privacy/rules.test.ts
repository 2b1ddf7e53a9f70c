import { describe, expect, test } from 'vitest'
import { purposesOf } from './rules.ts'

describe('T8, M3: what a basis allows', () => {
  test.each([
    ['a consent allows what was agreed', 'consent', ['marketing'], ['marketing']],
    ['a consent to both allows both', 'consent', ['marketing', 'service'], ['service', 'marketing']],
    ['a contract is served, and no more', 'contract', ['service', 'marketing'], ['service']],
    ['what is public serves: to court takes a consent', 'public', ['service', 'marketing'], ['service']],
    ['a withdrawal leaves the service of a running order', 'withdrawn', ['marketing'], ['service']],
  ] as const)('%s', (_what, basis, asked, purposes) => {
    expect(purposesOf(basis, asked)).toEqual(purposes)
  })
})
