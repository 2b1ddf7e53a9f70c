import type { Row } from './permissionRows.ts'

const ALL = '+ + + + + + +'
const ABOUT_NEAR = '0 + + 0 0 + +'
const ABOUT_FAR = '0 0 + 0 0 + +'
const PLANS = '- + + + - - +'

const row = (id: string, situation: string, may: string, ask: Row['ask'] = () => ({})): Row => ({
  id,
  situation,
  may,
  ask,
})

/** What tells how one colleague does: oneself, the team's manager, and who watches over all. */
const about = (id: string, query?: Record<string, unknown>): Row[] => [
  row(id, 'about oneself', ALL, (w) => ({ params: { id: w.actor.id }, query })),
  row(id, 'about one of the own team', ABOUT_NEAR, (w) => ({ params: { id: w.mate.id }, query })),
  row(id, 'about one of another team', ABOUT_FAR, (w) => ({ params: { id: w.stranger.id }, query })),
]

const byPerson = (id: string, query: Record<string, unknown> = {}): Row[] => [
  row(id, '', ALL, () => ({ query })),
  row(id, 'of one of the own team', ABOUT_NEAR, (w) => ({ query: { ...query, person: w.mate.id } })),
  row(id, 'of one of another team', ABOUT_FAR, (w) => ({ query: { ...query, person: w.stranger.id } })),
]

export const QUANTITY: readonly Row[] = [
  ...byPerson('showFunnel'),
  ...byPerson('splitFunnel', { by: 'source' }),
  row('listOdds', '', ALL),
  ...about('showOdds'),
  row('listNewcomers', '', ALL),
  row('setNewCustomerQuota', 'one of the own team', '0 + + 0 0 - +', (w) => ({
    params: { id: w.mate.id },
    body: { weekly: 8 },
  })),
  row('setNewCustomerQuota', 'one of another team', '0 0 + 0 0 - +', (w) => ({
    params: { id: w.stranger.id },
    body: { weekly: 8 },
  })),
  row('setNewCustomerQuota', 'one’s own', '- - - - - - -', (w) => ({
    params: { id: w.actor.id },
    body: { weekly: 0 },
  })),
  row('listQuotaNotices', '', ALL),
  row('seeQuotaNotice', 'of one of the own team', '0 + + 0 0 0 +', (w) => ({ params: { id: w.others.notice } })),
  row('seeQuotaNotice', 'of one of another team', '0 0 + 0 0 0 +', (w) => ({ params: { id: w.others.farNotice } })),
  ...byPerson('showMix'),
  row('showLeadPlan', '', ALL, () => ({ params: { month: '2026-06-01' } })),
  row('setLeadPlan', '', PLANS, () => ({
    params: { month: '2026-07-01' },
    body: { sources: [{ source: '展会', planned: 30 }] },
  })),
  row('listFairs', '', ALL),
  row('addFair', '', PLANS, () => ({
    body: { name: '华南印刷展', startsOn: '2026-09-01', endsOn: '2026-09-03' },
  })),
  row('changeFair', '', PLANS, (w) => ({ params: { id: w.others.fair }, body: { place: '广州' } })),
  row('listLoads', '', ALL),
  ...about('showLoad'),
  ...byPerson('showCurve'),
]
