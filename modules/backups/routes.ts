import { read, write } from '../../platform/http/route.ts'
import { makeBackup, showBackups } from './actions.ts'
import * as contract from './contract.ts'

export const backupRoutes = [read(contract.showBackups, showBackups), write(contract.makeBackup, makeBackup)]
