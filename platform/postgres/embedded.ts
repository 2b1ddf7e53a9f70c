import { readFileSync, realpathSync, rmSync } from 'node:fs'
import { join as pathTo } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { z } from 'zod'
import { type Text, texts } from '../../shared/text.ts'
import type { Config } from '../config.ts'
import { worded } from '../startupProblem.ts'
import { type Binaries, runnableBinaries } from './binaries.ts'
import { APP, DATABASE, ensureCluster, OWNER, type Secrets } from './cluster.ts'
import { folderProblem, openDataFolder, writeSmall } from './folder.ts'
import { addressFor, type Place } from './place.ts'
import { type DatabaseRole, type Postgres, type Serving, versionOf } from './postgres.ts'
import { stop } from './postmaster.ts'
import { join, type Presence, tryLock, wasLast } from './presence.ts'
import { isAlive } from './processes.ts'
import { databaseAccount } from './unprivileged.ts'

const words = texts({
  down: { zh: '数据库意外停止，正在重新启动。', en: 'The database stopped unexpectedly and is being started again.' },
  stillDown: { zh: '数据库仍未启动：{reason}', en: 'The database is still down: {reason}' },
  up: { zh: '数据库已恢复。', en: 'The database is back.' },
})

/** Hears of what happens to the database while Jinke runs. */
export type Tell = (what: Text) => void

/** Opens the data folder's own PostgreSQL: makes it, joins the one that runs, or starts it, whatever is needed. */
export async function openEmbedded(config: Config, shipped: Binaries, tell: Tell): Promise<Postgres> {
  try {
    const place = await settle(config, shipped)
    const secrets = await ensureCluster(place)
    const presence = await join(place, secrets)
    return new Embedded(place, secrets, presence, await versionOf(presence.client), tell)
  } catch (error) {
    throw folderProblem(error, config.data)
  }
}

async function settle(config: Config, shipped: Binaries): Promise<Place> {
  const account = databaseAccount(config.data)
  openDataFolder(config.data, account)
  const data = realpathSync(config.data)
  const binaries = await runnableBinaries(shipped, data, account)
  return { data, account, binaries, address: await addressFor(data), fast: config.testFastDatabase }
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000
const LAST_PATIENCE_MS = 5_000

class Embedded implements Postgres {
  readonly kind = 'embedded'
  readonly version: number
  readonly #place: Place
  readonly #secrets: Secrets
  readonly #tell: Tell
  readonly #givingUp = new AbortController()
  #presence: Presence
  #isServing = false
  #isClosing = false
  #returning: Promise<void> = Promise.resolve()

  constructor(place: Place, secrets: Secrets, presence: Presence, version: number, tell: Tell) {
    // Where a running one was joined, it decides the address; should it crash, its successor answers there too.
    this.#place = { ...place, address: presence.address }
    this.#secrets = secrets
    this.#presence = presence
    this.version = version
    this.#tell = tell
    this.#watch()
  }

  connection(role: DatabaseRole): pg.ClientConfig {
    const user = role === 'owner' ? OWNER : APP
    return { ...this.#place.address, database: DATABASE, user, password: this.#secrets[role] }
  }

  async takeServing(serving: Serving): Promise<Serving | null> {
    if (!(await tryLock(this.#presence.client, 'exclusive', 'serving'))) return whoServes(this.#place.data)
    this.#isServing = true
    writeSmall(servingFile(this.#place.data), serving)
    return null
  }

  async close(): Promise<void> {
    this.#isClosing = true
    // A database that is just being started again had better be there when it is to be stopped.
    const patience = setTimeout(() => this.#givingUp.abort(), LAST_PATIENCE_MS)
    await this.#returning
    clearTimeout(patience)
    const { client } = this.#presence
    try {
      if (this.#isServing) rmSync(servingFile(this.#place.data), { force: true })
      if (await wasLast(client)) await stop(this.#place)
    } catch {
      // The database is down already.
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  #watch(): void {
    this.#presence.client.once('end', () => {
      if (!this.#isClosing) this.#returning = this.#return()
    })
  }

  /** Joins again, starting the database where nobody else did; tries until it succeeds or Jinke closes. */
  async #return(): Promise<void> {
    this.#tell(words.down)
    const { signal } = this.#givingUp
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        this.#presence = await join(this.#place, this.#secrets, signal)
        if (this.#isServing) await tryLock(this.#presence.client, 'exclusive', 'serving')
        this.#watch()
        this.#tell(words.up)
        return
      } catch (error) {
        if (this.#isClosing) return
        this.#tell(worded(words.stillDown, { reason: (error as Error).message }))
        await delay(pause, undefined, { signal }).catch(() => undefined)
      }
    }
  }
}

const servingFile = (data: string): string => pathTo(data, 'serving.json')
const servingShape = z.object({ url: z.string(), pid: z.number() })

/** Who holds the right to serve: it writes that down right after it has taken it. */
async function whoServes(data: string): Promise<Serving> {
  for (let look = 0; look < 40; look++) {
    const serving = readServing(data)
    if (serving && isAlive(serving.pid)) return serving
    await delay(50)
  }
  return readServing(data) ?? { url: '?', pid: 0 }
}

export function readServing(data: string): Serving | null {
  try {
    return servingShape.parse(JSON.parse(readFileSync(servingFile(data), 'utf8')))
  } catch {
    return null
  }
}
