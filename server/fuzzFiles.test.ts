import { Agent } from 'node:http'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Unreadable, withIcsReader } from '../modules/calendars/ics/reader.ts'
import { MailReader } from '../modules/mail/reading/read.ts'
import { openApp, type TestApp } from '../testing/app.ts'
import { damaged, filesOf, type Kept } from '../testing/fuzz/files.ts'
import { faultOf } from '../testing/fuzz/judge.ts'
import { formsTo } from '../testing/fuzz/multipart.ts'
import { send } from '../testing/fuzz/send.ts'
import { LONG } from '../testing/long.ts'
import { seedOfRun } from './trust/chance.ts'

// Files as accidents and strangers leave them: those of the corpora where they are there, and a few of our own, cut and
// flipped at random. Each is read or refused, in bounded time; nothing breaks.

const SEED = LONG ? seedOfRun() : 20_260_601
const MOST_MS = 20_000
const MOST_GROWTH = 400 * 1024 * 1024
const times = (long: number, short: number) => (LONG ? long : short)

const text = (name: string, content: string): Kept => ({ name, bytes: Buffer.from(content) })
const TABLES = [
  text(
    '客户.csv',
    stringify([
      ['客户名称', '联系人', '电话', '日期'],
      ['华新包装', '王工', '13812345678', '2026-05-30'],
    ]),
  ),
  text(
    '订单.csv',
    stringify([
      ['客户', '下单日期', '金额'],
      ['华新', '25/3/24', '1,200元'],
      ['旺达', '3/4/25', ''],
    ]),
  ),
  text('名片.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王工\r\nTEL:13812345678\r\nORG:华新包装\r\nEND:VCARD\r\n'),
]
const MAILS = [
  text(
    'one.eml',
    'From: =?utf-8?B?546L?= <wang@kehu.test>\r\nTo: a@firm.test\r\nSubject: =?gb2312?B?xOO6ww==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>你好<script>x</script>\r\n--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n',
  ),
]
const CALENDARS = [
  text(
    'one.ics',
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Asia/Shanghai:20260601T100000\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=5\r\nSUMMARY:看样\r\nATTENDEE;CN=王工:mailto:wang@kehu.test\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  ),
]

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const growing = async (act: () => Promise<void>): Promise<void> => {
  const before = process.memoryUsage().rss
  await act()
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH)
}

async function upload(
  path: string,
  file: Kept,
  mode = 'preview',
): Promise<{ status: number; reply: Record<string, unknown> }> {
  const form = new FormData()
  form.set('mode', mode)
  form.append('files', new Blob([new Uint8Array(file.bytes)]), file.name)
  const response = await app.fetch(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.admin.key}` },
    body: form,
    signal: AbortSignal.timeout(MOST_MS),
  })
  return { status: response.status, reply: await response.json() }
}

describe(`files cut and flipped (seed ${SEED})`, () => {
  test(
    'G4 lists and cards are looked into or refused, and what is found can be gone through',
    () =>
      growing(async () => {
        const files = damaged(filesOf(/\.(csv|xlsx|vcf|txt)$|encodings\/\w+$/, TABLES))
        await fc.assert(
          fc.asyncProperty(files, fc.constantFrom('preview', 'preview', 'run'), async (file, mode) => {
            const { status, reply } = await upload('/imports', file, mode)
            expect([200, 201, 202, 400, 413, 415, 422]).toContain(status)
            if (status >= 400) expect(reply.reason).toEqual(expect.any(String))
          }),
          { seed: SEED, numRuns: times(1_500, 80), endOnFailure: true },
        )
        await app.runJobs()
        const broken = await app.query('select last_error from graphile_worker.jobs where last_error is not null')
        expect(broken).toEqual([])
      }),
    900_000,
  )

  test(
    'C2 mails are read or told to be broken',
    () =>
      growing(async () => {
        const reader = new MailReader()
        try {
          await fc.assert(
            fc.asyncProperty(damaged(filesOf(/\.eml$/, MAILS)), async ({ bytes }) => {
              const begun = performance.now()
              const read = await reader.read(bytes)
              expect(performance.now() - begun).toBeLessThan(MOST_MS)
              if ('failure' in read) expect(read.failure).toBe('broken')
              else {
                // Halves of signs are written as escapes too.
                const kept = JSON.stringify({ ...read, attachments: read.attachments.map((a) => ({ ...a, bytes: 0 })) })
                expect(kept).not.toMatch(/(?<!\\)\\u(?:0000|d[89a-f])/)
                expect(read.html ?? '').not.toMatch(/<script|onerror=/i)
              }
            }),
            { seed: SEED, numRuns: times(3_000, 120), endOnFailure: true },
          )
        } finally {
          await reader.close()
        }
      }),
    900_000,
  )

  test(
    'A2 calendars are read or told to be broken',
    () =>
      growing(() =>
        withIcsReader(async (reader) => {
          await fc.assert(
            fc.asyncProperty(damaged(filesOf(/\.ics$/, CALENDARS)), fc.boolean(), async ({ bytes }, asMessage) => {
              const content = bytes.toString('utf8')
              const asked = {
                text: content,
                zone: 'Asia/Shanghai',
                from: '2026-05-01T00:00:00Z',
                to: '2026-08-01T00:00:00Z',
              }
              const begun = performance.now()
              await (asMessage ? reader.message(content, asked.zone) : reader.occurrences(asked)).catch((error) => {
                if (!(error instanceof Unreadable)) throw error
              })
              expect(performance.now() - begun).toBeLessThan(MOST_MS)
            }),
            { seed: SEED, numRuns: times(3_000, 150), endOnFailure: true },
          )
        }),
      ),
    900_000,
  )

  test(
    'forms with files are taken or refused, however they are put together',
    () =>
      growing(async () => {
        const agent = new Agent()
        const headers = { authorization: `Bearer ${app.admin.key}` }
        const forms = fc.oneof(
          formsTo('/api/v1/imports', 'startImport'),
          formsTo('/api/v1/mail/files', 'uploadMailFile'),
        )
        await fc.assert(
          fc.asyncProperty(forms, async (form) => {
            const sent = { ...form, headers: { ...form.headers, ...headers } }
            expect(faultOf(await send(app.url, agent, sent), MOST_MS)).toBeNull()
          }),
          { seed: SEED, numRuns: times(3_000, 120), endOnFailure: true },
        )
        agent.destroy()
        expect(await app.query('select count(*)::int as n from upload_piece')).toEqual([{ n: 0 }])
      }),
    900_000,
  )

  test('C1 whatever is attached to a mail is kept as it came', async () => {
    await fc.assert(
      fc.asyncProperty(damaged([...TABLES, ...MAILS, ...CALENDARS]), async (file) => {
        const { status, reply } = await upload('/mail/files', file)
        expect([status, reply.size]).toEqual([201, file.bytes.length])
      }),
      { seed: SEED, numRuns: times(300, 25), endOnFailure: true },
    )
  }, 300_000)
})
