import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { rowsWith } from '../../testing/leftovers.ts'
import { anonymiseCustomer, createCustomer, listCustomers, showCustomer } from '../customers/contract.ts'
import { writeXlsx } from '../customers/exporting/xlsx.ts'
import {
  type ImportReply,
  listImports,
  listRemarks,
  listSheets,
  mapSheet,
  runImport,
  showImport,
  undoImport,
} from './contract.ts'
import { forgetFiles } from './jobs.ts'

let app: TestApp
let director: Caller
beforeAll(async () => {
  app = await openApp()
  director = await app.person('director')
})
afterAll(() => app.close())

const NAME = '司马光明'
const PHONE = '13712345678'
const MAIL = 'guangming@example.com'
const PLANTS = [NAME, PHONE, MAIL]
const HEADING = ['客户名称', '联系人', '手机', '邮箱']
/** One that comes in, one without a name that stays out, and one of others that stays out. */
const rowsOf = (firm: string) => [
  [firm, NAME, PHONE, MAIL],
  ['', NAME, '137 1234 5678', MAIL],
  ['', '旁人甲', '13800000001', ''],
]
const csvOf = (firm: string) => Buffer.from([HEADING, ...rowsOf(firm)].map((cells) => cells.join(',')).join('\n'))

async function xlsxOf(firm: string): Promise<Buffer> {
  const out = new PassThrough()
  const file = buffer(out)
  const sheet = HEADING.map((heading) => ({ heading, kind: 'text' as const }))
  await writeXlsx(
    '客户',
    sheet,
    (async function* () {
      yield* rowsOf(firm)
    })(),
    out,
  )
  return file
}

async function bring(name: string, bytes: Buffer, mode = 'run') {
  const form = new FormData()
  form.set('mode', mode)
  form.set('files', new Blob([bytes as BlobPart]), name)
  const reply = await app.fetch('/imports', {
    method: 'POST',
    headers: { authorization: `Bearer ${app.admin.key}` },
    body: form,
  })
  const { id } = (await reply.json()) as z.infer<typeof ImportReply>
  await app.runJobs()
  return { params: { id } }
}

const look = (one: { params: { id: string } }) => app.admin.call(showImport, one)
const cellsOf = async (one: { params: { id: string } }) =>
  (await app.admin.call(listRemarks, { ...one, query: { rejected: 'true' } })).items.map(({ cells }) => cells.join('|'))
const rejects = ({ params }: { params: { id: string } }) =>
  app.fetch(`/imports/${params.id}/rejects`, { headers: { authorization: `Bearer ${app.admin.key}` } })
const customerOf = async (q: string) => (await app.admin.call(listCustomers, { query: { q } })).items[0]?.id ?? ''
const anonymise = (id: string, contactId?: string) =>
  director.call(anonymiseCustomer, { params: { id }, body: { reason: '本人要求', ...(contactId && { contactId }) } })

