import { read, write } from '../../../platform/http/route.ts'
import { demandProofInBrowser } from '../factors/proof.ts'
import { revokeKey } from '../signIn.ts'
import { endSessionsOf, listKeysOf } from './actions.ts'
import * as contract from './contract.ts'

/** What admins see and end of a colleague's ways in without giving a new password. */
export const waysInRoutes = [
  read(contract.listKeysOf, (work, { params }) => listKeysOf(work, params.id)),
  write(contract.revokeKeyOf, async (work, { params }, { request }) => {
    await demandProofInBrowser(work, request)
    return (await revokeKey(work, params.id, params.keyId)) as undefined
  }),
  write(
    contract.endSessionsOf,
    async (work, { params }, { request }) => (await endSessionsOf(work, request, params.id)) as undefined,
  ),
]
