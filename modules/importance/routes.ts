import { read, write } from '../../platform/http/route.ts'
import { markCriterion } from './actions/mark.ts'
import { previewScorecard } from './actions/preview.ts'
import { showImportance } from './actions/show.ts'
import { followScorecard, overrideTier } from './actions/tier.ts'
import { listWaitingFalls } from './actions/waiting.ts'
import * as contract from './contract.ts'

export const importanceRoutes = [
  read(contract.showImportance, (work, { params }) => showImportance(work, params.id)),
  write(contract.markCriterion, (work, { params, body }) => markCriterion(work, params.id, body)),
  write(contract.overrideTier, (work, { params, body }) => overrideTier(work, params.id, body.tier, body.reason)),
  write(contract.followScorecard, (work, { params, body }) => followScorecard(work, params.id, body.reason)),
  read(contract.listWaitingFalls, (work, { query }) => listWaitingFalls(work, query)),
  write(contract.previewScorecard, (work, { body }) => previewScorecard(work, body.scorecard)),
]
