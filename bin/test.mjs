#!/usr/bin/env node
// npm test: types, lint, walls, then all tests. `npm test -- FILTER…` runs only the tests that vitest's filters name.
// npm run trust: the same with the long forms of what takes minutes (`--long`).
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root, Stop } from './checkout.mjs'
import { findChromium } from './chromium.mjs'
import { prepare } from './prepare.mjs'
import { tally } from './tally.mjs'

const LONG = '--long'
const filters = process.argv.slice(2).filter((word) => word !== LONG)
const form = process.argv.includes(LONG) ? { JINKE_TRUST: 'long' } : {}
const total = { passed: 0, failed: 0, skipped: [] }

try {
  await prepare({ parts: [] })
  // The checks need nothing that is built, and the longest of them keeps one processor busy only.
  await Promise.all([buildAndTest(), filters.length === 0 && runChecks()])
} catch (error) {
  if (!(error instanceof Stop)) throw error
  process.stdout.write(`${error.detail}${error.message}\n`)
  total.failed++
}
for (const title of total.skipped) console.log(`skipped: ${title}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0

function add({ passed, failed, skipped }) {
  total.passed += passed
  total.failed += failed
  total.skipped.push(...skipped)
}

async function buildAndTest() {
  await prepare()
  add(await runTests(findChromium()))
}

/** The checks of the whole, each of which counts as a test. */
async function runChecks() {
  const folders = ['shared', 'platform', 'modules', 'server', 'web'].filter((folder) => existsSync(join(root, folder)))
  const checks = [
    // On one processor: on two it works twice as much and is no sooner done beside the tests.
    ['types', tool('typescript-native', 'tsc'), ['-p', '.', '--singleThreaded']],
    ['lint', tool('@biomejs/biome', 'biome'), ['check', '.']],
    ['walls', tool('dependency-cruiser', 'depcruise'), ['--config', '.dependency-cruiser.cjs', ...folders]],
  ]
  await Promise.all(
    checks.map(async ([name, script, args]) => {
      const { ok, output } = await run(script, args, 'pipe')
      add({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] })
      console.log(ok ? `${name}: passed` : `${name}: FAILED\n${output}`)
    }),
  )
}

async function runTests(chromium) {
  if (!chromium && filters.length === 0) {
    console.log('FAILED: the tests of the screens cannot run: no Chrome or Chromium found (name one in CHROME_PATH)')
    total.failed++
  }
  const folder = mkdtempSync(join(tmpdir(), 'jinke-tests-'))
  try {
    const report = join(folder, 'report.json')
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
    const { ok } = await run(tool('vitest', 'vitest'), args, 'inherit', {
      ...form,
      ...(chromium && { JINKE_CHROMIUM: chromium }),
    })
    return existsSync(report)
      ? tally(JSON.parse(readFileSync(report, 'utf8')), ok)
      : { passed: 0, failed: 1, skipped: [] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The script behind a command of a package. */
function tool(name, command) {
  const manifest = join(root, 'node_modules', name, 'package.json')
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin[command])
}

function run(script, args, output, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('close', (code) => resolve({ ok: code === 0, output: said }))
  })
}
