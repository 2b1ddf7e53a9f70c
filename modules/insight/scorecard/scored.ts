import type { Work } from '../../../platform/work.ts'
import { teamTree } from '../../people/index.ts'
import { type Seller, sellerSeen } from '../../quantity/index.ts'
import { colleagues, managersAmong } from '../../touches/index.ts'
import { teamSeen } from '../people.ts'

/** Of whom a scorecard is: one person, or those who sell in a team and below it. */
export interface Scored {
  readonly name: string
  readonly sellers: readonly Seller[]
  readonly people: readonly string[]
  /** T7: whose step-ins are counted: for a manager, of all whom the manager answers for. */
  readonly decidesFor: readonly string[]
}

export async function personScored(work: Work, id: string): Promise<Scored & { person: Seller }> {
  const person = await sellerSeen(work, id)
  return { person, sellers: [person], name: person.name, people: [id], decidesFor: await decidesFor(work, person) }
}

export interface TeamScored extends Scored {
  readonly team: { id: string; name: string }
}

export async function teamScored(work: Work, id: string): Promise<TeamScored> {
  const { name, people: sellers } = await teamSeen(work, id)
  const ids = sellers.map((person) => person.id)
  return { team: { id, name }, sellers, name, people: ids, decidesFor: ids }
}

async function decidesFor({ tx }: Work, { id, role }: Seller): Promise<string[]> {
  if (role === 'rep') return [id]
  const people = await colleagues(tx)
  const managersOf = managersAmong(people, await teamTree(tx))
  const answeredFor = people.filter((one) => managersOf(one).includes(id)).map((one) => one.id)
  return answeredFor.length > 0 ? answeredFor : [id]
}
