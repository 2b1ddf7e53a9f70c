import { ALL, type Ask, NOBODY, type Row, row, SEES, SEES_FAR } from './permissionRows.ts'

const ABOUT_NEAR = '0 + + 0 0 + +'
const ABOUT_FAR = '0 0 + 0 0 + +'
const WATCHES = '0 0 + 0 0 + +'
const WATCHES_NEAR = '0 + + 0 0 + +'

/** What tells how one colleague does. */
const about = (id: string, more: Ask = {}): Row[] => [
  row(id, 'about oneself', ALL, (w) => ({ params: { id: w.actor.id }, ...more })),
  row(id, 'about one of the own team', ABOUT_NEAR, (w) => ({ params: { id: w.mate.id }, ...more })),
  row(id, 'about one of another team', ABOUT_FAR, (w) => ({ params: { id: w.stranger.id }, ...more })),
]
const ofCustomer = (id: string, more: Ask = {}): Row[] => [
  row(id, 'a customer of the own team', SEES, (w) => ({ params: { id: w.still.near }, ...more })),
  row(id, 'a customer of another team', SEES_FAR, (w) => ({ params: { id: w.still.far }, ...more })),
]
const query = { measure: 'cadence' }

export const INSIGHT: readonly Row[] = [
  row('listDiagnoses', '', ALL),
  ...about('diagnosePerson'),
  ...about('listPersonCases', { query }),
  row('diagnoseTeam', 'another team', WATCHES, (w) => ({ params: { id: w.others.team } })),
  row('diagnoseTeam', 'the own team', WATCHES_NEAR, (w) => ({ params: { id: w.ownTeam } })),
  row('listTeamCases', 'the own team', WATCHES_NEAR, (w) => ({ params: { id: w.ownTeam }, query })),
  row('diagnoseTeam', 'none', '0 0 0 0 0 0 0', () => ({ params: { id: NOBODY } })),
  row('listTeamCases', 'another team', WATCHES, (w) => ({ params: { id: w.others.team }, query })),
  ...ofCustomer('diagnoseCustomer'),
  ...ofCustomer('listCustomerCases', { query }),
  row('setAim', 'one’s own', '- - - - - - -', (w) => ({ params: { id: w.actor.id }, body: { aim: null } })),
  row('setAim', 'one of the own team', '0 + + 0 0 - +', (w) => ({ params: { id: w.mate.id }, body: { aim: null } })),
  row('setAim', 'one of another team', '0 0 + 0 0 - +', (w) => ({
    params: { id: w.stranger.id },
    body: { aim: null },
  })),
]
