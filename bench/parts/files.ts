import { setTimeout as delay } from 'node:timers/promises'
import { type Client, demandOk } from '../load/client.ts'
import { TAG } from '../seed/customers.ts'
import { colleagueOf, firmOf, mobileOf, personOf } from '../seed/names.ts'
import type { Stage } from './stage.ts'

/** A file that came in or went out, whole. */
export interface Moved {
  rows: number
  seconds: number
  /** Of these the sending, before the rows are worked on. */
  uploadSeconds?: number
  megabytes: number
  note: string
}

/** The ten thousand that bear the tag (fewer in a small company), as a file. */
export async function exportTagged(client: Client, format: 'csv' | 'xlsx'): Promise<Moved> {
  const count = demandOk(await client.get(`/customers/count?tag=${encodeURIComponent(TAG)}`)).json<{ count: number }>()
  const began = performance.now()
  const answer = demandOk(await client.get(`/customers/export?tag=${encodeURIComponent(TAG)}&format=${format}`))
  return { rows: count.count, seconds: (performance.now() - began) / 1000, megabytes: answer.bytes / 1e6, note: '' }
}

export interface ImportFiles {
  customers: string
  touches: string
}

/** A ledger of firms that nobody had yet, and one touch with each of them or of those that were there. */
export function filesFor(stage: Stage, rows: number): ImportFiles {
  const customers = ['客户名称,联系人,职务,手机,行业,地区,客户来源,客户重要度,负责人,建档日期']
  const touches = ['客户名称,日期,方式,跟进人,有效,内容,下一步']
  for (let at = 0; at < rows; at++) {
    const n = stage.fresh()
    const { name, trade, city } = firmOf(stage.seed, n)
    const owner = colleagueOf(n % 12)
    const day = new Date(Date.now() - (5 + (n % 300)) * 86_400_000).toISOString().slice(0, 10)
    customers.push(
      `${name},${personOf(stage.seed, 2 * n)},采购,${mobileOf(stage.seed, 2 * n)},${trade},${city},展会,B,${owner},${day}`,
    )
    const firm = at % 2 === 0 ? name : firmOf(stage.seed, 1 + (n % stage.size)).name
    touches.push(`${firm},${day},电话,${owner},是,"谈了第 ${n} 号样品，等回复",寄样`)
  }
  return { customers: `${customers.join('\n')}\n`, touches: `${touches.join('\n')}\n` }
}

interface Import {
  id: string
  state: string
  counts: Record<string, number>
  problem: string | null
}

/** Imports a file as the wizard does: it is sent, its sheets are mapped, it runs; until all rows are in. */
export async function importFile(client: Client, name: string, text: string): Promise<Moved> {
  const began = performance.now()
  const boundary = 'jinke-bench-0b4c'
  const part = (heads: string, body: string) => `--${boundary}\r\n${heads}\r\n\r\n${body}\r\n`
  const form = Buffer.from(
    part('Content-Disposition: form-data; name="mode"', 'preview') +
      part(`Content-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv`, text) +
      `--${boundary}--\r\n`,
  )
  const type = `multipart/form-data; boundary=${boundary}`
  const { id } = demandOk(await client.send('POST', '/imports', form, type)).json<Import>()
  const { items } = demandOk(await client.get(`/imports/${id}/sheets`)).json<{
    items: { id: string; mapping: unknown }[]
  }>()
  for (const sheet of items)
    demandOk(await client.send('PUT', `/imports/${id}/sheets/${sheet.id}`, { mapping: sheet.mapping }))
  const uploaded = performance.now()
  demandOk(await client.send('POST', `/imports/${id}/run`))
  let done: Import
  do {
    await delay(100)
    done = demandOk(await client.get(`/imports/${id}`)).json<Import>()
  } while (['queued', 'running'].includes(done.state))
  const seconds = (performance.now() - uploaded) / 1000
  const note = Object.entries(done.counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
  if (done.state !== 'done') throw new Error(`The import of ${name} ended as ${done.state}: ${done.problem} (${note})`)
  return {
    rows: text.split('\n').length - 2,
    seconds,
    uploadSeconds: (uploaded - began) / 1000,
    megabytes: form.length / 1e6,
    note,
  }
}
