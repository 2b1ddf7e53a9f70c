import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Why a thread gave no answer: it took too long, wanted too much memory, or fell over what it was given. */
export class ThreadFailed extends Error {
  readonly by: 'late' | 'memory' | 'broken'
  constructor(by: ThreadFailed['by'], why: string) {
    super(why)
    this.name = 'ThreadFailed'
    this.by = by
  }
}

export interface ThreadLimits {
  readonly seconds: number
  readonly memoryMegabytes: number
}

export interface Thread<Question, Answer> {
  /** One at a time; a ThreadFailed tells that this question has no answer, and the next finds a fresh thread. */
  ask(question: Question): Promise<Answer>
  end(): Promise<void>
}

/**
 * A thread of its own for reading what strangers wrote: whatever that does to its reader, the server goes on. Its file
 * answers each message by one.
 */
export function thread<Question, Answer>(file: () => Promise<URL>, limits: ThreadLimits): Thread<Question, Answer> {
  let worker: Worker | null = null
  const end = async () => {
    const old = worker
    worker = null
    await old?.terminate()
  }
  return {
    end,
    async ask(question) {
      if (!worker) {
        worker = new Worker(await file(), { resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes } })
        worker.unref()
        // One that dies between two questions must not take the server along.
        worker.on('error', () => undefined)
      }
      try {
        return await answerOf<Answer>(worker, question, limits.seconds)
      } catch (error) {
        await end()
        throw error
      }
    },
  }
}

/** What a thread's file answers with: the answer, or what it fell over. */
export type Said<Answer> = { answer: Answer } | { broken: string }

function answerOf<Answer>(worker: Worker, question: unknown, seconds: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => reject(new ThreadFailed('late', `no answer in ${seconds} s`))),
      seconds * 1000,
    )
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', told).off('error', failed).off('exit', ended)
      act()
    }
    const told = (said: Said<Answer>) =>
      settle(() => ('answer' in said ? resolve(said.answer) : reject(new ThreadFailed('broken', said.broken))))
    const failed = (error: NodeJS.ErrnoException) =>
      settle(() =>
        reject(new ThreadFailed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken', String(error))),
      )
    const ended = () => settle(() => reject(new ThreadFailed('broken', 'the thread ended')))
    worker.on('message', told).on('error', failed).on('exit', ended)
    worker.postMessage(question)
  })
}

/**
 * The file that a thread starts from: built, `NAME.worker.mjs` lies beside the bundle. Run from source, as in tests, Node
 * cannot start a thread in TypeScript, so it is built on first use.
 */
export function threadFile(beside: string, name: string): () => Promise<URL> {
  let located: Promise<URL> | undefined
  return () => (located ??= locate(beside, name))
}

async function locate(beside: string, name: string): Promise<URL> {
  if (!beside.endsWith('.ts')) return new URL(`./${name}.mjs`, beside)
  const { build } = await import('esbuild')
  const source = fileURLToPath(new URL(`./${name}.ts`, beside))
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  const folder = new URL('../node_modules/.cache/jinke/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const file = new URL(`${basename(name)}.mjs`, folder)
  const unfinished = new URL(`${basename(name)}.${process.pid}.part`, folder)
  await writeFile(unfinished, outputFiles[0]?.contents ?? '')
  await rename(unfinished, file)
  return pathToFileURL(fileURLToPath(file))
}
