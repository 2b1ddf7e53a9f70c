import { figure, read, stream, write } from '../../../platform/http/route.ts'
import { listPersonScoreCases, listTeamScoreCases } from './actions/cases.ts'
import { exportPersonScorecard, exportTeamScorecard } from './actions/export.ts'
import { listScored, showPersonScorecard, showTeamScorecard } from './actions/show.ts'
import { setScoreTarget } from './actions/target.ts'
import { carryTargets, listScoreTargets } from './actions/targets.ts'
import * as contract from './contract.ts'
import { listScoreMembers } from './members.ts'

export const scorecardRoutes = [
  figure(contract.listScored, (work) => listScored(work)),
  figure(contract.showPersonScorecard, (work, { params, query }) => showPersonScorecard(work, params.id, query)),
  figure(contract.showTeamScorecard, (work, { params, query }) => showTeamScorecard(work, params.id, query)),
  figure(contract.listScoreMembers, (work, { params, query }) => listScoreMembers(work, params.id, query)),
  figure(contract.listPersonScoreCases, (work, { params, query }) => listPersonScoreCases(work, params.id, query)),
  figure(contract.listTeamScoreCases, (work, { params, query }) => listTeamScoreCases(work, params.id, query)),
  write(contract.setScoreTarget, (work, { params, body }) => setScoreTarget(work, params.id, body)),
  read(contract.listScoreTargets, (work, { params, query }) => listScoreTargets(work, params.id, query)),
  write(contract.carryTargets, (work, { params, body }) => carryTargets(work, params.id, body)),
  stream(contract.exportPersonScorecard, (work, { params, query }, { reply }) =>
    exportPersonScorecard(work, params.id, query, reply),
  ),
  stream(contract.exportTeamScorecard, (work, { params, query }, { reply }) =>
    exportTeamScorecard(work, params.id, query, reply),
  ),
]
