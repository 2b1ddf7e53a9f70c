import { PassThrough } from 'node:stream'
import { publish } from '../../../platform/events.ts'
import type { Streaming } from '../../../platform/http/route.ts'
import type { Work } from '../../../platform/work.ts'
import { say, texts } from '../../../shared/text.ts'
import { type Cell, writeCsv } from '../../customers/index.ts'
import { noteSights } from '../../secrecy/index.ts'
import * as contract from '../contract.ts'
import { trailExported, trailTakenOut } from '../events.ts'
import { actPage } from './page.ts'
import { fieldName, presentAct } from './present.ts'

const words = texts({
  file: { zh: '审计记录', en: 'audit trail' },
  at: { zh: '时间', en: 'Time' },
  by: { zh: '谁', en: 'Who' },
  act: { zh: '做了什么', en: 'What' },
  customer: { zh: '客户', en: 'Customer' },
  person: { zh: '对谁', en: 'About whom' },
  note: { zh: '内容', en: 'Details' },
  before: { zh: '原来', en: 'Before' },
  after: { zh: '改为', en: 'After' },
  redacted: { zh: '匿名化于', en: 'Made nameless' },
  trace: { zh: '追踪号', en: 'Trace' },
  block: { zh: '链块', en: 'Block' },
  id: { zh: '编号', en: 'Id' },
  sealed: { zh: '（保密）', en: '(sealed)' },
  jinke: { zh: '近客', en: 'Jinke' },
})
const HEADINGS = [
  'at',
  'by',
  'act',
  'customer',
  'person',
  'note',
  'before',
  'after',
  'redacted',
  'trace',
  'block',
  'id',
] as const

const BATCH = 500

/** Sends the acts as a download, batch by batch, after it is on record that they were asked for. */
export async function sendActs(work: Work, filters: contract.Filters, { reply, writing }: Streaming): Promise<unknown> {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  await writing((recording) => publish(recording, trailExported, { data: { filters: given.map(([name]) => name) } }))
  const out = new PassThrough()
  const headings = HEADINGS.map((heading) => words[heading][work.locale])
  const customers = new Set<string>()
  writeCsv(headings, linesOf(work, filters, customers), out)
    .catch((error: Error) => out.destroy(error))
    .then(() => writing((recording) => publish(recording, trailTakenOut, { data: { rows: customers.size } })))
    .catch((error: Error) => out.destroy(error))
  const name = `${say(words.file, work.locale)}-${work.today}.csv`
  return reply
    .type('text/csv; charset=utf-8')
    .header(
      'content-disposition',
      `attachment; filename="audit-${work.today}.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .send(out)
}

/** `told` collects of which customers the lines tell. */
async function* linesOf(work: Work, filters: contract.Filters, told: Set<string>): AsyncGenerator<Cell[]> {
  const { locale } = work
  for (let place: unknown[] | null = null; ; ) {
    const batch = await actPage(work, filters, place, BATCH)
    await noteSights(
      work,
      contract.exportActs.id,
      batch.flatMap(({ customer }) => customer?.id ?? []),
    )
    for (const row of batch) {
      const act = presentAct(work, row)
      if (act.customer) told.add(act.customer.id)
      const value = (said: unknown): string =>
        act.change?.sealed
          ? words.sealed[locale]
          : said === null || said === undefined
            ? ''
            : typeof said === 'string'
              ? said
              : JSON.stringify(said)
      yield [
        act.at,
        act.by?.name ?? words.jinke[locale],
        act.text,
        act.customer?.name ?? '',
        act.person?.name ?? '',
        act.change ? fieldName(act.change.field, locale) : (act.note ?? ''),
        act.change ? value(act.change.before) : '',
        act.change ? value(act.change.after) : '',
        act.redacted?.at ?? '',
        act.trace ?? '',
        act.block,
        act.id,
      ]
    }
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) return
    place = [last.at, last.id]
  }
}
