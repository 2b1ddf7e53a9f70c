import cluster from 'node:cluster'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { lastFailure, listBackups } from '../backup/folder.ts'
import { lastOf } from '../backup/retention.ts'

/**
 * Figures for Prometheus: the process's own, how long requests take by route and status, and when the data in the folder of
 * backups was last kept.
 */
export function createMetrics(backups: string) {
  const registry = new Registry()
  // Of several processes on one port each tells of itself.
  if (cluster.worker) registry.setDefaultLabels({ process: String(cluster.worker.id) })
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'jinke_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  tellBackups(registry, backups)
  return {
    contentType: registry.contentType,
    observe: (method: string, route: string, status: number, ms: number) =>
      requests.labels(method, route, String(status)).observe(ms / 1000),
    text: () => registry.metrics(),
  }
}

function tellBackups(registry: Registry, folder: string): void {
  new Gauge({
    name: 'jinke_last_backup_seconds',
    help: 'When the last backup was taken, in seconds since 1970 UTC; 0: never',
    registers: [registry],
    collect() {
      this.set((lastOf(listBackups(folder), new Date())?.takenAt.getTime() ?? 0) / 1000)
    },
  })
  new Gauge({
    name: 'jinke_backup_failed',
    help: '1 where the last attempt at a backup failed, else 0',
    registers: [registry],
    collect() {
      this.set(lastFailure(folder) ? 1 : 0)
    },
  })
}
