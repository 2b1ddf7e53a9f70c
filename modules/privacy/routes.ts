import { read, stream, write } from '../../platform/http/route.ts'
import { noteBasis, showPrivacy } from './basis.ts'
import * as contract from './contract.ts'
import { sendCustomer, sendPerson } from './handing/send.ts'
import './settings.ts'

export const privacyRoutes = [
  read(contract.showPrivacy, (work, { params }) => showPrivacy(work, params.id)),
  write(contract.noteBasis, (work, { params, body }) => noteBasis(work, params, body)),
  stream(contract.handOverCustomer, (work, input, exchange) => sendCustomer(work, input, exchange)),
  stream(contract.handOver, (work, input, exchange) => sendPerson(work, input, exchange)),
]
