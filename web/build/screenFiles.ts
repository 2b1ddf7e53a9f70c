import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

const SCREEN = /screen\('([^']+)', \(\) => import\('([^']+)'\)\)/g
/** Who is not signed in meets them at any address. */
const DOORS = [
  ['door', './screens/sign-in/SignIn.tsx'],
  ['first-run', './screens/first-run/FirstRun.tsx'],
] as const

/**
 * Writes `screens.json`: which files each screen needs beside those that every page loads. The server names them in the
 * page that it draws, so that the screen's styles are there with it and its program is not asked for one after another.
 */
export function screenFiles(): Plugin {
  let router = ''
  return {
    name: 'jinke:screen-files',
    apply: 'build',
    configResolved({ root }) {
      router = join(root, 'router.tsx')
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const screens = [...readFileSync(router, 'utf8').matchAll(SCREEN)].map(
          ([, path, file]) => [path, file] as const,
        )
        const always = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.isEntry && file.name === 'index',
        )
        const known = new Set(filesOf(always as Rolldown.OutputChunk, bundle))
        const files = [...screens, ...DOORS].map(([path, file]) => {
          const module = join(dirname(router), file as string)
          const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && module in one.modules)
          return [path, filesOf(chunk as Rolldown.OutputChunk, bundle).filter((name) => !known.has(name))]
        })
        this.emitFile({ type: 'asset', fileName: 'screens.json', source: JSON.stringify(Object.fromEntries(files)) })
      },
    },
  }
}

/** A file with its styles and with all that it imports, the innermost last. */
function filesOf(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, found = new Set<string>()): string[] {
  if (found.has(chunk.fileName)) return []
  found.add(chunk.fileName)
  for (const imported of chunk.imports) {
    const other = bundle[imported]
    if (other?.type === 'chunk') filesOf(other, bundle, found)
  }
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
  return [...found]
}
