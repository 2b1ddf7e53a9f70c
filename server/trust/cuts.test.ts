import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withClient } from '../../platform/client.ts'
import { eventually, testFolder } from '../../platform/postgres/testing/index.ts'
import { type Line, lineTo, type Moment, slowLineTo } from '../../testing/cutting.ts'
import { inDatabase } from '../../testing/database.ts'
import { LONG } from '../../testing/long.ts'
import { type MailServer, startMailServer, whyNoMailServer } from '../../testing/mailServer.ts'
import { chanceOf, seedOfRun } from './chance.ts'
import { Jinke } from './jinke.ts'
import { Load } from './load.ts'
import { asking, jobsLeft, keepJournal, letterStates, reckon } from './reckoning.ts'

// Mixed work on an outside PostgreSQL whose line is cut again and again: at any moment, as a commit is asked for, after it was made
// but before anybody heard of it, and that alone by which the worker shows that it lives. Mails go out through a slow server.

const CUTS = LONG ? Number(process.env.JINKE_TRUST_CUTS ?? 100) : 6
const MOMENTS: Moment[] = ['presenceUnheard', 'now', 'beforeCommit', 'afterCommit', 'presence']
const SLOW_MS = 10
const { owner: server } = inject('database')
const name = `jinke_cut_${randomUUID().replaceAll('-', '')}`
const owner = { ...inDatabase(server, name), options: '-c search_path=company_main,public' }
const folder = testFolder()
const seed = seedOfRun()
const noMail = whyNoMailServer()
let line: Line
let jinke: Jinke
let postman: MailServer | null = null
let slow: Awaited<ReturnType<typeof slowLineTo>> | null = null

const isOutside = typeof server.host === 'string'

beforeAll(async () => {
  if (!isOutside) return
  await withClient(server, (client) => client.query(`create database ${name}`))
  line = await lineTo({ host: server.host as string, port: server.port as number })
  const { user, password } = server
  const DATABASE_URL = `postgresql://${user}:${password}@127.0.0.1:${line.port}/${name}`
  jinke = await Jinke.on(join(folder.path, 'data'), { DATABASE_URL })
  const [, mail] = await Promise.all([jinke.start(), noMail ? null : startMailServer(['post', 'wang'])])
  postman = mail
  slow = mail && (await slowLineTo(mail.smtp, SLOW_MS))
}, 120_000)
afterAll(async () => {
  await jinke?.end('SIGTERM')
  await slow?.close()
  await postman?.stop()
  await line?.close()
  await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`))
  folder.remove()
})

test.skipIf(!isOutside)(
  `the line to the database is cut ${CUTS} times, before and after commits too: nothing acknowledged is lost, doubled or half done${noMail ? ` (without mail: ${noMail})` : ''}`,
  { timeout: LONG ? 30 * 60_000 : 120_000 },
  async () => {
    console.log(`JINKE_TRUST_SEED=${seed}`)
    const chance = chanceOf(seed)
    const load = await Load.on(jinke, chanceOf(seed + 1), slow?.port ?? null)
    await keepJournal(owner)
    load.begin()
    for (let n = 0; n < CUTS; n++) {
      await delay(50 + chance.below(300))
      line.cut(MOMENTS[n % MOMENTS.length] as Moment)
      await eventually(() => line.cuts() > n)
    }
    await load.end()
    while ((await jobsLeft(owner)) > 0) await delay(100)
    const { acts, passing } = load.ledger
    const mails = postman && { mails: await postman.mails('wang'), breaks: line.cuts() }
    console.log(
      `letters ${JSON.stringify(await letterStates(owner))}, ${line.cuts()} cuts, ${acts.length} acts, answers that passed: ${JSON.stringify(Object.fromEntries(passing))}`,
    )
    expect(await reckon(owner, load.ledger, mails)).toEqual([])
  },
)

test.skipIf(!isOutside)(
  'a write whose commit nobody heard of is told as just that, and asked again it stands once',
  async () => {
    const key = await jinke.signIn()
    const name = `断线 ${randomUUID()}`
    const ask = (idempotencyKey: string) => {
      const headers = { 'idempotency-key': idempotencyKey, 'accept-language': 'en' }
      return jinke.fetch('/customers', key, { method: 'POST', body: { name, force: true }, headers })
    }
    const idempotencyKey = randomUUID()
    line.cut('afterCommit')
    const unheard = await ask(idempotencyKey)
    expect([unheard.status, (await unheard.json()).reason]).toEqual([503, 'outcome_unknown'])
    const again = await eventually(() => ask(idempotencyKey).then((answer) => (answer.ok ? answer : null)))
    expect(again.headers.get('idempotent-replay')).toBe('true')
    expect(await asking(owner, (look) => look('select from customer where name = $1', [name]))).toHaveLength(1)
  },
)
