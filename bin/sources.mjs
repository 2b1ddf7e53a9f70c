import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './checkout.mjs'

const common = ['shared', 'modules', 'package-lock.json', 'tsconfig.json', 'bin/build.mjs']

/** What is built, from what, and a file that shows that it is there. */
const parts = {
  server: { from: [...common, 'platform', 'server', 'db'], into: 'dist/cli.mjs' },
  web: { from: [...common, 'web', 'vite.config.ts'], into: 'dist/web/index.html' },
}

/** Those of some parts whose sources have changed since they were built. */
export function partsToBuild(wanted) {
  return wanted.filter((part) => !existsSync(join(root, parts[part].into)) || readStamp(part) !== stampOf(part))
}

/** A mark of the content of a part's sources. */
export function stampOf(part) {
  const hash = createHash('sha256')
  for (const path of parts[part].from.flatMap(filesIn).sort())
    hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

/** The files at or below a path of the checkout, tests left out. */
export function filesIn(path) {
  const status = statSync(join(root, path), { throwIfNoEntry: false })
  if (!status) return []
  if (status.isDirectory()) return readdirSync(join(root, path)).flatMap((name) => filesIn(`${path}/${name}`))
  return /\.test\.tsx?$/.test(path) ? [] : [path]
}

const stampFile = (part) => join(root, 'dist', `.${part}.stamp`)
const readStamp = (part) => (existsSync(stampFile(part)) ? readFileSync(stampFile(part), 'utf8') : null)

/** Notes which sources a part was built from; none while it is being built. */
export function writeStamp(part, stamp) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile(part), stamp)
}
