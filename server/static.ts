import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { type Known, openDrawing } from './drawing.ts'

const YEAR_S = 365 * 24 * 3600

/**
 * Serves the web app: hashed files for ever, everything else asked again; every page's address is the one page. To a
 * person who visits, its screen comes drawn.
 */
export async function serveWeb(app: FastifyInstance, root: string, known: Known): Promise<void> {
  const folder = join(root, 'dist/web')
  if (!existsSync(folder)) return
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    index: false,
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
  const drawn = await openDrawing(app, root, known)
  // Past the gates: what a page is drawn from is asked through them, one by one.
  app.get('/*', { compress: { customTypes: /^text\/html/ } }, async (request, reply) => {
    const page = await drawn(request, String(reply.getHeader('content-security-policy')))
    if (!page) return reply.sendFile('index.html')
    // Somebody's own: kept nowhere.
    reply.header('content-security-policy', page.policy).header('cache-control', 'no-store')
    return reply.type('text/html; charset=utf-8').send(page.html)
  })
}
