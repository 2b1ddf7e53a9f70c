import type { Ask } from './permissionRows.ts'
import { LATER_READS, LATER_WRITES } from './secretPlans.later.ts'
import type { Secret } from './secretWorld.ts'

// How each endpoint is asked about secret customers. One without a plan fails the test.

/** What stands for a customer and what hangs on it, in a question. */
export type Target = Pick<Secret, 'id' | 'contact' | 'touch' | 'need' | 'quote' | 'order' | 'name' | 'phone'>

const NOBODY = '01890000-0000-7000-8000-000000000000'
const NOBODY_ELSE = '01890000-0000-7000-8000-000000000001'

/** Ids that nothing has. */
export const UNKNOWN: Target = {
  id: NOBODY,
  contact: NOBODY,
  touch: NOBODY,
  need: NOBODY,
  quote: NOBODY,
  order: NOBODY,
  name: '从来没有的厂',
  phone: '13998887766',
}

export interface Reading {
  /** Asked of everybody, before and after there are secrets. */
  plain?: Ask[]
  /** Asked about names and numbers: they are looked for, and not to be found. */
  seek?: (target: Target) => Ask[]
  /** Asked by id. */
  of?: (target: Target) => Ask[]
}

const ALL = { limit: 200 }
const byId =
  (of: keyof Target, more: Ask = {}) =>
  (t: Target): Ask[] => [{ params: { id: t[of] }, ...more }]

export const READS: Record<string, Reading> = {
  ...LATER_READS,
  listSettings: { plain: [{}] },
  listSessions: { plain: [{}] },
  showMe: { plain: [{}] },
  listKeys: {},
  listPeople: { plain: [{ query: ALL }] },
  listTeams: { plain: [{}] },
  showUndertaking: {},
  printSignature: {},
  listUndertakings: { plain: [{}] },
  listSignatures: { plain: [{ params: { version: '1' }, query: ALL }] },
  listSights: { plain: [{ query: ALL }, { query: { unusual: 'true' } }], of: (t) => [{ query: { customer: t.id } }] },
  listCustomers: {
    plain: [
      { query: ALL },
      { query: { limit: 200, sort: '-orders' } },
      { query: { limit: 200, sort: 'name', tier: 'VVIP' } },
      { query: { limit: 200, owner: 'me', sort: 'dueOn' } },
    ],
    seek: (t) => [{ query: { q: t.name } }, { query: { q: t.phone } }],
  },
  checkDuplicates: { seek: (t) => [{ query: { name: t.name } }, { query: { phone: t.phone } }] },
  exportCustomers: {
    plain: [{ query: { format: 'csv' } }],
    seek: (t) => [{ query: { format: 'csv', q: t.phone } }],
  },
  showCustomer: { of: byId('id') },
  showTimeline: { of: byId('id', { query: ALL }) },
  listCustomerChanges: { of: byId('id', { query: ALL }) },
  listDuplicates: { plain: [{ query: ALL }] },
  previewMerge: {
    of: (t) => [{ query: { keptId: t.id, mergedId: NOBODY_ELSE } }, { query: { keptId: NOBODY_ELSE, mergedId: t.id } }],
  },
  listViews: { plain: [{}] },
  listSealed: {},
  showSecrecy: { of: byId('id') },
  listTouchTemplates: { plain: [{}] },
  listPool: { plain: [{ query: ALL }], seek: (t) => [{ query: { q: t.name } }] },
  showClaimQuota: { plain: [{}] },
  showDeparture: {},
  listPools: { plain: [{}] },
  listNeeds: {
    plain: [{ query: ALL }, { query: { limit: 200, sort: 'amount' } }],
    of: (t) => [{ query: { customer: t.id } }],
  },
  showNeedBoard: { plain: [{}] },
  showNeed: { of: byId('need') },
  showNeedDiagnosis: { of: byId('need') },
  listProducts: { plain: [{ query: ALL }] },
  listQuotes: { plain: [{ query: ALL }], of: (t) => [{ query: { customer: t.id } }] },
  showQuote: { of: byId('quote') },
  printQuote: { of: byId('quote') },
  listOrders: { plain: [{ query: ALL }], of: (t) => [{ query: { customer: t.id } }, { query: { need: t.need } }] },
  showOrder: { of: byId('order') },
  showToday: { plain: [{ query: ALL }] },
  showTeamToday: { plain: [{}] },
  listImports: { plain: [{ query: ALL }] },
  showImport: {},
  listImportSheets: {},
  listImportRemarks: {},
  downloadRejects: {},
}

const reason = { reason: '试试' }
const id = (t: Target, of: keyof Target = 'id') => ({ id: t[of] })

