import { z } from 'zod'
import { type EventKind, subscribe } from '../../platform/events.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import { settingsChanged } from '../company/index.ts'
import { personAdded, personChanged } from '../people/events.ts'
import { proposeFor } from './actions/proposals.ts'
import {
  contactAdded,
  contactChanged,
  customerChanged,
  customerCreated,
  customerRestored,
  customersMerged,
} from './events.ts'
import { customerIdsAfter, reckon } from './figures.ts'
import { followOwner } from './repo/record.ts'
import { cadenceWindows, recallAtLeast, recallFactor } from './settings.ts'

const BATCH = 2000

/** T3, T6: works out the days of all customers anew, in batches. */
const reckonAll = job({
  name: 'customers:reckon_all',
  payload: z.object({}),
  async run({ writing }) {
    for (let after: string | null = null; ; ) {
      const ids: string[] = await writing(async (work) => {
        const batch = await customerIdsAfter(work.tx, after, BATCH)
        await reckon(work.tx, work.settings, batch)
        return batch
      })
      if (ids.length === 0) return
      after = ids.at(-1) ?? null
    }
  },
})

const DEPENDS_ON: readonly string[] = [cadenceWindows.key, recallFactor.key, recallAtLeast.key]

subscribe('customers.reckon', settingsChanged, async (work, { data }) => {
  if (data.keys.some((key) => DEPENDS_ON.includes(key)))
    await enqueue(work, reckonAll, {}, { key: `reckon ${work.company.slug}` })
})

/** G4: what customers are compared by; other fields tell nothing new about who may be the same. */
const TELLING: readonly string[] = ['name', 'phones', 'mails', 'contact.phones', 'contact.mails']

function proposeAfter<Data>(kind: EventKind<Data>, concerns: (data: Data) => boolean = () => true): void {
  subscribe(`customers.propose_after.${kind.type}`, kind, async (work, { customerId, data }) => {
    if (customerId && concerns(data)) await proposeFor(work, customerId)
  })
}

const isTold = ({ fields }: { fields: readonly string[] }): boolean => fields.some((field) => TELLING.includes(field))

proposeAfter(customerCreated)
proposeAfter(customerRestored)
proposeAfter(customersMerged)
proposeAfter(contactAdded)
proposeAfter(customerChanged, isTold)
proposeAfter(contactChanged, isTold)

/** A manager sees the customers of the team's people: they go with their owner to another team. */
subscribe('customers.follow_owner', personChanged, async (work, { subjectId, data }) => {
  if (subjectId && data.fields.includes('teamId')) await followOwner(work.tx, subjectId)
})
subscribe('customers.follow_new_owner', personAdded, async (work, { subjectId }) => {
  if (subjectId) await followOwner(work.tx, subjectId)
})
