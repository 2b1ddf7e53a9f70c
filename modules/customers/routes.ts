import { read, stream, write } from '../../platform/http/route.ts'
import { demandProof } from '../people/index.ts'
import { anonymiseCustomer } from './actions/anonymise.ts'
import { archiveCustomer, restoreCustomer } from './actions/archive.ts'
import { changeCustomer } from './actions/change.ts'
import { addContact, changeContact } from './actions/contacts.ts'
import { createCustomer } from './actions/create.ts'
import { checkDuplicates } from './actions/duplicates.ts'
import { sendExport } from './actions/export.ts'
import { countCustomers, listCustomers } from './actions/list.ts'
import { putMember, removeMember } from './actions/members.ts'
import { mergeCustomers, previewMerge } from './actions/merge.ts'
import { dismissDuplicate, listDuplicates } from './actions/proposals.ts'
import { listChanges, reverseChange } from './actions/reverse.ts'
import { tagCustomers } from './actions/tags.ts'
import { undoMerge } from './actions/undoMerge.ts'
import { addView, changeView, listViews, removeView } from './actions/views.ts'
import * as contract from './contract.ts'
import { openCustomer } from './secret/opening.ts'
import { showTimeline } from './timeline.ts'

export const customerRoutes = [
  read(contract.countCustomers, (work, { query }) => countCustomers(work, query)),
  read(contract.listCustomers, (work, { query }) => listCustomers(work, query)),
  write(contract.createCustomer, (work, { body }) => createCustomer(work, body)),
  read(contract.checkDuplicates, (work, { query }) => checkDuplicates(work, query)),
  stream(contract.exportCustomers, (work, { query }, exchange) => sendExport(work, query, exchange)),
  write(contract.tagCustomers, (work, { body }) => tagCustomers(work, body)),
  read(contract.showCustomer, (work, { params }) => openCustomer(work, params.id)),
  write(contract.changeCustomer, (work, { params, body }) => changeCustomer(work, params.id, body)),
  read(contract.showTimeline, (work, { params, query }) => showTimeline(work, params.id, query)),
  read(contract.listChanges, (work, { params, query }) => listChanges(work, params.id, query)),
  write(contract.reverseChange, (work, { params }) => reverseChange(work, params.id, params.changeId)),
  write(contract.addContact, (work, { params, body }) => addContact(work, params.id, body)),
  write(contract.changeContact, (work, { params, body }) => changeContact(work, params.id, params.contactId, body)),
  write(contract.putMember, (work, { params, body }) => putMember(work, params.id, params.personId, body.role)),
  write(contract.removeMember, (work, { params }) => removeMember(work, params.id, params.personId)),
  write(contract.archiveCustomer, (work, { params, body }) => archiveCustomer(work, params.id, body.reason)),
  write(contract.restoreCustomer, (work, { params, body }) => restoreCustomer(work, params.id, body.reason)),
  write(contract.anonymiseCustomer, async (work, { params, body }, { request }) => {
    await demandProof(work, request)
    return anonymiseCustomer(work, params.id, body.reason, body.contactId ?? null)
  }),
  read(contract.listDuplicates, (work, { query }) => listDuplicates(work, query)),
  write(contract.dismissDuplicate, (work, { params }) => dismissDuplicate(work, params.id)),
  read(contract.previewMerge, (work, { query }) => previewMerge(work, query.keptId, query.mergedId)),
  write(contract.mergeCustomers, (work, { body }) => mergeCustomers(work, body)),
  write(contract.undoMerge, (work, { params, body }) => undoMerge(work, params.id, body.reason)),
  read(contract.listViews, listViews),
  write(contract.addView, (work, { body }) => addView(work, body)),
  write(contract.changeView, (work, { params, body }) => changeView(work, params.id, body)),
  write(contract.removeView, (work, { params }) => removeView(work, params.id)),
]
