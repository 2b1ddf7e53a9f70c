import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Refused } from '../../../shared/refusal.ts'
import * as refused from './refusals.ts'
import { type RawRow, readAll, type Source } from './source.ts'
import type { FromWorker, ToWorker } from './xlsx.worker.ts'
import { workerFile } from './xlsx.workerFile.ts'
import { zipDirectory } from './zip.ts'

export interface XlsxLimits {
  readonly megabytes: number
  readonly unpackedMegabytes: number
  readonly rows: number
  readonly seconds: number
  readonly memoryMegabytes: number
}

const MEGABYTE = 1 << 20

export const XLSX_LIMITS: XlsxLimits = {
  megabytes: 50,
  unpackedMegabytes: 500,
  rows: 200_000,
  seconds: 180,
  // 200,000 rows of twenty columns take 1,441; never more than a quarter of the machine's.
  memoryMegabytes: Math.min(1536, Math.floor(totalmem() / MEGABYTE / 4)),
}

/** The rows of all visible sheets, in order; a `Refused` says why a file cannot be read. */
export async function* xlsxRows(source: Source, limits: XlsxLimits = XLSX_LIMITS): AsyncGenerator<RawRow> {
  yield* readInThread(source.name, { bytes: await bytesOf(source, limits), mostRows: limits.rows }, limits)
}

/** The file whole, in memory of its own, which can be handed over. */
async function bytesOf(source: Source, limits: XlsxLimits): Promise<Uint8Array<ArrayBuffer>> {
  const file = source.name
  if (source.size > limits.megabytes * MEGABYTE)
    throw new Refused(refused.fileTooLarge({ file, size: Math.ceil(source.size / MEGABYTE), limit: limits.megabytes }))
  const bytes = await readAll(source)
  const directory = zipDirectory(bytes)
  if (!directory) throw new Refused(refused.brokenFile({ file }))
  if (!directory.files.some(({ name }) => name === 'xl/workbook.xml'))
    throw new Refused(refused.notASpreadsheet({ file }))
  if (directory.unpacked > limits.unpackedMegabytes * MEGABYTE)
    throw new Refused(refused.unzipsTooLarge({ file, limit: limits.unpackedMegabytes }))
  return new Uint8Array(bytes)
}

async function* readInThread(file: string, workerData: ToWorker, limits: XlsxLimits): AsyncGenerator<RawRow> {
  const worker = new Worker(await workerFile(), {
    workerData,
    transferList: [workerData.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
  })
  // A thread that dies between two questions must not take the server along; the next question notices.
  worker.on('error', () => undefined)
  try {
    for (;;) {
      const said = await ask(worker, limits.seconds)
      if (said === 'late') throw new Refused(refused.tooSlowToRead({ file, seconds: limits.seconds }))
      if (said === 'out of memory') throw new Refused(refused.unzipsTooLarge({ file, limit: limits.unpackedMegabytes }))
      if ('broken' in said) throw new Refused(refused.brokenFile({ file }))
      if ('liesOfItsSize' in said) throw new Refused(refused.unzipsTooLarge({ file, limit: limits.unpackedMegabytes }))
      if ('tooManyRows' in said) throw new Refused(refused.tooManyRows({ file, limit: limits.rows }))
      if ('done' in said) return
      yield* said.rows
    }
  } finally {
    await worker.terminate()
  }
}

type Answer = FromWorker | 'late' | 'out of memory'

/** Fetches the next batch; the clock runs only while the thread works, not while we do. */
function ask(worker: Worker, seconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle('late'), seconds * 1000)
    const settle = (answer: Answer) => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', failed).off('exit', ended)
      resolve(answer)
    }
    const failed = (error: NodeJS.ErrnoException) =>
      settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : { broken: String(error) })
    const ended = () => settle({ broken: 'the thread ended' })
    worker.on('message', settle).on('error', failed).on('exit', ended)
    worker.postMessage('next')
  })
}
