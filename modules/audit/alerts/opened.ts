import { isDiskFull } from '../../../platform/client.ts'
import { publish } from '../../../platform/events.ts'
import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { settingOf } from '../../../shared/setting.ts'
import { pagesForgotten } from '../events.ts'
import { pagesKeptDays } from '../settings.ts'

/** Endpoints that open a customer's page. */
const OPENING: readonly string[] = ['showCustomer', 'showPortrait']

/**
 * S4: keeps that a person opens a customer's page, once an hour for each. That it survives a crash is not waited for: it serves to
 * tell what is usual; what is secret is logged elsewhere before it is shown.
 */
export async function noteOpened({ tx, by, now }: Work, place: string, params: unknown): Promise<void> {
  const { id } = (params ?? {}) as { id?: string }
  if (!OPENING.includes(place) || !id || by.id === JINKE.id) return
  await run(
    tx,
    sql`with soon as materialized (select set_config('synchronous_commit', 'off', true))
      insert into opened_page (person_id, hour, customer_id, at)
      select ${by.id}, date_trunc('hour', ${now}::timestamptz), ${id}, ${now} from soon on conflict do nothing`,
  ).catch((error) => {
    // Where there is no room to write, people can still read.
    if (!isDiskFull(error)) throw error
  })
}

/** T8: forgets what no habit is reckoned from any more, and writes down how much; nothing of a customer is in it but an id. */
export async function forgetOpened(work: Work): Promise<void> {
  const days = settingOf(work.settings, pagesKeptDays)
  const count = await run(
    work.tx,
    sql`delete from opened_page where at < ${work.now}::timestamptz - make_interval(days => ${days})`,
  )
  if (count > 0) await publish(work, pagesForgotten, { data: { count } })
}
