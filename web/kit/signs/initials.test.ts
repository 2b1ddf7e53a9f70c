import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['吴伟明', '明'],
  ['王磊 (Leo)', '磊'],
  ['Anna Snelling', 'AS'],
  ['Jean-Luc van der Berg', 'JB'],
  ['admin', 'A'],
  ['émile', 'É'],
  ['', ''],
])('%s is %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
