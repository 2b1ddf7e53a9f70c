import { open, read, stream, write } from '../../../platform/http/route.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import { listIdentities } from './repo.ts'

export const elsewhereRoutes = [
  read(contract.showProvider, (work, _input, { request }) => actions.showProvider(work, request)),
  // The provider is asked before anything is kept: no transaction waits for it.
  stream(contract.setProvider, (work, { body }, exchange) => actions.setProvider(work, body, exchange)),
  write(
    contract.removeProvider,
    async (work, _input, { request }) => (await actions.removeProvider(work, request)) as undefined,
  ),
  open(contract.startElsewhere, (visit) => actions.startElsewhere(visit)),
  open(contract.enterElsewhere, (visit, { body }) => actions.enterElsewhere(visit, body.query)),
  read(contract.listIdentities, async (work) => ({ items: await listIdentities(work.tx, work.by.id) })),
  write(
    contract.unlinkIdentity,
    async (work, { params }, { request }) => (await actions.unlinkIdentity(work, request, params.id)) as undefined,
  ),
]
