import { connect, createServer, type Socket } from 'node:net'

/**
 * When a connection to the database is cut: all at once; the one that commits next, before or after; that alone by which a worker
 * shows that it lives, so that both sides hear of it, or the database only.
 */
export type Moment = 'now' | 'beforeCommit' | 'afterCommit' | 'presence' | 'presenceUnheard'

/** A line between Jinke and its database that can be cut, at just the moment that hurts most. */
export interface Line {
  readonly port: number
  /** Cuts all connections now, or the next that is at that moment. */
  cut(moment: Moment): void
  /** How often the line was cut. */
  cuts(): number
  close(): Promise<void>
}

const COMMIT = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1')
const COMMITTED = Buffer.from('COMMIT\0', 'latin1')
/** Only a worker's presence takes a lock beyond its transaction. */
const PRESENCE = Buffer.from('pg_advisory_lock_shared', 'latin1')

/** A line's two ends. */
interface Pair {
  isPresence: boolean
  end(): void
  endUnheard(): void
}

export async function lineTo(database: { host: string; port: number }): Promise<Line> {
  const pairs = new Set<Pair>()
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
    let isUnheard = false
    const pair: Pair = {
      isPresence: false,
      end() {
        near.destroy()
        far.destroy()
        pairs.delete(pair)
      },
      endUnheard() {
        isUnheard = true
        pair.isPresence = false
        far.destroy()
      },
    }
    pairs.add(pair)
    const cut = () => {
      cuts += 1
      pair.end()
    }
    near.on('error', pair.end).on('close', pair.end)
    for (const event of ['error', 'close']) far.on(event, () => isUnheard || pair.end())
    near.on('data', (said: Buffer) => {
      const commits = said.includes(COMMIT)
      if (commits && isNext('beforeCommit')) return cut()
      if (commits && isNext('afterCommit')) isDoomed = true
      if (!far.destroyed) far.write(said)
      if (!said.includes(PRESENCE)) return
      pair.isPresence = true
      cutPresence()
    })
    far.on('data', (said: Buffer) => {
      if (isDoomed && said.includes(COMMITTED)) return cut()
      near.write(said)
    })
  })
  /** Where a worker is away just now, its next line. */
  const cutPresence = () => {
    const present = [...pairs].find((pair) => pair.isPresence)
    if (!present || !next?.startsWith('presence')) return
    cuts += 1
    if (isNext('presence')) present.end()
    else if (isNext('presenceUnheard')) present.endUnheard()
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  return {
    port,
    cut(moment) {
      if (moment !== 'now') {
        next = moment
        return cutPresence()
      }
      cuts += 1
      for (const pair of [...pairs]) pair.end()
    },
    cuts: () => cuts,
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const pair of [...pairs]) pair.end()
      await closed
    },
  }
}

/** A way to a mail server that is slow: each of its answers comes so much later. Answers its port. */
export async function slowLineTo(port: number, ms: number): Promise<{ port: number; close(): Promise<void> }> {
  const lines = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) lines.add(socket.on('error', () => undefined))
    near.pipe(far)
    far.on('data', (said: Buffer) => setTimeout(() => near.write(said), ms))
    far.on('end', () => setTimeout(() => near.end(), ms))
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as { port: number }).port,
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const line of lines) line.destroy()
      await closed
    },
  }
}
