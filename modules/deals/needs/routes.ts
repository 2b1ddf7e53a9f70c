import { read, write } from '../../../platform/http/route.ts'
import { showBoard } from './actions/board.ts'
import { changeNeed } from './actions/change.ts'
import { showDiagnosis, writeDiagnosis } from './actions/diagnosis.ts'
import { listNeeds } from './actions/list.ts'
import { loseNeed } from './actions/lose.ts'
import { moveNeed, setNeedLevel } from './actions/move.ts'
import { openNeed } from './actions/open.ts'
import { noteNeedPerson } from './actions/people.ts'
import { listStrayNeeds, nameNeedCustomer } from './actions/strays.ts'
import { askForSupportOnNeed } from './actions/support.ts'
import * as contract from './contract.ts'
import { showNeed } from './reading.ts'

export const needRoutes = [
  read(contract.listNeeds, (work, { query }) => listNeeds(work, query)),
  read(contract.showBoard, (work, { query }) => showBoard(work, query)),
  read(contract.listStrayNeeds, (work, { query }) => listStrayNeeds(work, query)),
  write(contract.nameNeedCustomer, (work, { params, body }) => nameNeedCustomer(work, params.id, body.customerId)),
  write(contract.openNeed, (work, { body }) => openNeed(work, body)),
  read(contract.showNeed, (work, { params }) => showNeed(work, params.id)),
  write(contract.changeNeed, (work, { params, body }) => changeNeed(work, params.id, body)),
  write(contract.moveNeed, (work, { params, body }) => moveNeed(work, params.id, body.stage, body.below)),
  write(contract.setNeedLevel, (work, { params, body }) => setNeedLevel(work, params.id, body.level, body.on)),
  write(contract.loseNeed, (work, { params, body }) => loseNeed(work, params.id, body)),
  write(contract.noteNeedPerson, (work, { params, body }) => noteNeedPerson(work, params.id, body)),
  read(contract.showDiagnosis, (work, { params }) => showDiagnosis(work, params.id)),
  write(contract.writeDiagnosis, (work, { params, body }) => writeDiagnosis(work, params.id, body)),
  write(contract.askForSupportOnNeed, (work, { params, body }) => askForSupportOnNeed(work, params.id, body.note)),
]
