import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as ask, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open } from '../../modules/imports/reading/open.ts'
import { bytesSource, collect } from '../../modules/imports/reading/source.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Refused } from '../../shared/refusal.ts'
import { openApp, type TestApp } from '../../testing/app.ts'
import { serveWeb } from '../static.ts'

// What somebody brings as a file, and what somebody asks for as one.

interface Part {
  readonly name: string
  readonly text: string | Buffer
  /** The size that the directory tells, where it is another than that of the text. */
  readonly says?: number
}

/** A zip file; `counted` is the number of files that its end tells, `before` what stands between directory and end. */
function zipOf(parts: readonly Part[], { counted = parts.length, before = Buffer.alloc(0) } = {}): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, text, says = Buffer.byteLength(text) } of parts) {
    const packed = deflateRawSync(text)
    const common = Buffer.alloc(22)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(says, 18)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(Buffer.byteLength(name))
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, lengths, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.alloc(2), common, lengths, place, Buffer.from(name)]))
    bodies.push(local)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(counted, 4)
  end.writeUInt16LE(counted, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, directory, before, Buffer.from('PK\x05\x06'), end])
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const cell = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
const sheet = (rows: string, head = '') =>
  `${XML}${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const relations = (type: string, target: string) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
const BOOK: readonly Part[] = [
  {
    name: '[Content_Types].xml',
    text: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  },
  { name: '_rels/.rels', text: relations('officeDocument', 'xl/workbook.xml') },
  {
    name: 'xl/workbook.xml',
    text: `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
  },
  { name: 'xl/_rels/workbook.xml.rels', text: relations('worksheet', 'worksheets/sheet1.xml') },
]
const bookWith = (rows: string | Buffer, more: readonly Part[] = [], told = {}) =>
  zipOf([...BOOK, { name: 'xl/worksheets/sheet1.xml', text: rows }, ...more], told)

const read = async (bytes: Buffer) =>
  collect((await open(bytesSource('表.xlsx', bytes))).rows).then(
    (rows) => rows.map(({ cells }) => cells.join()),
    (error: Refused) => error.why?.kind.reason ?? Promise.reject(error),
  )

const BOMB = Buffer.alloc(40 << 20, ' ')

