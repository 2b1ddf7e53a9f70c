import { open, read, stream, write } from '../../platform/http/route.ts'
import * as accounts from './caldav/accounts.ts'
import * as contract from './contract.ts'
import * as feed from './feed/actions.ts'
import * as absences from './hours/absences.ts'
import { showBusy } from './hours/busy.ts'
import * as hours from './hours/hours.ts'
import { showYear } from './hours/year.ts'

export const calendarRoutes = [
  read(contract.showWorkingHours, (work, { params }) => hours.showWorkingHours(work, params.id)),
  write(contract.setWorkingHours, (work, { params, body }) => hours.setWorkingHours(work, params.id, body)),
  read(contract.listAbsences, (work, { query }) => absences.listAbsences(work, query)),
  write(contract.noteAbsence, (work, { body }) => absences.noteAbsence(work, body)),
  write(contract.withdrawAbsence, async (work, { params }) => {
    await absences.withdrawAbsence(work, params.id)
    return undefined
  }),
  read(contract.showBusy, (work, { query }) => showBusy(work, query)),
  read(contract.showYear, async (work, { params }) => showYear(work, params.year)),
  read(contract.showFeed, (work) => feed.showFeed(work)),
  write(contract.makeFeed, (work) => feed.makeFeed(work), { secret: true }),
  write(contract.revokeFeed, async (work) => {
    await feed.revokeFeed(work)
    return undefined
  }),
  open(contract.readFeed, (visit, { params }) => feed.readFeed(visit, params) as never),
  read(contract.listCalendarAccounts, (work) => accounts.listAccounts(work)),
  stream(contract.testCalendarAccount, (work, { body }) => accounts.testAccount(work, body)),
  stream(contract.addCalendarAccount, (work, { body }, { writing }) => accounts.addAccount(work, body, writing)),
  write(contract.changeCalendarAccount, (work, { params, body }) => accounts.changeAccount(work, params.id, body)),
  write(contract.removeCalendarAccount, async (work, { params }) => {
    await accounts.removeAccount(work, params.id)
    return undefined
  }),
  write(contract.readCalendarAccount, (work, { params }) => accounts.readNow(work, params.id)),
]
