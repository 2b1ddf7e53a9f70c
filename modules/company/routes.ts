import { read, write } from '../../platform/http/route.ts'
import { changeSettings, showOwnSettings, showSettings } from './actions.ts'
import * as contract from './contract.ts'

export const companyRoutes = [
  read(contract.listSettings, async (work) => showSettings(work.settings)),
  read(contract.showOwnSettings, async (work) => showOwnSettings(work.settings)),
  write(contract.changeSettings, (work, { body }) => changeSettings(work, body)),
]
