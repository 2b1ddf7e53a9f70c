import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { appointing } from '../../testing/appointing.ts'
import { connectSending } from '../../testing/mail.ts'
import { changeSettings } from '../company/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let it: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  it = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())

const inWork = async (mail: boolean) => {
  const c = await it.customer(zhang, { mail })
  const { id } = await zhang.call(contract.receive, {
    body: {
      customerId: c.id,
      contactId: c.contactId,
      asset: { name: '海德堡 SM52' },
      cause: '走纸歪斜',
      workerId: zhang.id,
    },
  })
  return { ...c, receptionId: id }
}
const ready = (id: string, more = {}) =>
  zhang.call(contract.stepReception, { params: { id }, body: { to: 'ready', note: '换了前规', ...more } })
const mailed = (customerId: string) =>
  app.query<{ subject: string; body: string }>(
    `select x.subject, x.body from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id where o.customer_id = $1`,
    [customerId],
  )

test('A10: the work is done: the customer hears by mail, and the words come back to copy', async () => {
  const r = await inWork(true)
  const { state, told } = await ready(r.receptionId)
  expect(state).toBe('ready')
  expect(told).toMatchObject({ sentTo: ['王工'], notSent: [], subject: '海德堡 SM52好了' })
  const mails = await mailed(r.id)
  expect(mails.map(({ subject }) => subject)).toEqual(['海德堡 SM52好了'])
  // What was done is for us to say.
  expect(mails[0]?.body).not.toContain('换了前规')
})

test('A10: without an address the words are there to copy; left out, or turned off, nobody is told', async () => {
  const r = await inWork(false)
  expect((await ready(r.receptionId)).told).toMatchObject({ sentTo: [], text: expect.stringContaining('王工，您好') })

  const quiet = await inWork(true)
  expect((await ready(quiet.receptionId, { notify: false })).told).toBeNull()
  await app.admin.call(changeSettings, { body: { values: { 'services.tell_ready': false } } })
  const off = await inWork(true)
  expect((await ready(off.receptionId)).told).toBeNull()
  expect([...(await mailed(quiet.id)), ...(await mailed(off.id))]).toEqual([])
})