/** Null: it takes no customer, and none of what hangs on one. */
export const WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  ...LATER_WRITES,
  changeSettings: null,
  signOut: null,
  endSession: null,
  changeMe: null,
  changePassword: null,
  createKey: null,
  revokeKey: null,
  addPerson: null,
  changePerson: null,
  resetPassword: null,
  addTeam: null,
  changeTeam: null,
  signUndertaking: null,
  publishUndertaking: null,
  // What a colleague enters and imports of the same name has tests of its own.
  createCustomer: null,
  startImport: null,
  tagCustomers: (t) => [{ body: { customerIds: [t.id], add: ['试'] } }],
  changeCustomer: (t) => [
    { params: id(t), body: { remarks: '试' } },
    { params: id(t), body: { tier: 'C' } },
  ],
  reverseCustomerChange: (t) => [{ params: { ...id(t), changeId: NOBODY } }],
  addContact: (t) => [{ params: id(t), body: { name: '试' } }],
  changeContact: (t) => [{ params: { ...id(t), contactId: t.contact }, body: { job: '试' } }],
  putCustomerMember: (t) => [{ params: { ...id(t), personId: NOBODY }, body: {} }],
  removeCustomerMember: (t) => [{ params: { ...id(t), personId: NOBODY } }],
  archiveCustomer: (t) => [{ params: id(t), body: reason }],
  restoreCustomer: (t) => [{ params: id(t), body: reason }],
  anonymiseCustomer: (t) => [{ params: id(t), body: reason }],
  dismissDuplicate: (t) => [{ params: id(t) }],
  mergeCustomers: (t) => [
    { body: { keptId: t.id, mergedId: NOBODY_ELSE, ...reason } },
    { body: { keptId: NOBODY_ELSE, mergedId: t.id, ...reason } },
  ],
  undoMerge: (t) => [{ params: id(t), body: reason }],
  addView: null,
  changeView: null,
  removeView: null,
  nameConfidant: (t) => [{ params: { ...id(t), personId: NOBODY } }],
  removeConfidant: (t) => [{ params: { ...id(t), personId: NOBODY } }],
  hideCustomer: (t) => [{ params: id(t), body: { hidden: false, ...reason } }],
  logTouch: (t) => [{ body: { customerId: t.id, contactId: t.contact, channel: 'phone', effective: false } }],
  correctTouch: (t) => [{ params: id(t, 'touch'), body: { summary: '试' } }],
  askForSupport: (t) => [{ params: id(t), body: { note: '试' } }],
  decideStepIn: (t) => [{ params: id(t), body: { decision: 'join' } }],
  postponeCustomer: (t) => [{ params: id(t), body: { until: '2026-06-03', ...reason } }],
  addTouchTemplate: null,
  removeTouchTemplate: null,
  suspendCustomer: (t) => [{ params: id(t), body: reason }],
  suspendCustomers: (t) => [{ body: { customerIds: [t.id], ...reason } }],
  claimCustomer: (t) => [{ body: { customerId: t.id } }],
  assignCustomers: (t) => [{ body: { customerIds: [t.id], ownerId: NOBODY } }],
  departPerson: null,
  addPool: null,
  changePool: null,
  openNeed: (t) => [{ body: { customerId: t.id, title: '试', level: 'latent' } }],
  changeNeed: (t) => [{ params: id(t, 'need'), body: { chance: 10 } }],
  moveNeed: (t) => [{ params: id(t, 'need'), body: { stage: 'brewing' } }],
  setNeedLevel: (t) => [{ params: id(t, 'need'), body: { level: 'brewing' } }],
  loseNeed: (t) => [{ params: id(t, 'need'), body: { code: 'price', ...reason } }],
  noteNeedPerson: (t) => [{ params: id(t, 'need'), body: { personId: NOBODY } }],
  writeNeedDiagnosis: (t) => [{ params: id(t, 'need'), body: { purpose: '试' } }],
  askForSupportOnNeed: (t) => [{ params: id(t, 'need'), body: { note: '试' } }],
  addProduct: null,
  changeProduct: null,
  workOutPrice: null,
  draftQuote: (t) => [{ body: { customerId: t.id, lines: [{ name: '试', quantity: 1, unitPrice: 1 }] } }],
  changeQuote: (t) => [{ params: id(t, 'quote'), body: { terms: '试' } }],
  submitQuote: (t) => [{ params: id(t, 'quote') }],
  approveQuote: (t) => [{ params: id(t, 'quote'), body: {} }],
  returnQuote: (t) => [{ params: id(t, 'quote'), body: { note: '试' } }],
  sendQuote: (t) => [{ params: id(t, 'quote') }],
  acceptQuote: (t) => [{ params: id(t, 'quote') }],
  refuseQuote: (t) => [{ params: id(t, 'quote'), body: reason }],
  reviseQuote: (t) => [{ params: id(t, 'quote') }],
  placeOrder: (t) => [{ body: { customerId: t.id, amount: { fen: 100 } } }],
  changeOrder: (t) => [{ params: id(t, 'order'), body: { remarks: '试' } }],
  noteDelivery: (t) => [{ params: id(t, 'order'), body: { complete: true } }],
  notePayment: (t) => [{ params: id(t, 'order'), body: { fen: 1 } }],
  completeOrder: (t) => [{ params: id(t, 'order') }],
  cancelOrder: (t) => [{ params: id(t, 'order'), body: reason }],
  changeImport: null,
  mapImportSheet: null,
  previewImport: null,
  runImport: null,
  undoImport: null,
}
