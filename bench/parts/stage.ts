import type { Client } from '../load/client.ts'
import { Exhausted } from '../load/drive.ts'
import type { Database } from '../stage/database.ts'

const SAMPLE = 2000

/** Of whom and of what the load asks in a company: chosen by SQL before it is driven, so that choosing costs nothing then. */
export interface Stage {
  size: number
  seed: number
  /** A customer in this client's sight, another each time. */
  seen(client: Client): string
  /** A customer that waits in the pool, each once. */
  pooled(): string
  /** A number that no customer of the company was made from, each once. */
  fresh(): number
  rootTeam: string
}

export async function stageFor(database: Database, size: number, seed: number): Promise<Stage> {
  const ids = async (statement: string) => (await database.ask<{ id: string }>(statement)).map(({ id }) => id)
  const held = await database.ask<{ id: string; ids: string[] }>(
    `select owner_id as id, array_agg(id) as ids from (select owner_id, id, row_number() over (partition by owner_id order by id desc) as n
       from customer where owner_id is not null and secrecy = 0 and owner_id in (select person_id from session)) c where n <= 300 group by 1`,
  )
  const team = await database.ask<{ id: string; ids: string[] }>(
    `select team_id as id, array_agg(id) as ids from (select team_id, id, row_number() over (partition by team_id order by id desc) as n
       from customer where owner_id is not null and secrecy = 0 and team_id in (select p.team_id from person p join session s on s.person_id = p.id)) c where n <= 1000 group by 1`,
  )
  const any = await ids(
    `select id from customer where secrecy = 0 and owner_id is not null order by md5(id::text) limit ${SAMPLE}`,
  )
  const pool = await ids(
    `select id from customer where pool_id is not null and state = 'active' order by md5(id::text) limit 40000`,
  )
  const [root] = await ids('select id from team where parent_id is null')
  const byHolder = new Map([...held, ...team].map((each) => [each.id, each.ids]))
  const turns = new Map<Client, number>()
  let made = size
  return {
    size,
    seed,
    rootTeam: root as string,
    seen(client) {
      const turn = (turns.get(client) ?? Math.floor(Math.random() * 1000)) + 1
      turns.set(client, turn)
      const own = byHolder.get(client.person.role === 'manager' ? client.person.teamId : client.person.id) ?? any
      return own[turn % own.length] as string
    },
    pooled() {
      const id = pool.pop()
      if (!id) throw new Exhausted()
      return id
    },
    fresh: () => (made += 1),
  }
}
