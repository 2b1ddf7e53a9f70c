import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export interface ThreadLimits {
  readonly seconds: number
  readonly memoryMegabytes: number
}

/** What went wrong in a thread: too slow, out of memory, or what its code threw. */
export type ThreadFailure = { failure: 'late' | 'memory' | 'broken'; message: string }

/** Work that foreign content could hang or crash, done apart: one question after another, each with a limit of time. */
export class Thread<Question, Answer> {
  readonly #source: URL
  readonly #limits: ThreadLimits
  #worker: Worker | undefined

  constructor(source: URL, limits: ThreadLimits) {
    this.#source = source
    this.#limits = limits
  }

  /** Asks the thread. After a failure the next question starts a new one. */
  async ask(question: Question): Promise<Answer | ThreadFailure> {
    this.#worker ??= await this.#start()
    const worker = this.#worker
    const answer = await this.#answerOf(worker, question)
    if (isFailure(answer) && answer.failure !== 'broken') await this.close()
    return answer
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(await threadFile(this.#source), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMegabytes },
    })
    // A thread that dies between two questions must not take the server along.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
    })
    worker.unref()
    return worker
  }

  #answerOf(worker: Worker, question: Question): Promise<Answer | ThreadFailure> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => settle({ failure: 'late', message: `${this.#limits.seconds} s` }),
        this.#limits.seconds * 1000,
      )
      const settle = (answer: Answer | ThreadFailure) => {
        clearTimeout(timer)
        worker.off('message', settle).off('error', failed).off('exit', ended)
        resolve(answer)
      }
      const failed = (error: NodeJS.ErrnoException) =>
        settle({ failure: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken', message: String(error) })
      const ended = () => settle({ failure: 'memory', message: 'the thread ended' })
      worker.on('message', settle).on('error', failed).on('exit', ended)
      worker.postMessage(question)
    })
  }
}

export const isFailure = (answer: unknown): answer is ThreadFailure =>
  typeof answer === 'object' && answer !== null && 'failure' in answer

const started = new Map<string, Promise<URL>>()

/**
 * The file that a thread starts from: built, `NAME.worker.mjs` lies beside the bundle. Run from source, as in tests, Node
 * cannot start a thread in TypeScript, so it is built on first use.
 */
function threadFile(source: URL): Promise<URL> {
  const known = started.get(source.href)
  const file = known ?? locate(source)
  if (!known) started.set(source.href, file)
  return file
}

async function locate(source: URL): Promise<URL> {
  const name = basename(source.pathname, '.ts')
  const built = new URL(`./${name}.mjs`, source)
  if (existsSync(built) || !existsSync(source)) return built
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  const folder = new URL('../node_modules/.cache/jinke/', import.meta.url)
  const file = new URL(`${name}.mjs`, folder)
  const unfinished = new URL(`${name}.${process.pid}.part`, folder)
  await mkdir(folder, { recursive: true })
  await writeFile(unfinished, outputFiles[0]?.contents ?? '')
  await rename(unfinished, file)
  return file
}
