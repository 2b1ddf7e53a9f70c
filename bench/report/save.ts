import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../stage/root.ts'
import { drawPicture } from './picture.ts'
import type { Result } from './result.ts'

const folder = join(root, 'bench', 'results')

/** Where the results of a run begun then stand. */
export const folderFor = (at: string, commit: string): string =>
  join(folder, `${at.slice(0, 16).replace(':', '')}-${commit}`)

/** Looks at the screens stand beside the runs. */
const OF_SCREENS = '-browser.json'
const COMMITTED = 'latest.json'

/** The runs before, by their dates, the last run last; the committed one comes before them all. */
export function earlierResults(results = folder): Result[] {
  const names = existsSync(results) ? readdirSync(results) : []
  const runs = names.filter((name) => /^\d.*\.json$/.test(name) && !name.endsWith(OF_SCREENS)).sort()
  return [...names.filter((name) => name === COMMITTED), ...runs].map(
    (name) => JSON.parse(readFileSync(join(results, name), 'utf8')) as Result,
  )
}

/** Writes the result as JSON, as a table and as a picture; answers the JSON’s path. */
export function saveResult(result: Result, table: string, latest: boolean): string {
  mkdirSync(folder, { recursive: true })
  const base = folderFor(result.at, result.machine.commit)
  const json = `${JSON.stringify(result, null, 1)}\n`
  writeFileSync(`${base}.json`, json)
  writeFileSync(`${base}.txt`, `${table}\n`)
  writeFileSync(`${base}.svg`, drawPicture(result))
  if (latest) writeFileSync(join(folder, COMMITTED), json)
  return `${base}.json`
}
