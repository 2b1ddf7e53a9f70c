import { read, write } from '../../platform/http/route.ts'
import { Refused } from '../../shared/refusal.ts'
import { notAllowed, notFound } from '../../shared/refusals.ts'
import { mayAssign } from '../people/policy.ts'
import { correctTouch, logTouch } from './actions/log.ts'
import { postponeCustomer } from './actions/postpone.ts'
import { askForSupport, decideStepIn } from './actions/stepIn.ts'
import * as contract from './contract.ts'
import { deleteTemplate, insertTemplate, listTemplates } from './repo.ts'

export const touchRoutes = [
  write(contract.logTouch, (work, { body }) => logTouch(work, body)),
  write(contract.correctTouch, (work, { params, body }) => correctTouch(work, params.id, body)),
  write(contract.askForSupport, (work, { params, body }) => askForSupport(work, params.id, body.note)),
  write(contract.decideStepIn, (work, { params, body }) => decideStepIn(work, params.id, body.decision, body.note)),
  write(contract.postpone, (work, { params, body }) => postponeCustomer(work, params.id, body.until, body.reason)),
  read(contract.listTemplates, async (work) => ({ items: await listTemplates(work.tx, work.by.id) })),
  write(contract.addTemplate, (work, { body: { forAll, ...template } }) => {
    if (forAll && !mayAssign(work.by)) throw new Refused(notAllowed())
    return insertTemplate(work.tx, template, forAll ? null : work.by.id)
  }),
  write(contract.removeTemplate, async (work, { params }) => {
    if ((await deleteTemplate(work.tx, params.id, work.by.id, mayAssign(work.by))) === 0) throw new Refused(notFound())
    return undefined
  }),
]
