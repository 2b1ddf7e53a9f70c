import { read, stream, write } from '../../platform/http/route.ts'
import * as contract from './contract.ts'
import { printSignature } from './printing.ts'
import { listSights } from './review.ts'
import {
  listSignatures,
  listUndertakings,
  publishUndertaking,
  showUndertaking,
  signUndertaking,
} from './undertakings.ts'

export const secrecyRoutes = [
  read(contract.showUndertaking, showUndertaking),
  write(contract.signUndertaking, (work, { body }) => signUndertaking(work, body.version)),
  stream(contract.printSignature, (work, { params, query }, { reply }) =>
    printSignature(work, params.id, query.locale, reply),
  ),
  read(contract.listUndertakings, listUndertakings),
  write(contract.publishUndertaking, (work, { body }) => publishUndertaking(work, body)),
  read(contract.listSignatures, (work, { params, query }) => listSignatures(work, params.version, query)),
  read(contract.listSights, (work, { query }) => listSights(work, query)),
]
