import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testFolder } from '../../platform/postgres/testing/index.ts'
import { LONG } from '../../testing/long.ts'
import { type MailServer, startMailServer, whyNoMailServer } from '../../testing/mailServer.ts'
import { chanceOf, seedOfRun } from './chance.ts'
import { Jinke } from './jinke.ts'
import { KILLS, type Kill } from './kills.ts'
import { Load } from './load.ts'
import { jobsLeft, keepJournal, letterStates, reckon } from './reckoning.ts'

// Mixed work through HTTP on a Jinke as users start it, which is killed again and again. What was acknowledged is held
// against the database and the mailbox: nothing lost, nothing doubled, nothing half done.

/** The long form is run in as many pieces as one likes, each with a seed of its own. */
const KILLS_OF_RUN = LONG ? Number(process.env.JINKE_TRUST_KILLS ?? 200) : 5
const LONGEST_PAUSE_MS = LONG ? 1500 : 700
const TIMEOUT = LONG ? 60 * 60_000 : 180_000

const folder = testFolder()
const seed = seedOfRun()
const noMail = whyNoMailServer()
let jinke: Jinke
let postman: MailServer | null = null

beforeAll(async () => {
  jinke = await Jinke.on(join(folder.path, 'data'))
  const [, mail] = await Promise.all([jinke.start(), noMail ? null : startMailServer(['post', 'wang'])])
  postman = mail
}, 240_000)
afterAll(async () => {
  await jinke.end('SIGTERM')
  await postman?.stop()
  folder.remove()
})

test(`kill -9 of server and database in the midst of mixed work: nothing acknowledged is lost, doubled or half done${noMail ? ` (without mail: ${noMail})` : ''}`, {
  timeout: TIMEOUT,
}, async () => {
  console.log(`JINKE_TRUST_SEED=${seed}`)
  const chance = chanceOf(seed)
  const load = await Load.on(jinke, chanceOf(seed + 1), postman?.smtp ?? null)
  await keepJournal(jinke.owner())
  load.begin()
  const names = Object.keys(KILLS) as Kill[]
  const done: Kill[] = []
  // Each kind comes up, in an order by chance.
  for (let deck: Kill[] = []; done.length < KILLS_OF_RUN; ) {
    if (deck.length === 0) deck = [...names]
    const [kill] = deck.splice(chance.below(deck.length), 1) as [Kill]
    await delay(200 + chance.below(LONGEST_PAUSE_MS))
    await KILLS[kill](jinke, chance)
    done.push(kill)
  }
  await load.end()
  while ((await jobsLeft(jinke.owner())) > 0) await delay(100)
  const { ledger } = load
  const breaks = done.length + done.filter((kill) => kill.endsWith('Twice')).length
  const faults = await reckon(jinke.owner(), ledger, postman && { mails: await postman.mails('wang'), breaks })
  console.log(`${summary(done, ledger)}\nletters ${JSON.stringify(await letterStates(jinke.owner()))}`)
  expect(faults).toEqual([])
})

function summary(done: readonly Kill[], { acts, passing }: Load['ledger']): string {
  const count = (words: readonly string[]) =>
    JSON.stringify(
      Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((w) => w === word).length])),
    )
  return [
    `${done.length} kills ${count(done)}`,
    `kept ${count(acts.filter((a) => a.told === 'kept').map((a) => a.kind))}`,
    `refused ${count(acts.filter((a) => a.told === 'refused').map((a) => `${a.kind} ${a.reason}`))}`,
    `sent more than once: ${acts.filter((a) => a.sent > 1).length}; answers that passed: ${JSON.stringify(Object.fromEntries(passing))}`,
  ].join('\n')
}
