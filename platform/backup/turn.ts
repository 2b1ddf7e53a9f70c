import { openClient, type Reach } from '../client.ts'
import { HEARD_EARLY } from '../presence.ts'
import { row, sql, type Tx } from '../sql.ts'

// One backup of a database at a time, whichever of its servers and processes makes it. Who does holds a lock on a line of its own,
// whose name tells all others how far it is: both end with that line, whatever ended it.

const LOCK = 'jinke backup turn'
const NAME = 'jinke backup at '

export interface Turn {
  /** Lets the others know how much is done, 0 to 1. */
  tell(done: number): void
  end(): Promise<void>
}

/** The turn to make one; null where one is being made. */
export async function takeTurn(owner: Reach): Promise<Turn | null> {
  const line = await openClient({ ...owner, application_name: LOCK, keepAlive: true })
  try {
    const { rows } = await line.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [LOCK])
    if (!rows[0].taken) {
      await line.end()
      return null
    }
    await line.query(HEARD_EARLY).catch(() => undefined)
    const call = (percent: number) => line.query(`set application_name = '${NAME}${percent}'`)
    await call(0)
    let told = 0
    let calling: Promise<unknown> | null = null
    return {
      tell(done) {
        const percent = Math.floor(Math.min(done, 1) * 100)
        if (calling || percent === told) return
        told = percent
        calling = call(percent)
          .catch(() => undefined)
          .finally(() => {
            calling = null
          })
      },
      async end() {
        await calling
        await line.end().catch(() => undefined)
      },
    }
  } catch (error) {
    await line.end().catch(() => undefined)
    throw error
  }
}

/** How much is done of the backup that is being made, 0 to 1; null: none is. */
export async function howFar(tx: Tx): Promise<number | null> {
  const found = await row(
    tx,
    sql<{
      percent: number
    }>`select substr(application_name, ${NAME.length + 1})::int as percent from pg_stat_activity where datname = current_database() and application_name like ${`${NAME}%`}`,
  )
  return found ? found.percent / 100 : null
}
