import { ALL, type Ask, type Row, row } from './permissionRows.ts'

const ABOUT_NEAR = '0 + + 0 0 + +'
const ABOUT_FAR = '0 0 + 0 0 + +'
const OF_ANOTHER_TEAM = '0 0 + 0 0 + +'

const about = (id: string, more: Ask = {}): Row[] => [
  row(id, 'about oneself', ALL, (w) => ({ params: { id: w.actor.id }, ...more })),
  row(id, 'about one of the own team', ABOUT_NEAR, (w) => ({ params: { id: w.mate.id }, ...more })),
  row(id, 'about one of another team', ABOUT_FAR, (w) => ({ params: { id: w.stranger.id }, ...more })),
]
const ofTeam = (id: string, more: Ask = {}): Row[] => [
  row(id, 'the own team', ABOUT_NEAR, (w) => ({ params: { id: w.ownTeam }, ...more })),
  row(id, 'another team', OF_ANOTHER_TEAM, (w) => ({ params: { id: w.others.team }, ...more })),
]

const evidence = { query: { figure: 'orders' } }
const file = { query: { format: 'xlsx' } }
const body = { figure: 'orders', month: '2026-06-01', value: 3 }

export const SCORE: readonly Row[] = [
  row('listScored', '', ALL),
  ...about('showPersonScorecard'),
  ...about('listPersonScoreCases', evidence),
  ...about('exportPersonScorecard', file),
  ...ofTeam('showTeamScorecard'),
  ...ofTeam('listScoreMembers'),
  ...ofTeam('listTeamScoreCases', evidence),
  ...ofTeam('exportTeamScorecard', file),
  ...about('listScoreTargets', evidence),
  row('carryTargets', 'another team', '0 0 + 0 0 - +', (w) => ({
    params: { id: w.others.team },
    body: { month: '2026-06-01' },
  })),
  row('carryTargets', 'the own team', '0 + + 0 0 - +', (w) => ({
    params: { id: w.ownTeam },
    body: { month: '2026-06-01' },
  })),
  row('showWeek', '', ALL),
  row('showWeek', 'the own team', ABOUT_NEAR, (w) => ({ query: { team: w.ownTeam } })),
  row('showWeek', 'another team', OF_ANOTHER_TEAM, (w) => ({ query: { team: w.others.team } })),
  row('setScoreTarget', 'one’s own', '- - - - - - -', (w) => ({ params: { id: w.actor.id }, body })),
  row('setScoreTarget', 'one of the own team', '0 + + 0 0 - +', (w) => ({ params: { id: w.mate.id }, body })),
  row('setScoreTarget', 'one of another team', '0 0 + 0 0 - +', (w) => ({ params: { id: w.stranger.id }, body })),
]
