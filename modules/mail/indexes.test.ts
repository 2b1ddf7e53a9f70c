import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '../../platform/client.ts'
import { JINKE } from '../../shared/actor.ts'
import { openApp, type TestApp } from '../../testing/app.ts'
import { connectSending, plantMail } from '../../testing/mail.ts'
import { sentDuring } from '../../testing/statements.ts'
import { createCustomer } from '../customers/contract.ts'
import * as contract from './contract.ts'
import { cancelMail } from './index.ts'
import { sendDue } from './sending/jobs.ts'
import { factsOf } from './syncing/facts.ts'

// What years of mail need: that an index can serve each question. It is asked to avoid what an index would save, and what
// it cannot avoid is missing an index.

let app: TestApp
let customerId: string
let mailId: string
beforeAll(async () => {
  app = await openApp()
  await connectSending(app.admin)
  customerId = (await app.admin.call(createCustomer, { body: { name: '宏图印刷', force: true } })).id
  mailId = await plantMail(app, app.admin.id, { customerId, touch: true })
})
afterAll(() => app.close())

/** The large tables that `act` reads from end to end, and what it sorts, as far as no index can spare it. */
async function wholly(act: () => Promise<unknown>): Promise<string[]> {
  const sent = (await sentDuring(act)).filter(({ text }) => /^\s*(select|with|update)\b/i.test(text))
  const found = new Set<string>()
  await withClient(app.owner, async (client) => {
    await client.query('set enable_seqscan = off; set enable_bitmapscan = off')
    for (const { text, values } of sent) {
      if (!/\bmail_/.test(text)) continue
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      for (const row of rows)
        for (const [, table] of row['QUERY PLAN'].matchAll(/Seq Scan on (\w+)/g)) found.add(table as string)
    }
  })
  return [...found].filter((table) => !SMALL.includes(table))
}

/** As many rows as there are mailboxes; arrays that are no tables. */
const SMALL = ['mail_account', 'mail_folder', 'mail_failure', 'setting', 'team', 'person']

describe('an index serves', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['the mail with a customer', () => app.admin.call(contract.listMails, { params: { id: customerId } })],
    ['a mail and its conversation', () => app.admin.call(contract.showMail, { params: { id: mailId } })],
    ['what a person has sent', () => app.admin.call(contract.listOutgoing)],
    ['what was sent to a customer', () => app.admin.call(contract.listOutgoing, { query: { customer: customerId } })],
    ['how a customer’s addresses stand', () => app.admin.call(contract.listAddresses, { params: { id: customerId } })],
    ['what is due', () => app.runJob(sendDue)],
    ['what is called off', () => app.writing((work) => cancelMail(work, 'appointment 1 '))],
    [
      'whose a mail is',
      () =>
        app.writing((work) =>
          factsOf(
            work.tx,
            {
              parties: [
                { part: 'from', name: '', address: 'a@b.cn' },
                { part: 'to', name: '', address: `x+j${'a'.repeat(30)}@y.cn` },
              ],
              refs: ['m@x'],
              automatic: null,
            },
            new Set(),
          ),
        ),
    ],
    [
      'C1: the mail on a timeline',
      () =>
        app.query(
          'select * from timeline_entry t where t.customer_id = any(array(select id from customer where root_id = $1))',
          [JINKE.id],
        ),
    ],
  ])('%s', async (_what, act) => {
    expect(await wholly(act)).toEqual([])
  })
})
