import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { addTeam, changePerson } from '../people/contract.ts'
import { officeOfTeams } from './index.ts'

let app: TestApp
const teams: string[] = []
const heads: Caller[] = []
let director: Caller
beforeAll(async () => {
  app = await openApp()
  const under = async (parentId?: string) => {
    const { id } = await app.admin.call(addTeam, {
      body: { name: `队 ${teams.length}`, ...(parentId ? { parentId } : {}) },
    })
    teams.push(id)
    return id
  }
  const east = await under()
  const eastern = await under(east)
  const farEast = await under(eastern)
  const west = await under()
  const western = await under(west)
  const farWest = await under(western)
  for (const team of [east, eastern, eastern, farWest]) heads.push(await app.person('manager', { team }))
  await app.person('rep', { team: farEast })
  await app.person('rep', { team: west })
  director = await app.person('director')
})
afterAll(() => app.close())

/** Who answers for each team, asked of the team and asked of each person. */
async function bothWays() {
  const ofTeams = await app.writing(({ tx }) => officeOfTeams(tx, teams))
  const ofPeople = await app.query(
    `select t.id, array(select p.id::text from person p where t.id = any(office_teams(p.id)) order by 1) as people from team t where t.id = any($1::uuid[])`,
    [teams],
  )
  const asked = Object.fromEntries(teams.map((id) => [id, (ofTeams.get(id) ?? []).map((p) => p.id).toSorted()]))
  return { asked, told: Object.fromEntries(ofPeople.map(({ id, people }) => [id, people])) }
}

test('S2: a team’s office is with the nearest managers above it, then the directors, then the admins, from whichever end it is asked', async () => {
  const [east, eastern, mate, farWest] = heads.map(({ id }) => id)
  const { asked, told } = await bothWays()
  expect(asked).toEqual(told)
  const near = [eastern, mate].toSorted()
  expect(teams.map((id) => asked[id])).toEqual([[east], near, near, [director.id], [director.id], [farWest]])

  await (await app.inBrowser(app.admin)).call(changePerson, { params: { id: director.id }, body: { role: 'rep' } })
  for (const one of heads.slice(1, 3))
    await (await app.inBrowser(app.admin)).call(changePerson, { params: { id: one.id }, body: { role: 'rep' } })
  const after = await bothWays()
  expect(after.asked).toEqual(after.told)
  expect(teams.map((id) => after.asked[id])).toEqual([
    [east],
    [east],
    [east],
    [app.admin.id],
    [app.admin.id],
    [farWest],
  ])
})
