import { z } from 'zod'
import { publish } from '../../../platform/events.ts'
import { type JobContext, job } from '../../../platform/jobs.ts'
import { row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type Day, startOfDay } from '../../../shared/calendar.ts'
import { Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import type { Locale } from '../../../shared/text.ts'
import { bookBestPlanned, insertTask, offerPlanned, planAppointment } from '../../appointments/index.ts'
import { senderFor } from '../../mail/index.ts'
import { returnVisitMoved } from '../events.ts'
import type { Cause, VisitState, Way } from '../rules/visits.ts'
import { quarterOf } from '../rules/visits.ts'
import { quarterlyTiers, visitKind } from '../settings.ts'
import { visitTexts } from './visits.texts.ts'
import { noteQuarter } from './visits.ts'

const BATCH = 200

/** R5: each night the visits of the quarter, for those who have bought and have none noted yet. */
export const noteQuarters = job({
  name: 'care:note_quarters',
  payload: z.object({}),
  schedule: '40 20 * * *',
  run: async ({ writing }) => {
    for (let after: string | null = null; ; ) {
      after = await writing(async (work): Promise<string | null> => {
        const tiers = settingOf(work.settings, quarterlyTiers)
        const found: { id: string; tier: string | null }[] = await rows(
          work.tx,
          sql<{ id: string; tier: string | null }>`select c.id, c.tier from customer c
            where c.root_id = c.id and c.state = 'active' and c.owner_id is not null and c.orders > 0 and c.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
              and (c.tier = any(${tiers}::text[]) or c.id in (select p.customer_id from care_plan p where p.cause = 'quarter' and p.how <> 'off'))
              and not exists (select from return_visit v where v.customer_id = c.id and v.cause = 'quarter' and v.cause_key = ${quarterOf(work.today).key})
            order by c.id limit ${BATCH}`,
        )
        for (const customer of found) await noteQuarter(work, customer)
        return found.at(-1)?.id ?? null
      })
      if (after === null) return
    }
  },
})

/** Times are offered or booked so early; a task is put on the list of its day at once. */
const AHEAD_DAYS = 7
/** In that span times are looked for. */
const SPAN_DAYS = 7
/** What nobody could be asked to do for so long is no longer due. */
const STALE_DAYS = 60

/** R5, A8: each hour what has come due becomes an appointment or a task, once. */
export const arrangeVisits = job({
  name: 'care:arrange_visits',
  payload: z.object({}),
  schedule: '35 * * * *',
  run: async ({ writing }) => {
    await writing(dropStale)
    const due = await writing((work) =>
      rows(
        work.tx,
        sql<{
          id: string
        }>`select v.id from return_visit v join customer m on m.id = v.customer_id join customer c on c.id = m.root_id
          where v.state = 'waiting' and v.due_on <= ${work.today}::date + ${AHEAD_DAYS}::int and c.state = 'active' and c.owner_id is not null
          order by v.due_on, v.id limit 1000`,
      ),
    )
    for (const { id } of due) await arrange(writing, id)
  },
})

const dropStale = (work: Work) =>
  run(
    work.tx,
    sql`update return_visit set state = 'void', settled_at = ${work.now} where state = 'waiting' and due_on < ${work.today}::date - ${STALE_DAYS}::int`,
  )

/** The other way was not open: nobody to write to, no free time, or a refusal. */
class NoWay extends Error {}

/** In the way that the plan says; where that is not possible, the owner is reminded instead. */
async function arrange(writing: JobContext['writing'], id: string): Promise<void> {
  try {
    await writing((work) => act(work, id, null))
  } catch (error) {
    if (!(error instanceof NoWay || error instanceof Refused)) throw error
    await writing((work) => act(work, id, 'remind'))
  }
}

interface Due {
  id: string
  customerId: string
  cause: Cause
  dueOn: Day
  how: Way
  personId: string
  locale: Locale
  reachable: boolean
}

async function act(work: Work, id: string, instead: 'remind' | null): Promise<void> {
  // The row is held until this ends: of two that come at once, the second finds it settled.
  const taken = await row(
    work.tx,
    sql<{ id: string }>`select id from return_visit where id = ${id} and state = 'waiting' for update skip locked`,
  )
  const visit = taken && (await findDue(work, id))
  if (!visit) return
  const about = visitTexts[visit.cause][visit.locale]
  const how = instead ?? visit.how
  if (how === 'remind') {
    const dueOn = visit.dueOn < work.today ? work.today : visit.dueOn
    const { customerId, personId: ownerId } = visit
    const taskId = await insertTask(work, { customerId, ownerId, what: about, dueOn, appointmentId: null })
    return settle(work, visit, 'reminded', { taskId })
  }
  if (!visit.reachable || !(await senderFor(work, visit.personId))) throw new NoWay()
  const appointmentId = await planAppointment(work, {
    customerId: visit.customerId,
    kind: settingOf(work.settings, visitKind),
    organiserId: visit.personId,
    agenda: about,
  })
  const from = startOfDay(work.zone, visit.dueOn < work.today ? work.today : visit.dueOn)
  const done =
    how === 'offer'
      ? await offerPlanned(work, appointmentId, from, SPAN_DAYS)
      : await bookBestPlanned(work, appointmentId, from, SPAN_DAYS, { tell: true })
  // Taken back with all of it.
  if (!done) throw new NoWay()
  await settle(work, visit, how === 'offer' ? 'offered' : 'booked', { appointmentId })
}

/** By whom: the one whom the plan names while that one is here, else the owner. */
const findDue = (work: Work, id: string) =>
  row(
    work.tx,
    sql<Due>`select v.id, c.id as customer_id, v.cause, v.due_on, v.how, w.id as person_id, w.locale,
        exists (select from contact_point q where q.kind = 'mail' and q.contact_id = (select b.id from contact b
          where b.customer_id in (select id from customer where root_id = c.id) and b.main and b.left_on is null order by b.customer_id <> c.id, b.id limit 1)) as reachable
      from return_visit v join customer m on m.id = v.customer_id join customer c on c.id = m.root_id
        left join person p on p.id = v.person_id and p.state <> 'left' join person w on w.id = coalesce(p.id, c.owner_id) and w.state <> 'left'
      where v.id = ${id} and c.state = 'active'`,
  )

async function settle(
  work: Work,
  visit: Due,
  state: VisitState,
  { taskId = null, appointmentId = null }: { taskId?: string | null; appointmentId?: string | null },
): Promise<void> {
  await run(
    work.tx,
    sql`update return_visit set state = ${state}, task_id = ${taskId}, appointment_id = ${appointmentId}, settled_at = ${work.now} where id = ${visit.id}`,
  )
  await publish(work, returnVisitMoved, {
    customerId: visit.customerId,
    subjectId: visit.id,
    data: { cause: visit.cause, state },
  })
}
