import { read, stream, write } from '../../../platform/http/route.ts'
import { decideQuote, submitQuote } from './actions/approve.ts'
import { listQuotes } from './actions/list.ts'
import { printQuote } from './actions/print.ts'
import { answerQuote, sendQuote } from './actions/send.ts'
import { changeQuote, draftQuote, reviseQuote } from './actions/write.ts'
import * as contract from './contract.ts'
import { showQuote } from './reading.ts'

export const quoteRoutes = [
  read(contract.listQuotes, (work, { query }) => listQuotes(work, query)),
  write(contract.draftQuote, (work, { body }) => draftQuote(work, body)),
  read(contract.showQuote, (work, { params }) => showQuote(work, params.id)),
  stream(contract.printQuote, (work, { params, query }, { reply }) => printQuote(work, params.id, query, reply)),
  write(contract.changeQuote, (work, { params, body }) => changeQuote(work, params.id, body)),
  write(contract.submitQuote, (work, { params }) => submitQuote(work, params.id)),
  write(contract.approveQuote, (work, { params, body }) => decideQuote(work, params.id, 'approved', body.note)),
  write(contract.returnQuote, (work, { params, body }) => decideQuote(work, params.id, 'returned', body.note)),
  write(contract.sendQuote, (work, { params }) => sendQuote(work, params.id)),
  write(contract.acceptQuote, (work, { params }) => answerQuote(work, params.id, null)),
  write(contract.refuseQuote, (work, { params, body }) => answerQuote(work, params.id, body.reason)),
  write(contract.reviseQuote, (work, { params }) => reviseQuote(work, params.id)),
]
