import { makeFeed, noteAbsence } from '../modules/calendars/contract.ts'
import { ALL, NONE, type Row, row } from './permissionRows.ts'

/** The person's own, the managers of the own team, directors and admins. */
const ARRANGES = '- + + - - - +'
const ARRANGES_FAR = '- - + - - - +'
const WITHDRAWS = '0 + + 0 0 0 +'
const usual = { hours: null, zone: null }
const away = { kind: 'leave', firstOn: '2026-07-01', lastOn: '2026-07-02' } as const
const server = { url: 'https://calendar.invalid/', login: 'lilei', password: 'only for tests' }

export const CALENDARS: readonly Row[] = [
  row('showWorkingHours', 'a colleague’s', ALL, (w) => ({ params: { id: w.stranger.id } })),
  row('setWorkingHours', 'the own', ALL, (w) => ({ params: { id: w.actor.id }, body: usual })),
  row('setWorkingHours', 'a colleague’s of the own team', ARRANGES, (w) => ({
    params: { id: w.mate.id },
    body: usual,
  })),
  row('setWorkingHours', 'one’s of another team', ARRANGES_FAR, (w) => ({
    params: { id: w.stranger.id },
    body: usual,
  })),
  row('listAbsences', '', ALL, () => ({ query: { from: '2026-06-01', to: '2026-06-30' } })),
  row('noteAbsence', 'the own', ALL, () => ({ body: away })),
  row('noteAbsence', 'a colleague’s of the own team', ARRANGES, (w) => ({ body: { ...away, personId: w.mate.id } })),
  row('noteAbsence', 'one’s of another team', ARRANGES_FAR, (w) => ({ body: { ...away, personId: w.stranger.id } })),
  row('withdrawAbsence', 'a colleague’s of the own team', WITHDRAWS, async (w) => ({
    params: { id: (await w.mate.call(noteAbsence, { body: away })).id },
  })),
  row('withdrawAbsence', 'one’s of another team', '0 0 + 0 0 0 +', async (w) => ({
    params: { id: (await w.stranger.call(noteAbsence, { body: away })).id },
  })),
  row('withdrawAbsence', 'the own', ALL, async (w) => ({
    params: { id: (await w.actor.call(noteAbsence, { body: away })).id },
  })),
  row('showBusy', '', ALL, (w) => ({
    query: { people: w.stranger.id, from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00Z' },
  })),
  row('showYear', '', ALL, () => ({ params: { year: '2026' } })),
  row('showFeed', '', ALL),
  row('makeFeed', '', ALL),
  row('revokeFeed', 'the own', ALL, async (w) => {
    await w.actor.call(makeFeed)
    return {}
  }),
  row('listCalendarAccounts', '', ALL),
  row('testCalendarAccount', '', ALL, () => ({ body: server })),
  row('addCalendarAccount', '', ALL, () => ({ body: server })),
  row('changeCalendarAccount', 'another person’s', NONE, (w) => ({
    params: { id: w.others.calendar },
    body: {},
  })),
  row('removeCalendarAccount', 'another person’s', NONE, (w) => ({ params: { id: w.others.calendar } })),
  row('readCalendarAccount', 'another person’s', NONE, (w) => ({ params: { id: w.others.calendar } })),
]
