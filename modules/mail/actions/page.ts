import type { FastifyReply } from 'fastify'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { noteSights } from '../../secrecy/index.ts'
import * as contract from '../contract.ts'
import { filesOf, linksOf } from '../repo.ts'
import { mailPage } from '../rules/page.ts'
import { seenMail } from './read.ts'

const NOTHING =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
const APART = 'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox'

/** A mail as its writer dressed it, a page of its own that can run nothing and reaches no other server unless asked to. */
export async function showMailPage(work: Work, id: string, pictures: 'none' | 'remote', reply: FastifyReply) {
  const mail = await seenMail(work, id)
  if (!mail.html) throw new Refused(notFound())
  const files = await filesOf(work.tx, id)
  const links = await linksOf(work.tx, id)
  await noteSights(
    work,
    contract.showMailPage.id,
    links.map((l) => l.rootId),
  )
  const images = pictures === 'remote' ? "img-src 'self' https: http:" : "img-src 'self'"
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', `${NOTHING}; ${images}; ${APART}`)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-store')
    .send(mailPage(mail.html, { id, files, remote: pictures === 'remote' }))
}
