import type { FastifyReply } from 'fastify'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { Refused } from '../../../../shared/refusal.ts'
import { notFound } from '../../../../shared/refusals.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { companyName } from '../../../company/settings.ts'
import { noteSights } from '../../../secrecy/index.ts'
import { companyDress } from '../../settings.ts'
import * as contract from '../contract.ts'
import { paperOf } from '../paper.ts'
import { drawPdf } from '../pdf.ts'
import { findSeen, versionsOf } from '../repo.ts'

/** Answers a version of a quote as PDF, in the company's dress. */
export async function printQuote(
  work: Work,
  id: string,
  query: InputOf<typeof contract.printQuote>['query'],
  reply: FastifyReply,
) {
  const quote = await findSeen(work, id)
  const versions = quote ? await versionsOf(work.tx, id) : []
  const version = query.version ? versions.find((v) => v.number === query.version) : versions[0]
  if (!quote || !version) throw new Refused(notFound())
  const dress = settingOf(work.settings, companyDress)
  const paper = paperOf(
    {
      ...version,
      number: quote.number,
      version: version.number,
      validUntil: version.number === quote.current ? quote.validUntil : null,
      customer: quote.customer.name,
      contact: version.contact?.name ?? null,
      seller: quote.by.name,
      dress: { ...dress, name: dress.name || settingOf(work.settings, companyName) },
    },
    query.locale ?? work.locale,
  )
  await noteSights(work, contract.printQuote.id, [quote.customer.id])
  const bytes = await drawPdf(paper)
  const name = `${quote.number}-${version.number}.pdf`
  return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`).send(bytes)
}
