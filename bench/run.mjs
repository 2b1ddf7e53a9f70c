#!/usr/bin/env node
import { join } from 'node:path'
// npm run bench: builds the product and the benchmark where they are out of date, then runs it.
import { build } from 'esbuild'
import { giveUp, root } from '../bin/checkout.mjs'
import { prepare } from '../bin/prepare.mjs'

await prepare().catch(giveUp)
const outfile = join(root, 'dist', 'bench.mjs')
await build({
  absWorkingDir: root,
  entryPoints: ['bench/main.ts'],
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