describe('T8: who is made nameless is gone from imported files too', () => {
  test('from files, samples and rows sent back, of CSV and XLSX alike; others stay, and the import can still be undone', async () => {
    const csv = await bring(`${NAME}的客户.csv`, csvOf('青山制罐厂'))
    const xlsx = await bring('客户.xlsx', await xlsxOf('绿水制罐厂'))
    const waiting = await bring('还没开始.csv', csvOf('白云制罐厂'), 'preview')
    expect((await rowsWith(app, PLANTS)).filter((row) => row.startsWith('import_')).length).toBeGreaterThan(6)
    for (const firm of ['青山制罐厂', '绿水制罐厂']) {
      const id = await customerOf(firm)
      const { contacts } = await director.call(showCustomer, { params: { id } })
      await anonymise(id, contacts[0]?.id)
    }
    expect(await rowsWith(app, [...PLANTS, '137 1234 5678'])).toEqual([])
    expect(await cellsOf(csv)).toEqual(['|***|***|***', '|旁人甲|13800000001'])
    const { sheets, ...done } = await look(csv)
    expect(done).toMatchObject({
      state: 'done',
      file: { emptiedAt: NOW.replace('Z', '.000Z'), emptiedFor: 'anonymisation', rowsKept: true },
    })
    expect(sheets[0]?.file).toBe('***')
    expect(await (await rejects(xlsx)).text()).toContain('旁人甲')
    expect((await app.admin.call(listSheets, xlsx)).items[0]?.sample.flat()).toContain('旁人甲')
    const stopped = await look(waiting)
    expect(stopped).toMatchObject({ state: 'failed', can: { run: false, undo: true } })
    expect(stopped.problem).toMatch(/匿名|anonymised/)
    expect((await app.admin.refusal(runImport, waiting)).body.reason).toBe('import_file_emptied')
    for (const one of [csv, waiting]) await app.admin.call(undoImport, one)
    await app.runJobs()
    expect([(await look(csv)).state, (await look(waiting)).state]).toEqual(['undone', 'undone'])
    expect((await app.admin.call(listImports)).items).toHaveLength(3)
  })

  test('of a whole customer its own names and address go as well; a name that another customer bears too stays', async () => {
    const one = await bring(
      '台账.csv',
      Buffer.from(
        '客户名称,地址,手机,邮箱\n独一制罐厂,独一路 77 号,13611112222,\n,独一路 77 号,,独一制罐厂\n,,,常见制罐厂\n',
      ),
    )
    const id = await customerOf('独一制罐厂')
    await app.admin.call(createCustomer, { body: { name: '常见制罐厂', force: true } })
    await app.admin.call(createCustomer, { body: { name: '常见制罐厂', force: true } })
    await anonymise(await customerOf('常见制罐厂'))
    expect(await cellsOf(one)).toEqual(['|独一路 77 号||独一制罐厂', '|||常见制罐厂'])
    await anonymise(id)
    expect(await rowsWith(app, ['独一制罐厂', '独一路', '13611112222'])).toEqual([])
    expect(await cellsOf(one)).toEqual(['|***||***', '|||常见制罐厂'])
  })

  test('from answers kept for who sends a request again, who is told that it was done', async () => {
    const name = '令狐名片'
    const { params } = await bring('名片.csv', Buffer.from(`客户名称,联系人,手机\n,${name},\n`), 'preview')
    const [sheet] = (await app.admin.call(listSheets, { params })).items
    if (!sheet) throw new Error('no sheet')
    const asked = { params: { ...params, sheetId: sheet.id }, body: { mapping: sheet.mapping } }
    const key = { 'idempotency-key': 'an answer with rows of a file' }
    expect((await app.admin.call(mapSheet, asked, key)).items[0]?.sample.flat()).toContain(name)
    const body = { name: '彩虹制罐厂', force: true, contacts: [{ name }] }
    await anonymise((await director.call(createCustomer, { body })).id)
    expect(await rowsWith(app, [name])).toEqual([])
    expect((await app.admin.refusal(mapSheet, asked, key)).body.reason).toBe('told_once')
  })

  test('while an import is at work the request waits for its end, and is told so', async () => {
    const one = await bring('在途.csv', Buffer.from('客户名称,手机\n在途制罐厂,13655556666\n'))
    const id = await customerOf('在途制罐厂')
    const asked = { params: { id }, body: { reason: '本人要求' } }
    await app.query(`update import set state = 'running' where id = $1`, [one.params.id])
    expect((await director.refusal(anonymiseCustomer, asked)).body.reason).toBe('import_under_way')
    await app.query(`update import set state = 'done' where id = $1`, [one.params.id])
    expect((await director.call(anonymiseCustomer, asked)).name).toBe('***')
  })
})

describe('T8: imported files are kept for a time only', () => {
  test('then file, samples and rows are gone, in words; what came in stays and can be undone; what never ran cannot run', async () => {
    const done = await bring('旧台账.csv', csvOf('旧制罐厂'))
    const left = await bring('忘了的.csv', csvOf('忘了的厂'), 'preview')
    expect((await look(done)).file).toEqual({
      keptUntil: '2026-08-31',
      emptiedAt: null,
      emptiedFor: null,
      rowsKept: true,
    })
    app.clock.set('2026-08-29T20:00:00Z')
    await app.runJob(forgetFiles)
    expect((await look(done)).file.rowsKept).toBe(true)
    app.clock.set('2026-08-30T20:00:00Z')
    await app.runJob(forgetFiles)
    expect(await look(done)).toMatchObject({
      state: 'done',
      counts: { created: 1, rejected: 2 },
      rejects: null,
      file: { emptiedFor: 'age', rowsKept: false },
    })
    expect(await cellsOf(done)).toEqual([])
    const gone = await rejects(done)
    expect([gone.status, (await gone.json()).reason]).toEqual([409, 'import_rows_emptied'])
    expect(
      (await app.query(`select 1 from import_file where import_id = $1 and bytes <> ''`, [done.params.id])).length,
    ).toBe(0)
    expect((await look(left)).problem).toMatch(/到期|kept for its time/)
    expect((await app.admin.refusal(runImport, left)).body.reason).toBe('import_file_emptied')
    expect((await app.query(`select data ->> 'count' as n from event where type = 'import.emptied'`)).length).toBe(1)
    await app.admin.call(undoImport, done)
    await app.runJobs()
    expect((await look(done)).state).toBe('undone')
    expect(await customerOf('旧制罐厂')).toBe('')
    app.clock.set(NOW)
  })
})
