import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

const FILE = 'sw.js'

/** Builds `sw.ts` and tells it which files open the first screen. */
export function serviceWorker(): Plugin {
  let publicFolder = ''
  let source = ''
  return {
    name: 'jinke:service-worker',
    apply: 'build',
    configResolved({ publicDir, root }) {
      publicFolder = publicDir
      source = join(root, 'sw.ts')
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: FILE })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const ours = readdirSync(publicFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
          /\.\w+$/.test(name),
        )
        const shell = ['/', ...assetsOfShell(bundle), ...ours.map((name) => `/${name.replaceAll('\\', '/')}`)]
        const print = createHash('sha256').update(shell.join('\n'))
        for (const name of ours) print.update(readFileSync(join(publicFolder, name)))
        const worker = bundle[FILE] as Rolldown.OutputChunk
        worker.code = worker.code
          .replaceAll('__SHELL__', JSON.stringify(shell))
          .replaceAll('__BUILD__', JSON.stringify(print.digest('hex').slice(0, 12)))
      },
    },
  }
}

/** The entry with all it imports, and the screens that must open without a network. */
function assetsOfShell(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const found = new Set<string>()
  const add = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || chunk?.type !== 'chunk') return
    found.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
    for (const imported of chunk.imports) add(imported)
  }
  for (const chunk of chunks)
    if ((chunk.isEntry && chunk.fileName !== FILE) || OFFLINE.test(chunk.facadeModuleId ?? '')) add(chunk.fileName)
  return [...found].map((name) => `/${name}`)
}

const OFFLINE = /\/screens\/(today|customer|log)\/\w+\.tsx$|\/palette\.tsx$/
