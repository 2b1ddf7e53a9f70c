import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const YEAR = 365 * 24 * 3600 * 1000

/** Serves the web app: hashed files for ever, everything else asked again; every page's address is the one page. */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  const folder = join(root, 'dist/web')
  if (!existsSync(folder)) return
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader(
        'cache-control',
        /[\\/]assets[\\/]/.test(path) ? `public, max-age=${YEAR / 1000}, immutable` : 'no-cache',
      )
    },
  })
  // A file of an earlier build is gone, not a page.
  app.get('/assets/*', (_request, reply) => reply.callNotFound())
  app.get('/*', (_request, reply) => reply.sendFile('index.html'))
}
