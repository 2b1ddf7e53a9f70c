import type { Ask } from './permissionRows.ts'
import type { Reading, Target } from './secretShapes.ts'

// The plans for what issue after issue hangs on customers: figures, portraits, importance, diagnoses.

const NOBODY = '01890000-0000-7000-8000-000000000000'
/** Stands for whoever asks. */
export const SELF = 'self'
const self = { params: { id: SELF } }
const ofCustomer = (t: Target): Ask[] => [{ params: { id: t.id } }]
const cases = ['cadence', 'stamina', 'nextStep', 'kept', 'reached', 'leads', 'near'].map((measure) => ({
  measure,
  limit: 200,
}))

/** The card tells all of its figures; of these also the records. */
const figures = ['newContacts', 'effectiveTouches', 'portraitsGrown', 'orders', 'share'].map((figure) => ({
  figure,
  limit: 200,
}))

export const LATER_READS: Record<string, Reading> = {
  listStrayNeeds: { plain: [{ query: { limit: 200 } }] },
  showImportance: { of: ofCustomer },
  showHome: { plain: [{}] },
  listStepIns: { plain: [{ query: { limit: 200 } }] },
  listRecalls: { plain: [{ query: { limit: 200 } }] },
  listWaitingFalls: { plain: [{ query: { limit: 200 } }] },
  listDiagnoses: { plain: [{}] },
  diagnosePerson: { plain: [self] },
  diagnoseTeam: {},
  diagnoseCustomer: { of: ofCustomer },
  listPersonCases: { plain: cases.map((query) => ({ ...self, query })) },
  listTeamCases: {},
  listCustomerCases: { of: (t) => cases.map((query) => ({ params: { id: t.id }, query })) },
  showPortrait: { of: (t) => [{ params: { id: t.id } }, { params: { id: t.id }, query: { sealed: 'show' } }] },
  showCompleteness: { plain: [{}] },
  showDistance: { of: ofCustomer },
  listStuck: { plain: [{ query: { limit: 200 } }] },
  listSuccessors: { of: ofCustomer },
  showShare: { of: ofCustomer },
  listPortraitReviews: { of: ofCustomer },
  listDueReviews: { plain: [{ query: { limit: 200 } }] },
  listHandovers: { of: ofCustomer },
  showCurve: { plain: [{}, { query: { by: 'source' } }] },
  showFunnel: { plain: [{}, { query: { person: SELF } }] },
  splitFunnel: { plain: ['person', 'source', 'product', 'industry'].map((by) => ({ query: { by } })) },
  listLoads: { plain: [{}] },
  showLoad: { plain: [self] },
  showMix: { plain: [{}] },
  listNewcomers: { plain: [{}] },
  listQuotaNotices: { plain: [{}] },
  listOdds: { plain: [{}] },
  showOdds: { plain: [self] },
  showLeadPlan: { plain: [{ params: { month: '2026-06-01' } }] },
  listFairs: { plain: [{}] },
  listScored: { plain: [{}] },
  showPersonScorecard: { plain: [self] },
  showTeamScorecard: {},
  listScoreMembers: {},
  listPersonScoreCases: { plain: figures.map((query) => ({ ...self, query })) },
  listTeamScoreCases: {},
  listScoreTargets: { plain: [{ ...self, query: { figure: 'orders' } }] },
  // Their files hold what the cards show; no two are alike to the byte, since the hour is in them.
  exportPersonScorecard: {},
  exportTeamScorecard: {},
  showWeek: { plain: [{ query: { of: '2026-06-08' } }] },
}

const id = (t: Target) => ({ id: t.id })
const reason = { reason: '试试' }

export const LATER_WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  nameNeedCustomer: (t) => [{ params: { id: t.need }, body: { customerId: t.id } }],
  markCriterion: (t) => [{ params: id(t), body: { criterion: 'strategic', value: 3 } }],
  overrideTier: (t) => [{ params: id(t), body: { tier: 'B', ...reason } }],
  followScorecard: (t) => [{ params: id(t), body: reason }],
  previewScorecard: null,
  setAim: null,
  answerPortrait: (t) => [{ params: id(t), body: { answers: [{ field: 'makes', value: '试' }] } }],
  confirmPortrait: (t) => [{ params: id(t), body: { entries: [{ field: 'makes' }] } }],
  withdrawPortraitValue: null,
  noteAsked: (t) => [{ params: id(t), body: { field: 'makes' } }],
  noteTrust: (t) => [
    { params: id(t), body: { kind: 'promise_kept' } },
    { params: { id: NOBODY }, body: { kind: 'referral', referredId: t.id } },
  ],
  withdrawTrust: null,
  noteShare: (t) => [{ params: id(t), body: { ours: 10 } }],
  planShare: (t) => [{ params: id(t), body: { target: 50, byDay: '2026-12-31', steps: '试' } }],
  holdPortraitReview: (t) => [{ params: id(t), body: { found: '试', askNext: '试' } }],
  planHandover: (t) => [{ params: id(t), body: { fromId: NOBODY, toId: NOBODY, steps: [{ what: '试' }] } }],
  changeHandover: null,
  previewPortraitRules: null,
  setNewCustomerQuota: null,
  seeQuotaNotice: null,
  setLeadPlan: null,
  addFair: null,
  changeFair: null,
  setScoreTarget: null,
  carryTargets: null,
}
