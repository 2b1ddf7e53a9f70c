import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { WrongOption } from '../options.ts'
import { folderFor } from '../report/save.ts'
import { dataFolder } from '../stage/companies.ts'
import { endAll, onStop } from '../stage/ending.ts'
import { lookAround } from '../stage/machine.ts'
import { root } from '../stage/root.ts'
import { openGate } from './gate.ts'
import { type Judged, openJudge } from './lighthouse.ts'
import { type BrowserOptions, readOptions, usage } from './options.ts'
import type { BrowserResult, ScreenResult } from './result.ts'
import { longLists, type Screen, screens } from './screens.ts'
import { type Looked, openDemo, openLong } from './stage.ts'
import { writeTables } from './table.ts'
import { FLAGS, type Visited, visit } from './visit.ts'
import { weigh } from './weights.ts'

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void endAll().finally(() => process.exit(130)))

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(`${usage}\n`)
  const options = readOptions(args)
  const at = new Date().toISOString()
  const machine = await lookAround()
  const executablePath = process.env.CHROME_PATH
  if (!executablePath) throw new Error('No Chrome or Chromium found; name one in CHROME_PATH.')
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  onStop(() => browser.close())
  const chosen = (all: readonly Screen[]) =>
    all.filter(({ id }) => !options.screens || options.screens.some((name) => id.startsWith(name)))
  const demo = await openDemo(dataFolder(), options.url, tell)
  const ofDemo = await lookAt(demo, chosen(screens), 0, { browser, executablePath, options })
  await demo.close()
  const long = options.long > 0 ? await openLong(dataFolder(), options.long, tell) : null
  const ofLong = long ? await lookAt(long, chosen(longLists), options.long, { browser, executablePath, options }) : []
  await long?.close()
  const result: BrowserResult = {
    at,
    machine,
    loadAtEnd: loadavg().map((load) => Number(load.toFixed(2))),
    options,
    screens: ofDemo,
    long: ofLong,
    weights: await weigh(),
  }
  save(result)
  await endAll()
}

interface Eyes {
  browser: Browser
  executablePath: string
  options: BrowserOptions
}

async function lookAt(
  { url, cookie }: Looked,
  chosen: readonly Screen[],
  customers: number,
  { browser, executablePath, options }: Eyes,
): Promise<ScreenResult[]> {
  const gate = await openGate(url)
  const judge = options.lighthouse ? await openJudge(executablePath, url, cookie) : null
  const customer = await aCustomer(url, cookie)
  const results: ScreenResult[] = []
  for (const screen of chosen) {
    const path = screen.path.replace('{customer}', customer)
    const visits: Visited[] = []
    for (let run = 0; run < options.runs; run++)
      visits.push(await visit(browser, gate, screen, path, screen.asVisitor ? null : cookie))
    const visited = middleBy(visits, ({ largestPaint }) => largestPaint)
    const judgements: Judged[] = []
    for (let run = 0; judge && run < options.runs; run++)
      judgements.push(await judge.judge(`${url}${path}`, screen.asVisitor))
    const judged = judge ? middleBy(judgements, ({ performance }) => performance) : null
    results.push({ id: screen.id, customers, visited, judged })
    tell(`${screen.id}: ${JSON.stringify({ ...visited, ...judged })}`)
  }
  await judge?.close()
  await gate.close()
  return results
}

const middleBy = <T>(all: readonly T[], by: (one: T) => number): T =>
  all.toSorted((a, b) => by(a) - by(b))[Math.floor(all.length / 2)] as T

async function aCustomer(url: string, cookie: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/customers?limit=1`, { headers: { cookie } })
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items[0]?.id ?? ''
}

function save(result: BrowserResult): void {
  const tables = writeTables(result)
  const base = `${folderFor(result.at, result.machine.commit)}-browser`
  const json = `${JSON.stringify(result, null, 1)}\n`
  mkdirSync(join(root, 'bench', 'results'), { recursive: true })
  writeFileSync(`${base}.json`, json)
  writeFileSync(`${base}.md`, `${tables}\n`)
  if (result.options.latest) writeFileSync(join(root, 'bench', 'results', 'browser.json'), json)
  process.stdout.write(`${tables}\n\n${base}.json\n`)
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  async (error: Error) => {
    tell(error instanceof WrongOption ? error.message : (error.stack ?? error.message))
    await endAll()
    process.exit(1)
  },
)
