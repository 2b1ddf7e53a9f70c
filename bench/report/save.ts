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

/** The run before, by its date; the committed one where there is no other. */
export function lastResult(results = folder): Result | null {
  const runs = existsSync(results)
    ? readdirSync(results)
        .filter((name) => /^\d.*\.json$/.test(name) && !name.endsWith(OF_SCREENS))
        .sort()
    : []
  const chosen = join(results, runs.at(-1) ?? 'latest.json')
  return existsSync(chosen) ? (JSON.parse(readFileSync(chosen, 'utf8')) as Result) : null
}

/** Writes the result as JSON, as a table and as a picture; answers the JSON’s path. */
export function saveResult(result: Result, table: string, latest: boolean): string {
  mkdirSync(folder, { recursive: true })
  const base = folderFor(result.at, result.machine.commit)
  const json = `${JSON.stringify(result, null, 1)}\n`
  writeFileSync(`${base}.json`, json)
  writeFileSync(`${base}.txt`, `${table}\n`)
  writeFileSync(`${base}.svg`, drawPicture(result))
  if (latest) writeFileSync(join(folder, 'latest.json'), json)
  return `${base}.json`
}
