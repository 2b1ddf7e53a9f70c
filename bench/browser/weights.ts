import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { root } from '../stage/root.ts'

/** What a file of the screens weighs as it is sent, and what is in it. */
export interface Weight {
  file: string
  bytes: number
  /** When it is fetched: before the day's list, right after it while nothing is to do, or when a screen is opened. */
  when: 'first' | 'idle' | 'later'
  /** The heaviest of its parts: packages and folders, in bytes of their share. */
  parts: { name: string; bytes: number }[]
}

const FIRST = /\/(main|screens\/today\/Today)\.tsx$/
const IDLE =
  /\/(palette|screens\/(log\/LogAnywhere|customers\/CreateAnywhere|appointments\/Arrange|today\/DayPanel))\.tsx$/
const SHOWN_PARTS = 6

/** Builds the screens once more, into nothing, and weighs every file of them. */
export async function weigh(): Promise<Weight[]> {
  const built = (await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput
  const chunks = built.output.filter(
    (file) => file.type === 'chunk' && file.fileName !== 'sw.js',
  ) as Rolldown.OutputChunk[]
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const reach = (wanted: RegExp): Set<string> => {
    const found = new Set<string>()
    const add = (name: string) => {
      const chunk = byName.get(name)
      if (!chunk || found.has(name)) return
      found.add(name)
      chunk.imports.forEach(add)
    }
    for (const { fileName, facadeModuleId, isEntry } of chunks)
      if (wanted.test(facadeModuleId ?? '') || (isEntry && wanted === FIRST)) add(fileName)
    return found
  }
  const [first, idle] = [reach(FIRST), reach(IDLE)]
  return chunks
    .map((chunk) => ({
      file: chunk.fileName.replace('assets/', ''),
      bytes: brotliCompressSync(chunk.code).length,
      when: first.has(chunk.fileName)
        ? ('first' as const)
        : idle.has(chunk.fileName)
          ? ('idle' as const)
          : ('later' as const),
      chunk,
    }))
    .map(({ chunk, ...weight }) => ({ ...weight, parts: partsOf(chunk, weight.bytes) }))
    .sort((a, b) => b.bytes - a.bytes)
}

/** Each part's share of what the file weighs, by its length before it was compressed. */
function partsOf({ modules }: Rolldown.OutputChunk, bytes: number): Weight['parts'] {
  const lengths = new Map<string, number>()
  for (const [id, { renderedLength }] of Object.entries(modules))
    lengths.set(nameOf(id), (lengths.get(nameOf(id)) ?? 0) + renderedLength)
  const whole = [...lengths.values()].reduce((sum, length) => sum + length, 0) || 1
  return [...lengths]
    .map(([name, length]) => ({ name, bytes: Math.round((length / whole) * bytes) }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, SHOWN_PARTS)
}

function nameOf(id: string): string {
  const [path = ''] = id.replaceAll('\\', '/').replace(/^\0/, '').split('?')
  const ofPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
  return ofPackage ?? path.replace(`${root}/`, '').split('/').slice(0, 3).join('/')
}
