import { expect, test } from 'vitest'
import { type Person, type Team, takersFor } from './takers.ts'

const team = (id: string, parentId: string | null) => ({ id, parentId, name: id }) as Team
const TEAMS = [
  team('firm', null),
  team('east', 'firm'),
  team('east 1', 'east'),
  team('east 2', 'east'),
  team('west', 'firm'),
]

const person = (id: string, at: string, rest: Partial<Person> = {}) =>
  ({ id, team: { id: at, name: at }, role: 'rep', state: 'active', ...rest }) as Person
const PEOPLE = [
  person('west', 'west'),
  person('imported', 'east 1', { state: 'invited' }),
  person('gone', 'east 1', { state: 'left' }),
  person('cousin', 'east 2'),
  person('manager', 'east', { role: 'manager' }),
  person('mate', 'east 1'),
  person('leaver', 'east 1'),
]

test('T9: who takes over works here already, the nearest team first', () => {
  const among = [{ id: 'stranger' }, ...PEOPLE]
  expect(takersFor('leaver', among, PEOPLE, TEAMS).map(({ id }) => id)).toEqual(['mate', 'manager', 'cousin', 'west'])
})
