import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { takeOrder } from '../../testing/orders.ts'
import { logTouch } from '../touches/contract.ts'
import { createCustomer, listCustomers, mergeCustomers } from './contract.ts'
import { exportCustomers } from './index.ts'
import { COLUMNS } from './rules/columns.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep', { name: '王磊' })
})
afterAll(() => app.close())

const make = (by: Caller, name: string, more = {}) => by.call(createCustomer, { body: { name, force: true, ...more } })

async function download(by: Caller, query: Record<string, string> = {}, language = 'zh') {
  const response = await fetch(`${app.url}/api/v1/customers/export?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${by.key}`, 'accept-language': language },
  })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const csv = async (by: Caller, query = {}, language = 'zh') => {
  const { bytes } = await download(by, { format: 'csv', ...query }, language)
  return parse(bytes, { bom: true }) as string[][]
}

describe('G4: export', () => {
  test('as CSV: with a mark, the chosen columns, headings in the reader’s language', async () => {
    const { id } = await make(rep, '远景印刷有限公司', {
      tier: 'A',
      tags: ['老客户', '展会'],
      enteredOn: '2026-01-02',
      contacts: [{ name: '丁香', job: '厂长', phones: ['138 1234 5678', '021-55556666'] }],
    })
    await rep.call(logTouch, {
      body: { customerId: id, channel: 'phone', effective: true, summary: '谈', happenedAt: '2026-05-30T06:30:00Z' },
    })
    await takeOrder(app, id, { fen: 1_234_50 })
    const columns =
      'name,stage,tier,owner,contact,job,phones,tags,enteredOn,lastTouchAt,effectiveTouches,cadence,amount,currency'
    const { response, bytes } = await download(rep, { format: 'csv', columns })
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="customers-${TODAY}.csv"; filename*=UTF-8''${encodeURIComponent(`客户-${TODAY}.csv`)}`,
    )
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(parse(bytes, { bom: true })).toEqual([
      [
        '客户名称',
        '阶段',
        '重要度',
        '负责人',
        '联系人',
        '职务',
        '电话',
        '标签',
        '建档日期',
        '最近跟进',
        '本轮有效跟进',
        '节奏',
        '订单金额',
        '币种',
      ],
      [
        '远景印刷有限公司',
        '已成交',
        'A',
        '王磊',
        '丁香',
        '厂长',
        '138 1234 5678; 021-55556666',
        '老客户; 展会',
        '2026-01-02',
        '2026-05-30 14:30',
        '1',
        '过早',
        '1234.5',
        'CNY',
      ],
    ])
    expect((await csv(rep, { columns: 'name,stage' }, 'en'))[0]).toEqual(['Customer', 'Stage'])
  })

  test('no cell is a formula, whoever wrote it', async () => {
    const evil = await app.person('rep')
    const names = ['=HYPERLINK("http://x","y")', '+1+1', '-2', '@SUM(A1)', '＝1', '"quoted", and\nbroken']
    for (const name of names) await make(evil, name)
    await make(evil, '无害', { phones: ['+86 138 1234 5678'], remarks: '\t=1' })
    const rows = (await csv(evil, { columns: 'name,phones,remarks', sort: 'created' })).slice(1)
    expect(rows.map((row) => row[0])).toEqual([...names.slice(0, 5).map((name) => `'${name}`), names[5], '无害'])
    expect(rows.at(-1)).toEqual(['无害', "'+86 138 1234 5678", "'=1"])
  })

  test('as XLSX: texts are texts, figures are figures, days are days', async () => {
    const one = await app.person('rep')
    const { id } = await make(one, '=1+1', { enteredOn: '2026-01-02' })
    await takeOrder(app, id, { fen: 8_00 })
    const { response, bytes } = await download(one, { columns: 'name,enteredOn,amount,lastTouchAt' })
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    const rows = book.worksheets[0]?.getSheetValues() as unknown[][]
    expect(book.worksheets[0]?.name).toBe('客户')
    expect(rows[1]?.slice(1)).toEqual(['客户名称', '建档日期', '订单金额', '最近跟进'])
    expect(rows[2]?.slice(1, 4)).toEqual(['=1+1', new Date('2026-01-02T00:00:00Z'), 8])
    expect(book.worksheets[0]?.getCell('A2').type).toBe(ExcelJS.ValueType.String)
  })

  test('all columns where none are chosen', async () => {
    expect((await csv(rep))[0]).toHaveLength(COLUMNS.length)
  })

  test('what one may see, filtered and sorted as in the list, each customer once', async () => {
    const [mine, theirs] = [await app.person('rep'), await app.person('rep')]
    for (let n = 0; n < 12; n++) await make(mine, `批${String(n).padStart(2, '0')}`, { tier: n % 2 ? 'A' : null })
    const other = await make(theirs, '批外')
    const { customer: kept } = await mine.call(mergeCustomers, {
      body: {
        keptId: (await make(mine, '批合一')).id,
        mergedId: (await make(mine, '批合二', { phones: ['13700001111'] })).id,
        reason: '同一家',
      },
    })
    const query = { sort: '-name', tier: 'A,none', columns: 'id,phones' }
    const ids = (await csv(mine, query)).slice(1)
    const { columns: _columns, ...asListed } = query
    const listed = await mine.call(listCustomers, { query: { ...asListed, limit: 200 } as never })
    expect(ids.map((row) => row[0])).toEqual(listed.items.map((c) => c.id))
    expect(ids).toHaveLength(13)
    expect(ids.flat()).not.toContain(other.id)
    expect(ids).toContainEqual([kept.id, '13700001111'])
    expect(await csv(mine, { owner: theirs.id, columns: 'id' })).toHaveLength(1)
  })

  test('it is on record who took out what, without what was looked for', async () => {
    await csv(rep, { q: '远景', columns: 'name,phones' })
    const [event] = await app.query(
      `select actor_id, data from event where type = 'customer.exported' order by id desc limit 1`,
    )
    expect(event).toEqual({
      actor_id: rep.id,
      data: { format: 'csv', columns: ['name', 'phones'], filters: ['q'] },
    })
  })

  test('refuses unknown columns and filters', async () => {
    const { response, bytes } = await download(rep, { columns: 'name,shoeSize' })
    expect([response.status, JSON.parse(String(bytes)).reason]).toEqual([400, 'invalid_input'])
  })
})

