import { mkdir, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * The file that the thread starts from: built, it lies beside the bundle. Run from source, as in tests, Node cannot
 * start a thread in TypeScript, so it is built on first use.
 */
export const workerFile = (): Promise<URL> => (started ??= locate())

let started: Promise<URL> | undefined

async function locate(): Promise<URL> {
  if (!import.meta.url.endsWith('.ts')) return new URL('./xlsx.worker.mjs', import.meta.url)
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./xlsx.worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  const folder = new URL('../../../node_modules/.cache/jinke/', import.meta.url)
  const file = new URL('xlsx.worker.mjs', folder)
  const unfinished = new URL(`${process.pid}.part`, folder)
  await mkdir(folder, { recursive: true })
  await writeFile(unfinished, outputFiles[0]?.contents ?? '')
  await rename(unfinished, file)
  return file
}
