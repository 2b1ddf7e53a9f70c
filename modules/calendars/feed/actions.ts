import { createHash, randomBytes } from 'node:crypto'
import type { Visit } from '../../../platform/http/route.ts'
import { inTurn, newId, row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Locale, say } from '../../../shared/text.ts'
import { entriesOf } from '../entries.ts'
import { calendarText } from '../ics/calendar.ts'
import { feedTells } from '../settings.ts'
import { demandSeldom } from './limit.ts'
import { feedTexts } from './texts.ts'

const TOKEN_BYTES = 32
const DAY_MS = 86_400_000
/** What a calendar shows of the past, and how far it looks ahead. */
const SHOWN_DAYS = { before: 90, ahead: 366 }

const hashOf = (token: string) => createHash('sha256').update(token).digest()

export async function showFeed(work: Work) {
  const live = await row(
    work.tx,
    sql<{ madeAt: string; readAt: string | null }>`
      select made_at, read_at from feed_token where person_id = ${work.by.id} and revoked_at is null`,
  )
  return live ?? { madeAt: null, readAt: null }
}

export async function makeFeed(work: Work) {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  // Of two at once the later one's link is the one that leads somewhere.
  await inTurn(work.tx, `feed of ${work.by.id}`)
  await end(work)
  await run(
    work.tx,
    sql`insert into feed_token (id, person_id, token_hash, made_at) values (${newId()}, ${work.by.id}, ${hashOf(token)}, ${work.now})`,
  )
  return { path: `/api/v1/feeds/${work.company.slug}/${token}.ics`, madeAt: work.now.toISOString() }
}

export async function revokeFeed(work: Work): Promise<void> {
  if ((await end(work)) === 0) throw new Refused(notFound())
}

const end = (work: Work) =>
  run(
    work.tx,
    sql`update feed_token set revoked_at = ${work.now} where person_id = ${work.by.id} and revoked_at is null`,
  )

/** The calendar behind a link; a link that was revoked, or whose person has left, leads nowhere. */
export async function readFeed(visit: Visit, params: { company: string; file: string }) {
  const { companies, reply, traceId } = visit
  demandSeldom(visit, params.file)
  const company = await companies.find(params.company)
  if (!company) throw new Refused(notFound())
  const text = await companies.writing(company, JINKE, traceId, (work) => textOf(work, params.file.slice(0, -4)))
  if (text === null) throw new Refused(notFound())
  return reply
    .type('text/calendar; charset=utf-8')
    .header('cache-control', 'private, max-age=900')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')
    .send(text)
}

async function textOf(work: Work, token: string): Promise<string | null> {
  const person = await row(
    work.tx,
    sql<{ id: string; name: string; locale: Locale }>`
      update feed_token f set read_at = ${work.now} from person p
      where f.token_hash = ${hashOf(token)} and f.revoked_at is null and p.id = f.person_id and p.state = 'active'
      returning p.id, p.name, p.locale`,
  )
  if (!person) return null
  const from = new Date(work.now.getTime() - SHOWN_DAYS.before * DAY_MS)
  const to = new Date(work.now.getTime() + SHOWN_DAYS.ahead * DAY_MS)
  const entries = await entriesOf(work, person.id, from, to)
  return calendarText(
    say(feedTexts.name, person.locale, { person: person.name }),
    entries,
    settingOf(work.settings, feedTells),
    person.locale,
  )
}
