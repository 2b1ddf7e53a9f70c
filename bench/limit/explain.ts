import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, connect } from '../stage/connection.ts'
import type { Sample } from './recording.ts'

export interface Explained {
  planningMs: number
  executionMs: number
  /** The statement in one line. */
  statement: string
}

/** Of so many statements of a part it is told what they took. */
const MOST_TOLD = 5

export const msOf = ({ planningMs, executionMs }: Explained): number => planningMs + executionMs

/** Explains what one time of a part sent, keeps the plans beside the results, and answers what took longest. */
export async function explainPart(
  connection: Connection,
  id: string,
  sample: Sample,
  folder: string,
): Promise<Explained[]> {
  const { client, end } = await connect(connection)
  const plans: string[] = []
  const took: Explained[] = []
  try {
    await client.query('begin')
    for (const { text, values } of sample) {
      if (!/^\s*(select|with|insert|update|delete)\b/i.test(text)) continue
      await client.query('savepoint one')
      const { rows } = await client
        .query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values)
        .catch((error: Error) => ({ rows: [{ 'QUERY PLAN': `-- ${error.message}` }] }))
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      if (plan.startsWith('--')) await client.query('rollback to savepoint one')
      const told = (what: string) => Number(new RegExp(`${what} Time: ([\\d.]+)`).exec(plan)?.[1] ?? 0)
      took.push({
        planningMs: told('Planning'),
        executionMs: told('Execution'),
        statement: text.replace(/\s+/g, ' ').trim().slice(0, 240),
      })
      plans.push(`${text.trim()}\n-- ${JSON.stringify(values).slice(0, 2000)}\n\n${plan}\n`)
    }
  } finally {
    await client.query('rollback').catch(() => undefined)
    await end()
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${id}.txt`), plans.join(`\n${'─'.repeat(100)}\n`))
  return took.sort((a, b) => msOf(b) - msOf(a)).slice(0, MOST_TOLD)
}
