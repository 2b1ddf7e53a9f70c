import { read, write } from '../../platform/http/route.ts'
import { answerPortrait, confirmPortrait, noteAsked, withdrawValue } from './actions/answer.ts'
import { showCompleteness } from './actions/completeness.ts'
import { noteTrust, showDistance, withdrawTrust } from './actions/distance.ts'
import { changeHandover, listHandovers, planHandover } from './actions/handover.ts'
import { previewRules } from './actions/preview.ts'
import { holdReview, listDueReviews, listReviews } from './actions/reviews.ts'
import { noteShare, planShare, showShare } from './actions/share.ts'
import { showPortrait } from './actions/show.ts'
import { listStuck, listSuccessors } from './actions/stuck.ts'
import * as contract from './contract.ts'

export const portraitRoutes = [
  read(contract.showPortrait, (work, { params, query }) =>
    showPortrait(work, params.id, { contact: query.contact, open: query.sealed === 'show' }),
  ),
  write(contract.answerPortrait, (work, { params, body }) => answerPortrait(work, params.id, body)),
  write(contract.confirmPortrait, (work, { params, body }) => confirmPortrait(work, params.id, body)),
  write(contract.withdrawValue, (work, { params }) => withdrawValue(work, params.id)),
  write(contract.noteAsked, (work, { params, body }) => noteAsked(work, params.id, body)),
  read(contract.showCompleteness, (work) => showCompleteness(work)),
  read(contract.showDistance, (work, { params }) => showDistance(work, params.id)),
  write(contract.noteTrust, (work, { params, body }) => noteTrust(work, params.id, body)),
  write(contract.withdrawTrust, (work, { params }) => withdrawTrust(work, params.id)),
  read(contract.listStuck, (work, { query }) => listStuck(work, query)),
  read(contract.listSuccessors, (work, { params }) => listSuccessors(work, params.id)),
  read(contract.showShare, (work, { params }) => showShare(work, params.id)),
  write(contract.noteShare, (work, { params, body }) => noteShare(work, params.id, body)),
  write(contract.planShare, (work, { params, body }) => planShare(work, params.id, body)),
  read(contract.listReviews, (work, { params, query }) => listReviews(work, params.id, query)),
  write(contract.holdReview, (work, { params, body }) => holdReview(work, params.id, body)),
  read(contract.listDueReviews, (work, { query }) => listDueReviews(work, query)),
  read(contract.listHandovers, (work, { params }) => listHandovers(work, params.id)),
  write(contract.planHandover, (work, { params, body }) => planHandover(work, params.id, body)),
  write(contract.changeHandover, (work, { params, body }) => changeHandover(work, params.id, body)),
  read(contract.previewRules, (work, { body }) => previewRules(work, body.values)),
]
