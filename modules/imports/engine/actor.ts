import { row, sql, type Tx } from '../../../platform/sql.ts'
import { type Actor, JINKE } from '../../../shared/actor.ts'
import { subtree, teamTree } from '../../people/index.ts'

/** The person as whom an import runs, with the rights that the person has by then. */
export async function actorOf(tx: Tx, personId: string): Promise<Actor> {
  const person = await row(
    tx,
    sql<Omit<Actor, 'teamIds' | 'readOnly'>>`select id, name, role, locale, team_id from person where id = ${personId}`,
  )
  if (!person) return JINKE
  const teamIds = person.role === 'manager' ? subtree(await teamTree(tx), person.teamId) : [person.teamId]
  return { ...person, teamIds, readOnly: false }
}
