import { ALL, type Ask, EDITED, HEADS, type May, type Row, related, row, SEEN, type World } from './permissionRows.ts'

// The portrait's part of the permission matrix.

const of = (id: string, may: Partial<May>, more: (w: World) => Ask = () => ({})): Row[] =>
  related(id, may, (hung, w) => ({ params: { id: hung.id }, ...more(w) }))

export const PORTRAIT_PERMISSIONS: readonly Row[] = [
  ...of('showPortrait', SEEN),
  ...of('answerPortrait', EDITED, () => ({ body: { answers: [{ field: 'makes', value: '彩盒' }] } })),
  ...of('confirmPortrait', EDITED, () => ({ body: { entries: [{ field: 'makes' }] } })),
  ...related('withdrawPortraitValue', EDITED, ({ value }) => ({ params: { id: value } })),
  ...of('noteAsked', EDITED, () => ({ body: { field: 'makes' } })),
  row('showCompleteness', '', ALL),
  ...of('showDistance', SEEN),
  ...of('noteTrust', EDITED, () => ({ body: { kind: 'promise_kept' } })),
  ...related('withdrawTrust', EDITED, ({ trust }) => ({ params: { id: trust } })),
  row('listStuck', '', ALL),
  ...of('listSuccessors', { near: '0 + + - - - +', far: '0 0 + - - - +' }),
  row('listSuccessors', 'of an own customer', '- + + - - - +', async (w) => ({ params: { id: await w.own() } })),
  ...of('showShare', SEEN),
  ...of('noteShare', EDITED, () => ({ body: { ours: 20 } })),
  ...of('planShare', EDITED, () => ({ body: { target: 40, byDay: '2026-12-31', steps: '先拿下内托' } })),
  ...of('listPortraitReviews', SEEN),
  ...of('holdPortraitReview', EDITED, () => ({ body: { found: '看过', askNext: '再问' } })),
  row('listDueReviews', '', ALL),
  ...of('listHandovers', SEEN),
  ...of('planHandover', EDITED, (w) => ({
    body: { fromId: w.mate.id, toId: w.admin.id, steps: [{ what: '一起拜访' }] },
  })),
  ...related('changeHandover', EDITED, ({ handover }) => ({ params: { id: handover }, body: { state: 'dropped' } })),
  row('previewPortraitRules', '', HEADS, () => ({ body: { values: {} } })),
]
