import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Figures for Prometheus: the process's own, and how long requests take by route and status. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'jinke_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  return {
    contentType: registry.contentType,
    observe: (method: string, route: string, status: number, ms: number) =>
      requests.labels(method, route, String(status)).observe(ms / 1000),
    text: () => registry.metrics(),
  }
}
