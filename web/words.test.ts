import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+/g

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name) && !/\.(texts|test)\.tsx?$/.test(name))

const ofScreens = [...sources('web'), ...sources('modules').filter((name) => name.includes('/ui/'))]

/** What the compiler leaves of a file: its comments, where the method's own words may stand, are gone. */
async function withoutComments(name: string): Promise<string> {
  const loader = name.endsWith('x') ? 'tsx' : 'ts'
  const options = { loader, jsx: 'preserve', legalComments: 'none', charset: 'utf8' } as const
  return (await transform(readFileSync(join(ROOT, name), 'utf8'), options)).code
}

test('every Chinese word of the screens stands in a *.texts.ts, with its English beside it', async () => {
  const found: string[] = []
  for (const name of ofScreens) {
    const words = (await withoutComments(name)).match(CHINESE)
    if (words) found.push(`${name}: ${words.join(' ')}`)
  }
  expect(found).toEqual([])
})
