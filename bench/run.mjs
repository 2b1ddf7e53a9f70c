#!/usr/bin/env node
import { join } from 'node:path'
// npm run bench, npm run bench:browser: builds the product and the benchmark where they are out of date, then runs it.
import { build } from 'esbuild'
import { giveUp, root } from '../bin/checkout.mjs'
import { findChromium } from '../bin/chromium.mjs'
import { prepare } from '../bin/prepare.mjs'

const ofScreens = process.argv[2] === 'browser'
if (ofScreens) process.argv.splice(2, 1)
await prepare().catch(giveUp)
if (ofScreens) process.env.CHROME_PATH = findChromium() ?? ''
const outfile = join(root, 'dist', ofScreens ? 'bench.browser.mjs' : 'bench.mjs')
await build({
  absWorkingDir: root,
  entryPoints: [ofScreens ? 'bench/browser/main.ts' : 'bench/main.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'error',
})
process.setSourceMapsEnabled(true)
await import(outfile)
