import { isDiskFull } from '../../../platform/client.ts'
import { publish } from '../../../platform/events.ts'
import { newId, type RawBuilder, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import type { Endpoint } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { pagesForgotten } from '../events.ts'
import { pagesKeptDays } from '../settings.ts'

const HOUR_MS = 3_600_000
/** So many more customers one is told of before it is written down again: a row for each would slow the lists down. */
const TOLD_STEP = 50

/** What one person was shown within the hour, by this server. */
interface Seen {
  opened: Set<string>
  told: Set<number>
}

/**
 * S4: what a server keeps in mind of the hour: whose customer pages each person opened, and of how many different customers each
 * was told by any reply. What survives a crash is what was written down: pages when first opened, of the others each so many.
 */
export function readingNotes() {
  const server = newId()
  let hour = 0
  let people = new Map<string, Seen>()

  const seenBy = ({ company, by, now }: Work): Seen => {
    const current = Math.floor(now.getTime() / HOUR_MS)
    if (current !== hour) people = new Map()
    hour = current
    const key = `${company.slug} ${by.id}`
    const seen = people.get(key) ?? { opened: new Set(), told: new Set() }
    people.set(key, seen)
    return seen
  }

  return {
    /** Keeps that a person reads on a customer's own page, once an hour for each customer. */
    async opened(work: Work, { method, path }: Pick<Endpoint, 'method' | 'path'>, params: unknown): Promise<void> {
      const { id } = (params ?? {}) as { id?: string }
      if (method !== 'GET' || !path.startsWith('/customers/{id}') || !id || work.by.id === JINKE.id) return
      const { opened } = seenBy(work)
      if (opened.has(id)) return
      await quietly(
        work,
        sql`insert into opened_page (person_id, hour, customer_id, at)
          select ${work.by.id}, date_trunc('hour', ${work.now}::timestamptz), ${id}, ${work.now} from soon on conflict do nothing`,
      )
      opened.add(id)
    },

    /** Counts of which customers a person is told, whatever the endpoint. */
    async told(work: Work, customers: readonly string[]): Promise<void> {
      if (customers.length === 0 || work.by.id === JINKE.id) return
      const { told } = seenBy(work)
      const before = told.size
      for (const id of customers) told.add(shortOf(id))
      if (Math.floor(told.size / TOLD_STEP) === Math.floor(before / TOLD_STEP)) return
      await quietly(
        work,
        sql`insert into told_tally as t (person_id, hour, server_id, customers)
          select ${work.by.id}, date_trunc('hour', ${work.now}::timestamptz), ${server}, ${told.size}::int from soon
          on conflict (person_id, hour, server_id) do update set customers = greatest(t.customers, excluded.customers)`,
      )
    },
  }
}

/** The random end of an id, small in memory: that two of some thousands share it hardly happens, and costs a count of one. */
const shortOf = (id: string): number => Number.parseInt(id.slice(-7), 16)

/** Writes without waiting for the disk; and where there is no room to write, people can still read. */
async function quietly({ tx }: Work, insert: RawBuilder<unknown>): Promise<void> {
  await run(tx, sql`with soon as materialized (select set_config('synchronous_commit', 'off', true)) ${insert}`).catch(
    (error) => {
      if (!isDiskFull(error)) throw error
    },
  )
}

/** T8: forgets what no habit is reckoned from any more, and writes down how much; nothing of a customer is in it but an id. */
export async function forgetOpened(work: Work): Promise<void> {
  const days = settingOf(work.settings, pagesKeptDays)
  const old = sql`${work.now}::timestamptz - make_interval(days => ${days})`
  const count = await run(work.tx, sql`delete from opened_page where at < ${old}`)
  await run(work.tx, sql`delete from told_tally where hour < ${old}`)
  if (count > 0) await publish(work, pagesForgotten, { data: { count } })
}
