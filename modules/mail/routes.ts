import { read, stream, write } from '../../platform/http/route.ts'
import {
  addMailAccount,
  changeMailAccount,
  checkMailAccount,
  listMailAccounts,
  listMailFailures,
  showMailSender,
  syncMailAccount,
} from './accounts/actions.ts'
import { linkMailAddress, partMail, setOptOut } from './actions/link.ts'
import { showMailPage } from './actions/page.ts'
import { downloadMailFile, listAddresses, listMails, showMail } from './actions/read.ts'
import {
  cancelOutgoing,
  listOutgoingMails,
  retryOutgoing,
  showOutgoing,
  uploadMailFile,
  writeMail,
} from './actions/write.ts'
import * as contract from './contract.ts'

export const mailRoutes = [
  read(contract.listMailAccounts, (work) => listMailAccounts(work)),
  write(contract.addMailAccount, (work, { body }) => addMailAccount(work, body)),
  write(contract.changeMailAccount, (work, { params, body }) => changeMailAccount(work, params.id, body)),
  // It waits for another server: no transaction stays open meanwhile.
  stream(contract.checkMailAccount, (work, { body }) => checkMailAccount(work, body)),
  write(contract.syncMailAccount, (work, { params }) => syncMailAccount(work, params.id)),
  read(contract.listMailFailures, (work, { params }) => listMailFailures(work, params.id)),
  read(contract.showMailSender, (work) => showMailSender(work)),
  read(contract.listMails, (work, { params, query }) => listMails(work, params.id, query)),
  read(contract.showMail, (work, { params }) => showMail(work, params.id)),
  stream(contract.showMailPage, (work, { params, query }, { reply }) =>
    showMailPage(work, params.id, query.pictures, reply),
  ),
  stream(contract.downloadMailFile, (work, { params }, { reply }) =>
    downloadMailFile(work, params.id, params.position, reply),
  ),
  write(contract.partMail, (work, { params, body }) => partMail(work, params.id, body.customerId)),
  write(contract.linkMailAddress, (work, { params, body }) => linkMailAddress(work, params.id, body)),
  stream(contract.uploadMailFile, (work, _input, { request, writingOnce }) =>
    uploadMailFile(work, request, writingOnce),
  ),
  write(contract.writeMail, (work, { body }) => writeMail(work, body)),
  read(contract.listOutgoing, (work, { query }) => listOutgoingMails(work, query)),
  read(contract.showOutgoing, (work, { params }) => showOutgoing(work, params.id)),
  write(contract.cancelOutgoing, (work, { params }) => cancelOutgoing(work, params.id)),
  write(contract.retryOutgoing, (work, { params }) => retryOutgoing(work, params.id)),
  read(contract.listAddresses, (work, { params }) => listAddresses(work, params.id)),
  write(contract.setOptOut, (work, { params, body }) => setOptOut(work, params.id, body.address, body.out)),
]
