import { scorecard } from '../modules/importance/settings.ts'
import {
  ALL,
  deal,
  EDITED,
  EDITS,
  EDITS_FAR,
  far,
  HEADS,
  KEEPS_PRODUCTS,
  NONE,
  NOT_OWN,
  near,
  OWN,
  ofImport,
  type Row,
  reason,
  related,
  row,
  SEEN,
  SEES,
  SEES_FAR,
  touch,
  unique,
} from './permissionRows.ts'
import { APPOINTMENTS } from './permissions.appointments.ts'
import { AUDIT } from './permissions.audit.ts'
import { CALENDARS } from './permissions.calendars.ts'
import { CARE } from './permissions.care.ts'
import { DEALS_ON_SCREEN } from './permissions.deals.ts'
import { HOME } from './permissions.home.ts'
import { INSIGHT } from './permissions.insight.ts'
import { LETTERS } from './permissions.letters.ts'
import { MAIL } from './permissions.mail.ts'
import { PORTRAIT_PERMISSIONS } from './permissions.portrait.ts'
import { QUANTITY } from './permissions.quantity.ts'
import { SCORE } from './permissions.score.ts'
import { SECRECY } from './permissions.secrecy.ts'
import { SERVICES } from './permissions.services.ts'
import { SIGN_IN } from './permissions.signIn.ts'

/** Nobody says yes to what one asked for oneself. */
const APPROVED = { ...EDITED, own: NOT_OWN }

/** Endpoints for those who have not signed in. */
export const OPEN = [
  'showSetup',
  'setUp',
  'signIn',
  'enterByCode',
  'askForPasskey',
  'enterByPasskey',
  'startElsewhere',
  'enterElsewhere',
  'showDemo',
  'startDemo',
  'enterDemo',
  'dropDemo',
  'readFeed',
]

