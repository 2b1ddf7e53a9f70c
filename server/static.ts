import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const YEAR_S = 365 * 24 * 3600

/** Serves the web app: hashed files for ever, everything else asked again; every page's address is the one page. */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  const folder = join(root, 'dist/web')
  if (!existsSync(folder)) return
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    cacheControl: false,
    globIgnore: ['assets/**'],
    setHeaders: (reply) => reply.setHeader('cache-control', 'no-cache'),
  })
  // Looked for when asked: an upgrade may build anew while this server still runs.
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply) => reply.setHeader('cache-control', `public, max-age=${YEAR_S}, immutable`),
  })
  app.get('/api/*', (_request, reply) => reply.callNotFound())
  app.get('/*', (_request, reply) => reply.sendFile('index.html'))
}
