import { read, write } from '../../platform/http/route.ts'
import { poolsOf } from '../customers/index.ts'
import { assignCustomers } from './actions/assign.ts'
import { claimCustomer, showQuota } from './actions/claim.ts'
import { departPerson, showDeparture } from './actions/depart.ts'
import { listPool } from './actions/list.ts'
import { addPool, changePool } from './actions/pools.ts'
import { suspendCustomer, suspendCustomers } from './actions/suspend.ts'
import * as contract from './contract.ts'
import { listPools } from './repo.ts'

export const poolRoutes = [
  write(contract.suspend, (work, { params, body }) => suspendCustomer(work, params.id, body)),
  write(contract.suspendMany, (work, { body: { customerIds, ...input } }) =>
    suspendCustomers(work, customerIds, input),
  ),
  read(contract.listPool, (work, { query }) => listPool(work, query)),
  read(contract.showQuota, showQuota),
  write(contract.claim, (work, { body }) => claimCustomer(work, body.customerId)),
  write(contract.assign, (work, { body }) => assignCustomers(work, body)),
  read(contract.showDeparture, (work, { params }) => showDeparture(work, params.id)),
  write(contract.depart, (work, { params, body }) => departPerson(work, params.id, body)),
  read(contract.listPools, async (work) => ({ items: await listPools(work.tx, poolsOf(work.by)) })),
  write(contract.addPool, (work, { body }) => addPool(work, body)),
  write(contract.changePool, (work, { params, body }) => changePool(work, params.id, body)),
]
