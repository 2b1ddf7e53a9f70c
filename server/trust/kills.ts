import { setTimeout as delay } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Jinke } from './jinke.ts'

/** Ways to end a Jinke, or what it stands on, in the midst of work; each ends with it serving again. */
export const KILLS = {
  /** The server and with it the worker: the database goes on without them. */
  async server(jinke: Jinke) {
    await jinke.end('SIGKILL')
    await jinke.start()
  },
  /** The database: the server starts it again. */
  async database(jinke: Jinke) {
    killed(jinke.postmaster())
    await jinke.answers()
  },
  /** One process that serves a connection: PostgreSQL ends all others with it. */
  async connection(jinke: Jinke, chance: Chance) {
    const backends = jinke.backends()
    if (backends.length > 0) killed(chance.of(backends))
    await jinke.answers()
  },
  /** As when the power goes. */
  async everything(jinke: Jinke) {
    const postmaster = jinke.postmaster()
    const ended = jinke.end('SIGKILL')
    killed(postmaster)
    await ended
    await jinke.start()
  },
  /** The server, and once more while it starts. */
  async serverTwice(jinke: Jinke, chance: Chance) {
    await jinke.end('SIGKILL')
    jinke.launch()
    await delay(chance.below(1500))
    await jinke.end('SIGKILL')
    await jinke.start()
  },
  /** The database, and once more while it recovers. */
  async databaseTwice(jinke: Jinke, chance: Chance) {
    killed(jinke.postmaster())
    await delay(chance.below(600))
    killed(jinke.postmaster())
    await jinke.answers()
  },
  /** In good order, as an upgrade does. */
  async stop(jinke: Jinke) {
    const code = await jinke.end('SIGTERM')
    if (code !== 0) throw new Error(`told to stop it ended with ${code}`)
    await jinke.start()
  },
} satisfies Record<string, (jinke: Jinke, chance: Chance) => Promise<void>>

export type Kill = keyof typeof KILLS

function killed(pid: number | null): void {
  try {
    if (pid) process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it is gone already
  }
}
