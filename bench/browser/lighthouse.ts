import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { onStop } from '../stage/ending.ts'
import { root } from '../stage/root.ts'
import { freePort } from '../stage/server.ts'
import { signInWith } from './phone.ts'
import { FLAGS } from './visit.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const

export interface Judged {
  /** Of a hundred. */
  performance: number
  accessibility: number
  bestPractices: number
  /** Audits that cost points: their names and, where they name elements, the first of them. */
  faults: string[]
}

export interface Judge {
  judge(address: string, asVisitor?: boolean): Promise<Judged>
  close(): Promise<void>
}

interface Audit {
  id: string
  score: number | null
  displayValue?: string
  details?: { items?: { node?: { selector?: string }; description?: string }[] }
}
interface Report {
  runtimeError?: { code: string }
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
}
/** Now and then it misses a page's first paint. */
const TRIES = 3

type Lighthouse = (address: string, flags: object) => Promise<{ lhr: Report } | undefined>

/**
 * Lighthouse with the real Chromium, as a phone, signed in. Line and processor are really slowed down: what it reckons from a fast visit
 * takes the program, which is fetched beside what the server drew, for a part of the first paint. Its packages stand below bench and
 * are fetched where they lack.
 */
export async function openJudge(browserPath: string, url: string, cookie: string): Promise<Judge> {
  const lighthouse = await loadLighthouse()
  const folder = mkdtempSync(join(tmpdir(), 'jinke-lighthouse-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: browserPath,
    args: [...FLAGS, `--remote-debugging-port=${port}`],
    locale: 'zh-CN',
  })
  const close = async () => {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const forget = onStop(close)
  await signInWith(context, url, cookie)
  return {
    async judge(address, asVisitor = false) {
      if (asVisitor) await context.clearCookies()
      const look = { port, onlyCategories: CATEGORIES, throttlingMethod: 'devtools', logLevel: 'silent', locale: 'en' }
      let report: Report | undefined
      for (let tried = 0; tried < TRIES && (!report || report.runtimeError); tried++)
        report = (await lighthouse(address, look))?.lhr
      if (asVisitor) await signInWith(context, url, cookie)
      if (!report || report.runtimeError)
        throw new Error(`Lighthouse saw nothing of ${address}: ${report?.runtimeError?.code}`)
      return read(report)
    },
    async close() {
      forget()
      await close()
    },
  }
}

async function loadLighthouse(): Promise<Lighthouse> {
  const folder = join(root, 'bench')
  if (!existsSync(join(folder, 'node_modules', 'lighthouse')))
    execFileSync('npm', ['ci', '--prefix', folder, '--loglevel=error'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const entry = createRequire(join(folder, 'package.json')).resolve('lighthouse')
  return (await import(pathToFileURL(entry).href)).default
}

function read({ categories, audits }: Report): Judged {
  const hundredth = (category: string) => Math.round((categories[category]?.score ?? 0) * 100)
  const costly = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => audits[id] as Audit)
  return {
    performance: hundredth('performance'),
    accessibility: hundredth('accessibility'),
    bestPractices: hundredth('best-practices'),
    faults: costly.map(({ id, displayValue, details }) => {
      const [first] = details?.items ?? []
      return [id, displayValue, first?.node?.selector ?? first?.description].filter(Boolean).join(' · ')
    }),
  }
}