describe('exports of many', () => {
  test('more than a batch comes whole, in order, in both formats', async () => {
    const many = await app.person('rep')
    await app.query(
      `insert into customer (id, root_id, name, kind, team_id, owner_id, entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on, due_on, early_until, overdue_on, recall_on)
       select g.id, g.id, '多' || g.n, 'organisation', (select team_id from person where id = $1), $1, '2026-01-01', $1, now(), now(), '2026-01-01', '2026-06-01', '2026-06-01', '2026-06-01', '2026-06-01'
       from (select gen_random_uuid() as id, n from generate_series(1, 1234) n) g`,
      [many.id],
    )
    const named = (await csv(many, { sort: 'name', columns: 'name' })).slice(1).flat()
    expect(new Set(named).size).toBe(1234)
    expect(named).toEqual(named.toSorted())
    const { bytes } = await download(many, { columns: 'name' })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    expect(book.worksheets[0]?.rowCount).toBe(1235)
  })

  test.each(['csv', 'xlsx'] as const)('%s stops when the reader goes away', async (format) => {
    const gone = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void setImmediate(done) })
    const work = await app.companies.reading(app.company, { ...(await actorOf(rep)) }, 'test')
    const writing = exportCustomers(work, { sort: 'name', columns: ['name'] }, format, gone)
    gone.destroy()
    await expect(writing).rejects.toThrow()
  })

  test('jinke export writes to any stream, in the language of whoever asks', async () => {
    const out = new PassThrough()
    const work = await app.companies.reading(app.company, await actorOf(rep), 'test')
    const [text] = await Promise.all([
      buffer(out).then(String),
      exportCustomers({ ...work, locale: 'en' }, { sort: 'name', columns: ['name'] }, 'csv', out),
    ])
    expect(text).toBe('\ufeffCustomer\r\n远景印刷有限公司\r\n')
  })
})

async function actorOf(person: Caller) {
  const [row] = await app.query<{ team_id: string }>('select team_id from person where id = $1', [person.id])
  const teamId = row?.team_id ?? ''
  return { id: person.id, name: '王磊', role: 'rep', locale: 'zh', teamId, teamIds: [teamId], readOnly: false } as const
}
