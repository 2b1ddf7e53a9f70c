import { expect, it } from 'vitest'
import { branchesOf, teamOptions, withinTeam } from './tree.ts'

const team = (id: string, parentId: string | null) => ({ id, name: id, parentId, managers: [], members: 0, version: 1 })
const teams = [team('company', null), team('one', 'company'), team('two', 'company'), team('east', 'one')]

it('stands each team before those below it', () => {
  expect(branchesOf(teams).map(({ team, depth }) => [team.id, depth])).toEqual([
    ['company', 0],
    ['one', 1],
    ['east', 2],
    ['two', 1],
  ])
})

it('knows what is within a team, so that it is not moved below itself', () => {
  expect([...withinTeam(teams, 'one')]).toEqual(['one', 'east'])
})

it('shows in a choice how deep a team stands', () => {
  expect(teamOptions(branchesOf(teams))[2]?.label).toBe('\u2003\u2003east')
})
