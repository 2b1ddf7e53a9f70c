import { figure, write } from '../../platform/http/route.ts'
import { listCustomerCases, listPersonCases, listTeamCases } from './actions/cases.ts'
import { diagnoseCustomer, diagnosePerson, diagnoseTeam, listDiagnoses, setAim } from './actions/diagnose.ts'
import * as contract from './contract.ts'
import { homeRoutes } from './home/routes.ts'
import { scorecardRoutes } from './scorecard/routes.ts'
import { showWeek } from './week/show.ts'

export const insightRoutes = [
  ...homeRoutes,
  ...scorecardRoutes,
  figure(contract.listDiagnoses, (work, { query }) => listDiagnoses(work, query.team)),
  figure(contract.diagnosePerson, (work, { params }) => diagnosePerson(work, params.id)),
  figure(contract.diagnoseTeam, (work, { params }) => diagnoseTeam(work, params.id)),
  figure(contract.diagnoseCustomer, (work, { params }) => diagnoseCustomer(work, params.id)),
  figure(contract.listPersonCases, (work, { params, query }) => listPersonCases(work, params.id, query)),
  figure(contract.listTeamCases, (work, { params, query }) => listTeamCases(work, params.id, query)),
  figure(contract.listCustomerCases, (work, { params, query }) => listCustomerCases(work, params.id, query)),
  figure(contract.showWeek, (work, { query }) => showWeek(work, query)),
  write(contract.setAim, (work, { params, body }) => setAim(work, params.id, body.aim)),
]
