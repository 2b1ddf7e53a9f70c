import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../platform/log.ts'

/** True in a process that `beginProcesses` began. */
export const isOneOfSeveral = cluster.isWorker

/** Should they end as soon as they are begun, the machine has something else to do meanwhile. */
const PAUSE_MS = 500

/**
 * Begins so many processes that answer requests on one port, and resolves once all do; one that ends before it is told
 * to is followed by another. Told to stop, it resolves once each has answered what was under way and has ended.
 */
export async function beginProcesses(count: number, root: string, log: Logger): Promise<{ stop(): Promise<void> }> {
  cluster.setupPrimary({ exec: join(root, 'bin', 'jinke.mjs'), args: ['start'] })
  const running = new Set<Worker>()
  let isStopping = false
  const begin = (): Promise<unknown> => {
    const one = cluster.fork()
    running.add(one)
    one.once('exit', async (code, signal) => {
      running.delete(one)
      if (isStopping) return
      log.warn({ pid: one.process.pid, code, signal }, 'a process that answers requests ended; another follows')
      await delay(PAUSE_MS)
      if (!isStopping) begin()
    })
    return Promise.race([once(one, 'listening'), once(one, 'exit')])
  }
  await Promise.all(Array.from({ length: count }, begin))
  return {
    async stop() {
      isStopping = true
      const ended = [...running].map((one) => once(one, 'exit'))
      for (const one of running) one.process.kill('SIGTERM')
      await Promise.all(ended)
    },
  }
}
