#!/usr/bin/env node
// Builds all, or the parts named: `node bin/build.mjs server web`.
import { realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './checkout.mjs'
import { filesIn, stampOf, writeStamp } from './sources.mjs'

const builders = { server: buildServer, web: buildWeb }

/** dist/cli.mjs, and each `NAME.worker.ts`, which runs in a thread of its own, as dist/NAME.worker.mjs beside it. */
export async function buildServer() {
  const { build } = await import('esbuild')
  const workers = ['shared', 'platform', 'modules', 'server']
    .flatMap(filesIn)
    .filter((path) => path.endsWith('.worker.ts'))
  const entries = ['server/cli.ts', ...workers]
  await build({
    absWorkingDir: root,
    entryPoints: entries.map((path) => ({ in: path, out: basename(path, '.ts') })),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'silent', // it throws what it has to say
  })
}

/** dist/web, and dist/drawing, with which the server draws the first screen. */
export async function buildWeb() {
  const { build } = await import('vite')
  const config = { configFile: join(root, 'vite.config.ts'), logLevel: 'warn' }
  // Whoever asks for it, a test too: the screens of users are the ones without React's aids for those who write them.
  const { NODE_ENV: asker } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build(config)
    await build({ ...config, build: { ssr: 'drawing.tsx' } })
  } finally {
    if (asker === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = asker
  }
}

export async function build(parts = Object.keys(builders)) {
  for (const part of parts) {
    const stamp = stampOf(part)
    writeStamp(part, '')
    await builders[part]()
    writeStamp(part, stamp)
  }
}

const isRun = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
if (isRun) {
  await build(process.argv.length > 2 ? process.argv.slice(2) : undefined).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
