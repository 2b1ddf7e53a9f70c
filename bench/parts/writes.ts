import { type Client, demandOk } from '../load/client.ts'
import { firmOf, mobileOf, personOf } from '../seed/names.ts'
import type { Part } from './part.ts'
import type { Stage } from './stage.ts'

const REFUSED_AS_LIKELY = 409

export function writeParts(stage: Stage): Part[] {
  return [
    { id: 'create', title: 'create a customer', kind: 'write', who: 'rep', act: (client) => create(client, stage) },
    { id: 'touch', title: 'log a touch', kind: 'write', who: 'rep', goal: 'flat', act: (client) => log(client, stage) },
    {
      id: 'claim',
      title: 'claim from the pool',
      kind: 'write',
      who: 'rep',
      once: true,
      act: async (client) => void demandOk(await client.send('POST', '/pool/claims', { customerId: stage.pooled() })),
    },
  ]
}

/** A firm with its contact. Where one is likely to be there already, people look and say that theirs is another. */
async function create(client: Client, { seed, fresh }: Stage): Promise<void> {
  const n = fresh()
  const { name, trade, city } = firmOf(seed, n)
  const body = {
    name,
    industry: trade,
    region: city,
    source: '展会',
    contacts: [{ name: personOf(seed, 2 * n), job: '采购', phones: [mobileOf(seed, 2 * n)] }],
  }
  const answer = await client.send('POST', '/customers', body)
  demandOk(
    answer.status === REFUSED_AS_LIKELY ? await client.send('POST', '/customers', { ...body, force: true }) : answer,
  )
}

async function log(client: Client, { seen, fresh }: Stage): Promise<void> {
  const next = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const body = {
    customerId: seen(client),
    channel: 'phone',
    effective: true,
    summary: `谈了第 ${fresh()} 批的交期和价格，对方要再看样品`,
    nextStep: '寄样',
    nextOn: next,
  }
  demandOk(await client.send('POST', '/touches', body))
}
