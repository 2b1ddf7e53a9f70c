import type { Ask, Row, World } from './permissionRows.ts'

// The portrait's part of the permission matrix.

const SEES = '0 + + + + + +'
const SEES_FAR = '0 0 + + + + +'
const EDITS = '0 + + - - - +'
const EDITS_FAR = '0 0 + - - - +'
const NONE = '0 0 0 0 0 0 0'
const ALL = '+ + + + + + +'
const HEADS = '- - + - - - +'
const NOBODY = '01890000-0000-7000-8000-000000000000'

const row = (id: string, situation: string, may: string, ask: Row['ask'] = () => ({})): Row => ({
  id,
  situation,
  may,
  ask,
})

/** What is asked of a customer of the own team, and of one of another. */
const both = (id: string, may: [near: string, far: string], more: (w: World) => Ask = () => ({})): Row[] => [
  row(id, 'a customer of the own team', may[0], (w) => ({ params: { id: w.still.near }, ...more(w) })),
  row(id, 'a customer of another team', may[1], (w) => ({ params: { id: w.still.far }, ...more(w) })),
]

export const PORTRAIT_PERMISSIONS: readonly Row[] = [
  ...both('showPortrait', [SEES, SEES_FAR]),
  ...both('answerPortrait', [EDITS, EDITS_FAR], () => ({ body: { answers: [{ field: 'makes', value: '彩盒' }] } })),
  ...both('confirmPortrait', [EDITS, EDITS_FAR], () => ({ body: { entries: [{ field: 'makes' }] } })),
  row('withdrawPortraitValue', 'one that there is not', NONE, () => ({ params: { id: NOBODY } })),
  ...both('noteAsked', [EDITS, EDITS_FAR], () => ({ body: { field: 'makes' } })),
  row('showCompleteness', '', ALL),
  ...both('showDistance', [SEES, SEES_FAR]),
  ...both('noteTrust', [EDITS, EDITS_FAR], () => ({ body: { kind: 'promise_kept' } })),
  row('withdrawTrust', 'one that there is not', NONE, () => ({ params: { id: NOBODY } })),
  row('listStuck', '', ALL),
  ...both('listSuccessors', ['0 + + - - - +', '0 0 + - - - +']),
  row('listSuccessors', 'of an own customer', '- + + - - - +', async (w) => ({ params: { id: await w.own() } })),
  ...both('showShare', [SEES, SEES_FAR]),
  ...both('noteShare', [EDITS, EDITS_FAR], () => ({ body: { ours: 20 } })),
  ...both('planShare', [EDITS, EDITS_FAR], () => ({ body: { target: 40, byDay: '2026-12-31', steps: '先拿下内托' } })),
  ...both('listPortraitReviews', [SEES, SEES_FAR]),
  ...both('holdPortraitReview', [EDITS, EDITS_FAR], () => ({ body: { found: '看过', askNext: '再问' } })),
  row('listDueReviews', '', ALL),
  ...both('listHandovers', [SEES, SEES_FAR]),
  ...both('planHandover', [EDITS, EDITS_FAR], (w) => ({
    body: { fromId: w.mate.id, toId: w.admin.id, steps: [{ what: '一起拜访' }] },
  })),
  row('changeHandover', 'one that there is not', NONE, () => ({ params: { id: NOBODY }, body: { state: 'dropped' } })),
  row('previewPortraitRules', '', HEADS, () => ({ body: { values: {} } })),
]