export const PERMISSIONS: readonly Row[] = [
  ...SECRECY,
  ...APPOINTMENTS,
  ...SERVICES,
  // Before the grounds are noted, on which greetings rest.
  ...CARE,
  ...AUDIT,
  ...CALENDARS,
  ...LETTERS,
  ...MAIL,
  ...HOME,
  ...SCORE,
  ...SIGN_IN,
  row('showBackups', '', '- - - - - - +'),
  row('makeBackup', '', '- - - - - - +'),
  row('listSettings', '', ALL),
  row('showOwnSettings', '', ALL),
  row('changeSettings', '', HEADS, () => ({ body: { values: {} } })),

  row('signOut', '', ALL),
  row('listSessions', '', ALL),
  row('endSession', 'another person’s', NONE, (w) => ({ params: { id: w.others.session } })),
  row('showMe', '', ALL),
  row('changeMe', '', ALL, () => ({ body: { locale: 'zh' } })),
  row('changePassword', '', ALL, () => ({ body: { oldPassword: 'not it', newPassword: 'something else' } })),
  row('listKeys', '', ALL),
  row('createKey', '', ALL, () => ({ body: { name: '脚本' } })),
  row('revokeKey', 'another person’s', NONE, (w) => ({ params: { id: w.others.key } })),
  row('listPeople', '', ALL),
  row('addPerson', '', HEADS, () => ({
    body: { name: unique('新人'), role: 'rep', email: `${unique('p').replace(' ', '')}@permissions.example` },
  })),
  row('addPerson', 'an admin', '- - - - - - +', () => ({
    body: { name: unique('新管理员'), role: 'admin', email: `${unique('a').replace(' ', '')}@permissions.example` },
  })),
  row('changePerson', '', HEADS, (w) => ({ params: { id: w.mate.id }, body: { joinedOn: '2026-01-01' } })),
  row('changePerson', 'an admin', '- - - - - - +', (w) => ({
    params: { id: w.admin.id },
    body: { joinedOn: '2026-01-01' },
  })),
  row('resetPassword', '', '- - - - - - +', async (w) => ({ params: { id: await w.leaver() }, body: {} })),
  row('listTeams', '', ALL),
  row('addTeam', '', HEADS, () => ({ body: { name: unique('团队') } })),
  row('changeTeam', '', HEADS, (w) => ({ params: { id: w.others.team }, body: { name: unique('改名') } })),

  row('listCustomers', '', ALL),
  row('countCustomers', '', ALL),
  row('createCustomer', 'for oneself', '+ + + + + - +', () => ({ body: { name: unique('建客户'), force: true } })),
  row('createCustomer', 'for another', '- + + - - - +', (w) => ({
    body: { name: unique('替人建'), ownerId: w.mate.id, force: true },
  })),
  row('checkDuplicates', '', ALL, () => ({ query: { name: '锦程' } })),
  row('exportCustomers', '', ALL, () => ({ query: { format: 'csv' } })),
  row('tagCustomers', '', ALL, (w) => ({ body: { customerIds: [w.still.near], add: ['重点'] } })),
  near('showCustomer', SEES),
  far('showCustomer', SEES_FAR),
  near('changeCustomer', EDITS, { remarks: '改一下' }),
  far('changeCustomer', EDITS_FAR, { remarks: '改一下' }),
  row('changeCustomer', 'the tier of an own one', '- + + - - - +', async (w) => ({
    params: { id: await w.own() },
    body: { tier: 'B' },
  })),
  near('showTimeline', SEES),
  far('showTimeline', SEES_FAR),
  near('listCustomerChanges', SEES),
  far('listCustomerChanges', SEES_FAR),
  row('reverseCustomerChange', 'of the own team', EDITS, async (w) => ({ params: await w.change() })),
  row('reverseCustomerChange', 'of another team', EDITS_FAR, async (w) => ({ params: await w.change('far') })),
  ...related('showCustomer', { own: OWN }, ({ id }) => ({ params: { id } })),
  ...related('changeCustomer', { own: OWN }, ({ id }) => ({ params: { id }, body: { remarks: '改一下' } })),
  ...related('showTimeline', { own: OWN }, ({ id }) => ({ params: { id } })),
  ...related('listCustomerChanges', { own: OWN }, ({ id }) => ({ params: { id } })),
  ...related('addContact', { own: OWN }, ({ id }) => ({ params: { id }, body: { name: '新联系人' } })),
  near('addContact', EDITS, { name: '新联系人' }),
  far('addContact', EDITS_FAR, { name: '新联系人' }),
  row('changeContact', 'of the own team', EDITS, async (w) => ({ params: await w.contact(), body: { job: '采购' } })),
  ...related('changeContact', { own: OWN, far: EDITS_FAR }, ({ id, contact }) => ({
    params: { id, contactId: contact },
    body: { job: '采购' },
  })),
  ...related('putCustomerMember', EDITED, ({ id }, w) => ({ params: { id, personId: w.admin.id }, body: {} })),
  ...related('removeCustomerMember', EDITED, ({ id }, w) => ({ params: { id, personId: w.admin.id } })),
  row('archiveCustomer', 'of the own team', EDITS, async (w) => ({ params: { id: await w.near() }, body: reason })),
  row('archiveCustomer', 'of another team', EDITS_FAR, async (w) => ({ params: { id: await w.far() }, body: reason })),
  row('archiveCustomer', 'an own one', '- + + - - - +', async (w) => ({ params: { id: await w.own() }, body: reason })),
  row('restoreCustomer', 'of the own team', EDITS, async (w) => ({ params: { id: await w.archived() }, body: reason })),
  row('restoreCustomer', 'of another team', EDITS_FAR, async (w) => ({
    params: { id: await w.archived('far') },
    body: reason,
  })),
  row('anonymiseCustomer', 'of another team', '0 0 + - - - +', async (w) => ({
    params: { id: await w.far() },
    body: reason,
  })),
  row('anonymiseCustomer', 'of the own team', '0 - + - - - +', async (w) => ({
    params: { id: await w.near() },
    body: reason,
  })),
  row('listDuplicates', '', ALL),
  row('dismissDuplicate', 'of the own team', EDITS, (w) => ({ params: { id: w.others.duplicate } })),
  row('previewMerge', 'of the own team', SEES, async (w) => ({
    query: { keptId: w.still.near, mergedId: await w.near() },
  })),
  row('previewMerge', 'one of them of another team', SEES_FAR, (w) => ({
    query: { keptId: w.still.near, mergedId: w.still.far },
  })),
  row('mergeCustomers', 'an own one and one of the own team', '0 + + - - - +', async (w) => ({
    body: { keptId: await w.own(), mergedId: await w.near(), ...reason },
  })),
  row('mergeCustomers', 'one of them of another team', EDITS_FAR, async (w) => ({
    body: { keptId: await w.near(), mergedId: await w.far(), ...reason },
  })),
  row('mergeCustomers', 'of the own team', EDITS, async (w) => ({
    body: { keptId: await w.near(), mergedId: await w.near(), ...reason },
  })),
  row('undoMerge', 'of the own team', EDITS, async (w) => ({ params: { id: await w.merge() }, body: reason })),
  row('undoMerge', 'of another team', EDITS_FAR, async (w) => ({ params: { id: await w.merge('far') }, body: reason })),
  row('listViews', '', ALL),
  row('addView', '', ALL, () => ({ body: { name: unique('视图'), query: {}, columns: ['name'] } })),
  row('changeView', 'another person’s', NONE, (w) => ({ params: { id: w.others.view }, body: { name: '改' } })),
  row('removeView', 'another person’s', NONE, (w) => ({ params: { id: w.others.view } })),

  row('logTouch', 'of the own team', '0 + + - + - +', (w) => ({ body: { customerId: w.still.near, ...touch } })),
  row('logTouch', 'of another team', '0 0 + - + - +', (w) => ({ body: { customerId: w.still.far, ...touch } })),
  row('logTouch', 'for another', '- + + - - - +', async (w) => ({
    body: { customerId: await w.own(), byId: w.mate.id, ...touch },
  })),
  row('logTouch', 'of one in the company’s pool', '- - + - + - +', async (w) => ({
    body: { customerId: await w.pooled(), ...touch },
  })),
  row('correctTouch', 'a colleague’s', EDITS, (w) => ({ params: { id: w.others.touch }, body: { summary: '更正' } })),
  ...related('correctTouch', { own: OWN, far: EDITS_FAR }, (hung) => ({
    params: { id: hung.touch },
    body: { summary: '更正' },
  })),
  ...related('logTouch', { own: OWN }, ({ id }) => ({ body: { customerId: id, ...touch } })),
  near('askForSupport', EDITS, { note: '一起去' }),
  near('decideStepIn', EDITS, { decision: 'join' }),
  far('decideStepIn', EDITS_FAR, { decision: 'join' }),
  near('postponeCustomer', EDITS, { until: '2026-06-03', reason: '出差' }),
  ...related('askForSupport', { own: OWN, far: EDITS_FAR }, ({ id }) => ({ params: { id }, body: { note: '一起去' } })),
  ...related('postponeCustomer', { own: OWN, far: EDITS_FAR }, ({ id }) => ({
    params: { id },
    body: { until: '2026-06-03', reason: '出差' },
  })),
  row('listTouchTemplates', '', ALL),
  row('addTouchTemplate', 'for oneself', ALL, () => ({ body: { body: '在开会' } })),
  row('addTouchTemplate', 'for all', '- + + - - - +', () => ({ body: { body: '在开会', forAll: true } })),
  row('removeTouchTemplate', 'another person’s', NONE, (w) => ({ params: { id: w.others.template } })),

  near('suspendCustomer', EDITS, reason),
  far('suspendCustomer', EDITS_FAR, reason),
  row('suspendCustomers', 'each by itself', ALL, (w) => ({ body: { customerIds: [w.still.near], ...reason } })),
  row('listPool', '', ALL),
  row('showClaimQuota', '', ALL),
  row('claimCustomer', '', '+ + + + + - +', async (w) => ({ body: { customerId: await w.pooled() } })),
  row('claimCustomer', 'that a colleague has', '0 + + + + - +', async (w) => ({
    body: { customerId: await w.near() },
  })),
  row('claimCustomer', 'of another team', '0 0 + + + - +', async (w) => ({ body: { customerId: await w.far() } })),
  row('assignCustomers', 'an own one', '- + + - - - +', async (w) => ({
    body: { customerIds: [await w.own()], ownerId: w.mate.id },
  })),
  row('assignCustomers', 'of the own team', '- + + - - - +', async (w) => ({
    body: { customerIds: [await w.near()], ownerId: w.mate.id },
  })),
  row('assignCustomers', 'of another team', HEADS, async (w) => ({
    body: { customerIds: [await w.far()], ownerId: w.mate.id },
  })),
  row('showDeparture', 'of the own team', '- + + - - - +', (w) => ({ params: { id: w.mate.id } })),
  row('showDeparture', 'of another team', '- 0 + - - - +', (w) => ({ params: { id: w.stranger.id } })),
  row('departPerson', '', HEADS, async (w) => ({ params: { id: await w.leaver() }, body: {} })),
  row('listPools', '', ALL),
  row('addPool', '', HEADS, () => ({ body: { name: unique('公海') } })),
  row('changePool', '', HEADS, (w) => ({ params: { id: w.others.pool }, body: { name: unique('改公海') } })),

  row('listNeeds', '', ALL),
  row('showNeedBoard', '', ALL),
  row('openNeed', 'for a customer of the own team', EDITS, (w) => ({
    body: { customerId: w.still.near, title: '彩盒', level: 'latent' },
  })),
  row('openNeed', 'for a customer of another team', EDITS_FAR, (w) => ({
    body: { customerId: w.still.far, title: '彩盒', level: 'latent' },
  })),
  ...deal('showNeed', 'need', SEEN),
  ...deal('changeNeed', 'need', EDITED, { body: { chance: 10 } }),
  ...deal('moveNeed', 'need', EDITED, { body: { stage: 'brewing' } }),
  ...deal('setNeedLevel', 'need', EDITED, { body: { level: 'brewing' } }),
  ...deal('loseNeed', 'need', EDITED, { body: { code: 'price', reason: '贵' } }),
  ...related('noteNeedPerson', EDITED, ({ need }, w) => ({ params: { id: need }, body: { personId: w.mate.id } })),
  ...deal('showNeedDiagnosis', 'need', SEEN),
  ...deal('writeNeedDiagnosis', 'need', EDITED, { body: { purpose: '送礼' } }),
  ...deal('askForSupportOnNeed', 'need', EDITED, { body: { note: '一起去' } }),

  row('listProducts', '', ALL),
  row('addProduct', '', KEEPS_PRODUCTS, () => ({ body: { name: unique('产品') } })),
  row('changeProduct', '', KEEPS_PRODUCTS, (w) => ({ params: { id: w.deals.product }, body: { unit: '套' } })),
  row('workOutPrice', '', ALL, (w) => ({ params: { id: w.deals.product }, body: { quantity: 100 } })),

  row('listQuotes', '', ALL),
  row('draftQuote', 'for a customer of the own team', EDITS, (w) => ({
    body: { customerId: w.still.near, lines: [{ name: '礼盒', quantity: 1, unitPrice: 1 }] },
  })),
  row('draftQuote', 'for a customer of another team', EDITS_FAR, (w) => ({
    body: { customerId: w.still.far, lines: [{ name: '礼盒', quantity: 1, unitPrice: 1 }] },
  })),
  ...deal('showQuote', 'quote', SEEN),
  ...deal('printQuote', 'quote', SEEN),
  ...deal('changeQuote', 'quote', EDITED, { body: { terms: '现款' } }),
  ...deal('submitQuote', 'quote', EDITED),
  ...deal('approveQuote', 'quote', APPROVED, { body: {} }),
  ...deal('returnQuote', 'quote', APPROVED, { body: { note: '太低' } }),
  ...deal('sendQuote', 'quote', EDITED),
  ...deal('refuseQuote', 'quote', EDITED, { body: { reason: '贵' } }),
  ...deal('acceptQuote', 'quote', EDITED),
  ...deal('reviseQuote', 'quote', EDITED),

  row('listOrders', '', ALL),
  row('placeOrder', 'of a customer of the own team', EDITS, (w) => ({
    body: { customerId: w.still.near, amount: { fen: 100 } },
  })),
  row('placeOrder', 'of a customer of another team', EDITS_FAR, (w) => ({
    body: { customerId: w.still.far, amount: { fen: 100 } },
  })),
  ...deal('showOrder', 'order', SEEN),
  ...deal('changeOrder', 'order', EDITED, { body: { remarks: '改一下' } }),
  ...deal('noteDelivery', 'order', EDITED, { body: { complete: true } }),
  ...deal('notePayment', 'order', EDITED, { body: { fen: 1 } }),
  ...deal('completeOrder', 'order', EDITED),
  ...deal('approveOrder', 'order', APPROVED),
  ...deal('cancelOrder', 'order', EDITED, { body: { reason: '试试权限' } }),

  near('showImportance', SEES),
  far('showImportance', SEES_FAR),
  near('markCriterion', EDITS, { criterion: 'strategic', value: 3 }),
  far('markCriterion', EDITS_FAR, { criterion: 'strategic', value: 3 }),
  row('overrideTier', 'an own customer', '- + + - - - +', async (w) => ({
    params: { id: await w.own() },
    body: { tier: 'B', ...reason },
  })),
  near('overrideTier', EDITS, { tier: 'B', ...reason }),
  far('overrideTier', EDITS_FAR, { tier: 'B', ...reason }),
  row('followScorecard', 'of the own team', EDITS, async (w) => ({ params: { id: await w.near() }, body: reason })),
  row('followScorecard', 'of another team', EDITS_FAR, async (w) => ({ params: { id: await w.far() }, body: reason })),
  row('listWaitingFalls', '', '- + + - - - +'),
  row('previewScorecard', '', HEADS, () => ({ body: { scorecard: scorecard.fallback } })),
  ...QUANTITY,
  ...DEALS_ON_SCREEN,
  ...PORTRAIT_PERMISSIONS,
  ...INSIGHT,

  row('showToday', 'one’s own', ALL),
  row('showToday', 'a colleague’s', '0 + + 0 0 + +', (w) => ({ query: { person: w.mate.id } })),
  row('showToday', 'of another team', '0 0 + 0 0 + +', (w) => ({ query: { person: w.stranger.id } })),
  row('showTeamToday', '', '- + + - - + +'),

  row('startImport', '', '+ + + + + - +', () => {
    const form = new FormData()
    form.set('mode', 'preview')
    form.set('files', new Blob(['客户名称\n权限试验\n']), '客户.csv')
    return { form }
  }),
  row('listImports', '', ALL),
  ofImport('showImport', '0 + + 0 0 + +'),
  ofImport('listImportSheets', '0 + + 0 0 + +'),
  ofImport('listImportRemarks', '0 + + 0 0 + +'),
  ofImport('downloadRejects', '0 + + 0 0 + +'),
  ofImport('changeImport', '0 - + 0 0 - +', { body: { overwrite: false } }),
  ofImport('mapImportSheet', '0 - + 0 0 - +', {
    body: { mapping: { kind: 'customers', firstLine: 2, headings: ['客户名称'], columns: {}, options: {} } },
  }),
  ofImport('previewImport', '0 - + 0 0 - +'),
  ofImport('runImport', '0 - + 0 0 - +'),
  ofImport('undoImport', '0 - + 0 0 - +'),
]
