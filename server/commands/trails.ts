import type pg from 'pg'
import { type ChainReport, checkChain, type Fault, type Head, writeHead } from '../../modules/audit/index.ts'
import { MAIN } from '../../modules/people/index.ts'
import { withClient } from '../../platform/client.ts'
import type { Config } from '../../platform/config.ts'
import { type Finding, reach } from '../../platform/postgres/doctor.ts'
import { openDb } from '../../platform/sql.ts'
import { worded } from '../../platform/startupProblem.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  whole: {
    zh: '公司 {company} 的审计链完整：{entries} 条，{blocks} 块，链头 {head}。把链头记在别处，以后用 --head 核对。',
    en: 'The trail of company {company} is whole: {entries} entries in {blocks} blocks, head {head}. Note the head elsewhere, and check it later with --head.',
  },
  none: { zh: '公司 {company} 的审计链还没有开始。', en: 'The trail of company {company} has not begun yet.' },
  later: { zh: '审计链在数据库运行时才能核对。', en: 'The trail can be checked while the database runs.' },
  unread: {
    zh: '公司 {company} 的审计链无法核对：{reason}',
    en: 'The trail of company {company} cannot be checked: {reason}',
  },
  broken: {
    zh: '公司 {company} 的审计链从第 {block} 块起对不上。',
    en: 'The trail of company {company} does not fit from block {block} on.',
  },
  altered: {
    zh: '公司 {company} 审计链第 {block} 块有 {count} 条被改过：{ids}',
    en: 'In block {block} of company {company}’s trail {count} entries were altered: {ids}',
  },
  missing: {
    zh: '公司 {company} 审计链第 {block} 块有 {count} 条的原记录不在了：{ids}',
    en: 'In block {block} of company {company}’s trail {count} entries have lost their fact: {ids}',
  },
  inserted: {
    zh: '公司 {company} 有没有经过审计链的记录：{ids}',
    en: 'Company {company} has facts that came in past its trail: {ids}',
  },
  unsealed: {
    zh: '公司 {company} 有 {count} 条记录等了一小时以上还没封存。',
    en: 'Of company {company} {count} facts have waited for more than an hour to be sealed.',
  },
  rewritten: {
    zh: '以前记下的链头（第 {block} 块）不在公司 {company} 的审计链里：整条链被重写或截短过。',
    en: 'The head that was noted for block {block} is not in company {company}’s trail: it was written anew or cut short.',
  },
  mend: {
    zh: '有人绕过近客改了数据库。保留现状，与备份及记下的链头比对。',
    en: 'Somebody changed the database past Jinke. Keep it as it is, and compare it with backups and with heads that were noted.',
  },
  mendUnsealed: {
    zh: '请启动近客；封存任务每分钟运行。',
    en: 'Start Jinke: what waits is sealed every minute.',
  },
})

/** What the doctor says of one company's trail, for scripts. */
export interface Trail extends Omit<ChainReport, 'head'> {
  readonly company: string
  readonly head: string | null
}

/** S4: checks every company's trail, where the database runs; a noted head is the main company's. */
export async function examineTrails(
  config: Config,
  { noted, tell }: { noted: Head | null; tell: (done: number, of: number) => void },
): Promise<{ findings: Finding[]; trails: Trail[] }> {
  const connection = await reach(config).catch(() => null)
  const companies = connection ? await companiesOf(connection).catch(() => []) : []
  if (!connection || companies.length === 0) return { findings: [{ what: words.later, ok: !noted }], trails: [] }
  const findings: Finding[] = []
  const trails: Trail[] = []
  for (const { slug, schema } of companies) {
    const options = `-c search_path=${schema},public -c TimeZone=UTC`
    const db = openDb({ ...connection, options, max: 1 })
    try {
      const report = await checkChain(db, { noted: slug === MAIN ? noted : null, tell })
      const head = report.head && writeHead(report.head)
      trails.push({ ...report, company: slug, head })
      findings.push(
        ...(report.faults.length > 0 ? report.faults.map((fault) => faulty(slug, fault)) : [whole(slug, report)]),
      )
    } catch (error) {
      findings.push({ what: worded(words.unread, { company: slug, reason: (error as Error).message }), ok: false })
    } finally {
      await db.destroy()
    }
  }
  return { findings, trails }
}

const companiesOf = (connection: pg.ClientConfig) =>
  withClient(connection, async (client) => {
    const { rows } = await client.query<{ slug: string; schema: string }>(
      `select slug, schema_name as schema from public.hosted_company where state = 'ready' order by created_at`,
    )
    return rows
  })

const whole = (company: string, { head, entries, blocks }: ChainReport): Finding => ({
  what: head
    ? worded(words.whole, { company, entries, blocks, head: writeHead(head) })
    : worded(words.none, { company }),
  ok: true,
})

const faulty = (company: string, { kind, block, count, ids }: Fault): Finding => ({
  what: worded(words[kind], { company, block: block ?? 0, count, ids: ids.join(' ') }),
  ok: false,
  mend: kind === 'unsealed' ? words.mendUnsealed : words.mend,
})
