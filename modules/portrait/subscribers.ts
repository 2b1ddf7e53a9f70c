import { z } from 'zod'
import { type EventKind, subscribe, subscribeToMany } from '../../platform/events.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import { rows, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingsChanged } from '../company/index.ts'
import {
  contactAdded,
  contactChanged,
  customerAnonymised,
  customerChanged,
  customerCreated,
  customerRestored,
  memberJoined,
  memberLeft,
} from '../customers/events.ts'
import { customerIdsAfter } from '../customers/index.ts'
import {
  needChanged,
  needOpened,
  orderApproved,
  orderCancelled,
  orderChanged,
  orderCompleted,
  orderDelivered,
  orderPlaced,
} from '../deals/events.ts'
import { bigOrderFen } from '../deals/settings.ts'
import {
  customerClaimed,
  customerSuspended,
  customersAssigned,
  customersHandedOver,
  customersRecalled,
} from '../pool/events.ts'
import { touchCorrected, touchLogged } from '../touches/events.ts'
import { recountDistances } from './reckon.ts'
import * as settings from './settings.ts'

const BATCH = 250

type NextBatch = (tx: Tx, after: string | null) => Promise<string[]>

const inBatches = async (writing: <T>(act: (work: Work) => Promise<T>) => Promise<T>, next: NextBatch) => {
  for (let after: string | null = null; ; ) {
    const ids: string[] = await writing(async (work) => {
      const batch = await next(work.tx, after)
      await recountDistances(work, batch)
      return batch
    })
    if (ids.length === 0) return
    after = ids.at(-1) ?? null
  }
}

/** D1, D4: knowledge ages and trust fades by themselves: every night, those that closeness is known of. */
export const reckonDaily = job({
  name: 'portrait:reckon_daily',
  payload: z.object({}),
  schedule: '20 17 * * *',
  run: ({ writing }) => inBatches(writing, standingAfter),
})

const FIRST = '00000000-0000-0000-0000-000000000000'

const standingAfter: NextBatch = async (tx, after) =>
  (
    await rows(
      tx,
      sql<{
        id: string
      }>`select customer_id as id from portrait_standing where customer_id > ${after ?? FIRST} order by customer_id limit ${BATCH}`,
    )
  ).map(({ id }) => id)

/** D2: a change of the rules holds for all at once. */
const reckonAll = job({
  name: 'portrait:reckon_all',
  payload: z.object({}),
  run: ({ writing }) => inBatches(writing, (tx, after) => customerIdsAfter(tx, after, BATCH)),
})

const DEPENDS_ON: readonly string[] = [
  ...Object.values(settings).flatMap((s) => ('key' in s ? [s.key] : [])),
  bigOrderFen.key,
]

subscribe('portrait.reckon', settingsChanged, async (work, { data }) => {
  if (data.keys.some((key) => DEPENDS_ON.includes(key)))
    await enqueue(work, reckonAll, {}, { key: `portrait ${work.company.slug}` })
})

/** D2: a customer shows its owner's distance; where many change hands at once, those whose owner is another now. */
const followOwners = job({
  name: 'portrait:follow_owners',
  payload: z.object({}),
  run: ({ writing }) =>
    inBatches(writing, async (tx, after) =>
      (
        await rows(
          tx,
          sql<{ id: string }>`select c.id from portrait_standing s join customer c on c.id = s.customer_id
            where s.owner_id is distinct from c.owner_id and c.id > ${after ?? FIRST} order by c.id limit ${BATCH}`,
        )
      ).map(({ id }) => id),
    ),
})

function followAfter<Data>(kind: EventKind<Data>): void {
  subscribe(`portrait.follow.${kind.type}`, kind, (work) =>
    enqueue(work, followOwners, {}, { key: `follow owners ${work.company.slug}` }),
  )
}
followAfter(customersAssigned)
followAfter(customersHandedOver)
followAfter(customersRecalled)

/** What happens to a customer moves its distances. */
function recountAfter<Data>(kind: EventKind<Data>): void {
  subscribeToMany(`portrait.recount.${kind.type}`, kind, async (work, events) => {
    const moved = events.flatMap(({ customerId }) => customerId ?? [])
    await recountDistances(work, await rootsOf(work.tx, moved))
  })
}

const rootsOf = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (await rows(tx, sql<{ id: string }>`select distinct root_id as id from customer where id = any(${uuids(ids)})`)).map(
    ({ id }) => id,
  )

recountAfter(customerCreated)
recountAfter(customerChanged)
recountAfter(customerRestored)
recountAfter(customerAnonymised)
recountAfter(contactAdded)
recountAfter(contactChanged)
recountAfter(memberJoined)
recountAfter(memberLeft)
recountAfter(touchLogged)
recountAfter(touchCorrected)
recountAfter(needOpened)
recountAfter(needChanged)
recountAfter(orderPlaced)
recountAfter(orderApproved)
recountAfter(orderChanged)
recountAfter(orderDelivered)
recountAfter(orderCompleted)
recountAfter(orderCancelled)
recountAfter(customerClaimed)
recountAfter(customerSuspended)
