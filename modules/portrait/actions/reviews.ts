import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { newId, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText } from '../../../shared/page.ts'
import { readPlace } from '../../customers/index.ts'
import type * as contract from '../contract.ts'
import { portraitReviewed } from '../events.ts'
import { dayPast, demandColleagues, editable, seen } from '../reading.ts'
import { factsOfCustomers, recountDistances, reviewDue } from '../reckon.ts'
import { customersStanding } from '../standings.ts'

interface ReviewRow {
  id: string
  heldOn: Day
  people: { id: string; name: string }[]
  found: string
  askNext: string
  nextOn: Day | null
  by: { id: string; name: string }
}

/** D5: when a portrait was gone through, the latest first. */
export async function listReviews(work: Work, id: string, query: InputOf<typeof contract.listReviews>['query']) {
  const customer = await seen(work, id)
  const place = readPlace(query.cursor, DayText)
  const found = await rows(
    work.tx,
    sql<ReviewRow>`select r.id, r.held_on, r.next_on, t.found, t.ask_next, jsonb_build_object('id', b.id, 'name', b.name) as by,
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) from person p where p.id = any(r.people)), '[]') as people
      from customer c join portrait_review r on r.customer_id = c.id join portrait_review_text t on t.review_id = r.id join person b on b.id = r.by_id
      where c.root_id = ${customer.id} and ${place ? sql`(r.held_on, r.id) < (${place[0]}, ${place[1]})` : sql`true`}
      order by r.held_on desc, r.id desc limit ${query.limit + 1}`,
  )
  return page(found, query.limit, (last) => [last.heldOn, last.id])
}

/** D5: manager and rep went through it together; the next time comes by importance. */
export async function holdReview(work: Work, id: string, input: InputOf<typeof contract.holdReview>['body']) {
  const customer = await editable(work, id)
  const heldOn = dayPast(work, input.heldOn)
  const people = [...new Set([work.by.id, ...input.people])]
  await demandColleagues(work, people, 'body.people')
  const [facts] = await factsOfCustomers(work, [customer.id])
  const usual = facts ? reviewDue(work, { ...facts, reviewedOn: heldOn }) : null
  const nextOn = input.nextOn === undefined ? usual : input.nextOn
  const reviewId = newId()
  await run(
    work.tx,
    sql`insert into portrait_review (id, customer_id, held_on, people, next_on, by_id, recorded_at)
        values (${reviewId}, ${customer.id}, ${heldOn}, ${people}::uuid[], ${nextOn}, ${work.by.id}, ${work.now})`,
  )
  await run(
    work.tx,
    sql`insert into portrait_review_text (review_id, found, ask_next) values (${reviewId}, ${input.found}, ${input.askNext})`,
  )
  await recountDistances(work, [customer.id])
  await publish(work, portraitReviewed, { customerId: customer.id, subjectId: reviewId, data: { heldOn } })
  const { items } = await listReviews(work, customer.id, { limit: 200 })
  return items.find((review) => review.id === reviewId) as ReviewRow
}

/** D5: the portraits whose turn it is, the longest due first. */
export async function listDueReviews(work: Work, query: InputOf<typeof contract.listDueReviews>['query']) {
  const { items, nextCursor } = await customersStanding(
    work,
    { column: sql`s.review_on`, condition: sql`s.review_on <= ${query.until ?? work.today}` },
    query,
  )
  return { items: items.map(({ customer, on }) => ({ ...customer, reviewOn: on })), nextCursor }
}
