import { withClient } from '../../platform/client.ts'
import { type Answer, type TestApp, until } from '../../testing/app.ts'

/** `done`, or the reason for which it was refused. */
export const outcome = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: Answer) => error.body?.reason ?? String(error),
  )

/**
 * Lets acts meet in the midst: while `held` (a statement that locks) is held they are begun one after another, each once the
 * one before waits or has ended; then they are let go. Answers what each was told.
 */
export function inLine(app: TestApp, held: string, acts: (() => Promise<unknown>)[]): Promise<string[]> {
  return withClient(app.owner, async (client) => {
    await client.query('begin')
    await client.query(held)
    const waiting = async () =>
      Number(
        (
          await client.query(
            `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
        ).rows[0].count,
      )
    const ended = new Set<number>()
    const told: Promise<string>[] = []
    for (const [n, act] of acts.entries()) {
      told.push(outcome(act()).finally(() => ended.add(n)))
      await until(async () => (await waiting()) + ended.size > n)
    }
    await client.query('commit')
    return Promise.all(told)
  })
}
