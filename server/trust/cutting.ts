import { connect, createServer, type Socket } from 'node:net'

/** When a connection to the database is cut. */
export type Moment = 'now' | 'beforeCommit' | 'afterCommit'

/** A line between Jinke and its database that can be cut, at just the moment that hurts most. */
export interface Line {
  readonly port: number
  /** Cuts all connections now, or the next that commits: before the database hears of it, or before its answer is passed on. */
  cut(moment: Moment): void
  /** How often the line was cut. */
  cuts(): number
  close(): Promise<void>
}

const COMMIT = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1')
const COMMITTED = Buffer.from('COMMIT\0', 'latin1')

export async function lineTo(database: { host: string; port: number }): Promise<Line> {
  const pairs = new Set<() => void>()
  let next: Moment | null = null
  let cuts = 0
  const isNext = (moment: Moment) => {
    if (next !== moment) return false
    next = null
    return true
  }
  const server = createServer((near: Socket) => {
    const path = `${database.host}/.s.PGSQL.${database.port}`
    const far = database.host.startsWith('/') ? connect(path) : connect(database.port, database.host)
    let isDoomed = false
    const end = () => {
      near.destroy()
      far.destroy()
      pairs.delete(end)
    }
    const cut = () => {
      cuts += 1
      end()
    }
    pairs.add(end)
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
    near.on('data', (said: Buffer) => {
      const commits = said.includes(COMMIT)
      if (commits && isNext('beforeCommit')) return cut()
      if (commits && isNext('afterCommit')) isDoomed = true
      far.write(said)
    })
    far.on('data', (said: Buffer) => {
      if (isDoomed && said.includes(COMMITTED)) return cut()
      near.write(said)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  return {
    port,
    cut(moment) {
      if (moment !== 'now') {
        next = moment
        return
      }
      cuts += 1
      for (const end of [...pairs]) end()
    },
    cuts: () => cuts,
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const end of [...pairs]) end()
      await closed
    },
  }
}
