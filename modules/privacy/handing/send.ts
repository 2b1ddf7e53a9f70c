import { Readable } from 'node:stream'
import { publish } from '../../../platform/events.ts'
import type { Streaming } from '../../../platform/http/route.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { noteSights } from '../../secrecy/index.ts'
import * as contract from '../contract.ts'
import { personHandedOver } from '../events.ts'
import { allParts } from './parts.ts'
import { whoseData } from './whose.ts'
import { asJson, asPage, type PersonData } from './write.ts'

type Asked = InputOf<typeof contract.handOver>['query']

/** T8: sends all that is kept of a contact. */
export const sendPerson = (
  work: Work,
  { params, query }: Pick<InputOf<typeof contract.handOver>, 'params' | 'query'>,
  exchange: Streaming,
) => send(work, { ...params, where: contract.handOver.id }, query, exchange)

/** The same of a customer itself, whether or not it has contacts. */
export const sendCustomer = (
  work: Work,
  { params, query }: Pick<InputOf<typeof contract.handOverCustomer>, 'params' | 'query'>,
  exchange: Streaming,
) => send(work, { ...params, contactId: null, where: contract.handOverCustomer.id }, query, exchange)

/** As a download that is written as it is read, after it is on record to whom it is given. */
async function send(
  work: Work,
  { id, contactId, where }: { id: string; contactId: string | null; where: string },
  { to, format, locale = work.locale }: Asked,
  { reply, writing }: Streaming,
): Promise<unknown> {
  const whose = await whoseData(work, id, contactId, where)
  await writing((recording) =>
    publish(recording, personHandedOver, {
      customerId: whose.rootId,
      subjectId: contactId ?? whose.rootId,
      data: { to, format },
    }),
  )
  await noteSights(work, where, [whose.rootId])
  const told = { ...work, locale }
  const data: PersonData = {
    customer: whose.customerName,
    takenOutAt: work.now,
    record: whose.record,
    parts: allParts().map(([name, part]) => [name, part(told, whose, where)] as const),
  }
  return reply
    .type(format === 'json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8')
    .header('content-disposition', `attachment; filename="person-${work.today}.${format}"`)
    .send(Readable.from(format === 'json' ? asJson(data) : asPage(data, told)))
}