describe('spreadsheets that are more than they seem', () => {
  test('one that is none of these is read', async () => {
    expect(await read(bookWith(sheet(cell('好'))))).toEqual(['好'])
  })

  test('a file that says it unpacks to little, and does not stop there', async () => {
    expect(await read(bookWith(sheet(cell('好')), [{ name: 'xl/media/a.png', text: BOMB, says: 100 }]))).toBe(
      'unzips_too_large',
    )
    expect(await read(bookWith(sheet(cell('好')), [{ name: 'xl/media/a.png', text: '', says: 501 << 20 }]))).toBe(
      'unzips_too_large',
    )
  })

  test('a file that the directory’s end does not count', async () => {
    const more = [{ name: 'xl/media/a.png', text: BOMB }]
    expect(await read(bookWith(sheet(cell('好')), more, { counted: BOOK.length + 1 }))).toBe('broken_file')
  })

  test('a directory that another reader would look for elsewhere', async () => {
    expect(await read(bookWith(sheet(cell('好')), [], { before: Buffer.alloc(76) }))).toBe('broken_file')
    expect(await read(bookWith(sheet(cell('好')), [], { counted: 0xffff }))).toBe('broken_file')
    const large = bookWith(sheet(cell('好')))
    large.writeUInt16LE(0xffff, large.length - 14)
    expect(await read(large)).toBe('broken_file')
  })

  test('names that lead out of the folder write nothing', async () => {
    const names = ['../../../jinke-slipped.txt', '/tmp/jinke-slipped.txt', '..\\..\\jinke-slipped.txt']
    const more = names.map((name) => ({ name, text: 'slipped' }))
    expect(await read(bookWith(sheet(cell('好')), more))).toEqual(['好'])
    for (const name of names) expect(existsSync(resolve('modules/imports/reading', name))).toBe(false)
  })

  test('entities of XML: no file is read into a cell, and ten lines do not become a billion', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jinke-entity-'))
    writeFileSync(join(folder, 'secret.txt'), 'the secret of this machine')
    const outside = `<!DOCTYPE x [<!ENTITY e SYSTEM "file://${folder}/secret.txt">]>`
    const lines = Array.from({ length: 10 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`)
    const laughs = `<!DOCTYPE x [<!ENTITY e0 "ha">${lines.join('')}]>`
    try {
      for (const told of [
        await read(bookWith(sheet(cell('&e;'), outside))),
        await read(bookWith(sheet(cell('&e10;'), laughs))),
      ])
        expect(JSON.stringify(told)).toMatch(/^("broken_file"|\["&e\d*;"\])$/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('uploads', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openApp()
  })
  afterAll(() => app.close())

  const upload = async (path: string, files: readonly [name: string, bytes: Buffer, type?: string][]) => {
    const form = new FormData()
    for (const [name, bytes, type = ''] of files)
      form.append('files', new Blob([new Uint8Array(bytes)], { type }), name)
    const headers = { authorization: `Bearer ${app.admin.key}` }
    const answer = await app.fetch(path, { method: 'POST', body: form, headers })
    return { status: answer.status, body: await answer.json() }
  }

  test.each([
    ['客户.xlsx', '%PDF-1.7', 'not_a_spreadsheet'],
    ['客户.csv', '\x89PNG\r\n\x1a\n', 'not_a_spreadsheet'],
    ['客户.csv', 'MZ\x90\0', 'not_a_spreadsheet'],
    ['客户.csv', '<svg onload="alert(1)">', null],
    ['客户.xls', '<html><script>1</script>', 'web_page_as_spreadsheet'],
    ['客户.zip', 'PK\x05\x06'.padEnd(22, '\0'), 'not_a_spreadsheet'],
  ])('what is brought in is what it begins with, whatever its name: %s (%#)', async (name, text, reason) => {
    const { status, body } = await upload('/imports', [[name, Buffer.from(text, 'latin1'), 'text/csv']])
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    if (reason) expect(body.reason).toBe(reason)
  })

  test('more files at once than twenty, and more of a mail’s file than the company allows', async () => {
    const many = Array.from({ length: 21 }, (_, n): [string, Buffer] => [`${n}.csv`, Buffer.from('客户名称\n甲\n')])
    expect((await upload('/imports', many)).status).toBe(413)
    const large = await upload('/mail/files', [['大.pdf', Buffer.alloc((20 << 20) + 1)]])
    expect([large.status, large.body.reason]).toEqual([413, 'attachments_too_large'])
    expect(await app.query('select from upload_piece')).toEqual([])
  })

  test('a file that is too large is refused as soon as so much of it has passed', async () => {
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    const asking = ask(`${app.url}/api/v1/mail/files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${app.admin.key}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': 150 << 20,
      },
    })
    asking.on('error', () => undefined)
    asking.write(head)
    asking.write(Buffer.alloc((20 << 20) + 1))
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(413)
    asking.destroy()
  })

  test('a name leads nowhere, a type is a type', async () => {
    const odd = await upload('/mail/files', [['../../etc/passwd', Buffer.from('x'), 'text/html;x="\r\n"']])
    expect(odd.body).toMatchObject({ name: expect.not.stringMatching(/[/\\]/), type: 'application/octet-stream' })
  })
})

describe('files that are served', () => {
  const root = mkdtempSync(join(tmpdir(), 'jinke-static-'))
  const server = fastify()
  beforeAll(async () => {
    mkdirSync(join(root, 'dist/web/assets'), { recursive: true })
    writeFileSync(join(root, 'dist/web/index.html'), 'the page')
    writeFileSync(join(root, 'dist/web/.env'), 'hidden')
    writeFileSync(join(root, 'secret.txt'), 'the secret')
    await serveWeb(server, root, { endpoints: [], clock: systemClock })
    await server.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await server.close()
    rmSync(root, { recursive: true })
  })

  /** As it stands: `fetch` would tidy the path. */
  const got = (path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = server.server.address() as AddressInfo
      ask({ port, path, host: '127.0.0.1' }, (reply) => {
        let text = ''
        reply.setEncoding('utf8').on('data', (piece) => {
          text += piece
        })
        reply.on('end', () => resolve(text))
      })
        .on('error', reject)
        .end()
    })

  test.each([
    '/../../secret.txt',
    '/assets/../../../secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%5c..%5c..%5csecret.txt',
    '/assets/....//....//....//secret.txt',
    '/assets/%252e%252e%252f%252e%252e%252fsecret.txt',
    '/assets/..%c0%af..%c0%af..%c0%afsecret.txt',
    '/assets//../../../secret.txt%00.js',
    `/assets/${encodeURIComponent(join(root, 'secret.txt'))}`,
    '/.env',
  ])('lie in their folder: %s', async (path) => {
    expect(await got(path)).not.toMatch(/the secret|hidden/)
  })

  test('no folder lists what is in it', async () => {
    for (const path of ['/assets/', '/assets', '/icons/']) expect(await got(path)).not.toContain('.env')
  })
})
