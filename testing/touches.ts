import { logTouch } from '../modules/touches/contract.ts'
import { addDays } from '../shared/calendar.ts'
import { type Caller, TODAY } from './app.ts'

/** Logs effective touches on so many days in a row, the last of them a while ago; answers the customer as it then stands. */
export async function touchOnDays(by: Caller, customerId: string, days: number, lastAgo = 1) {
  let customer: Awaited<ReturnType<typeof one>> | undefined
  const one = (ago: number) =>
    by
      .call(logTouch, {
        body: { customerId, channel: 'phone', effective: true, summary: '谈了', happenedAt: addDays(TODAY, -ago) },
      })
      .then((reply) => reply.customer)
  for (let ago = lastAgo + days - 1; ago >= lastAgo; ago--) customer = await one(ago)
  return customer as Awaited<ReturnType<typeof one>>
}
