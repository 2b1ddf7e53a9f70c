import type { Reading } from './secretShapes.ts'

// Hours, absences and busy times say nothing of customers; what appointments fill calendars with is theirs to plan.

const SELF = 'self'

export const CALENDAR_READS: Record<string, Reading> = {
  showWorkingHours: { plain: [{ params: { id: SELF } }] },
  listAbsences: { plain: [{ query: { from: '2026-01-01', to: '2026-12-31' } }] },
  showBusy: {},
  showYear: { plain: [{ params: { year: '2026' } }] },
  showFeed: { plain: [{}] },
  listCalendarAccounts: { plain: [{}] },
}

export const CALENDAR_WRITES = {
  setWorkingHours: null,
  noteAbsence: null,
  withdrawAbsence: null,
  makeFeed: null,
  revokeFeed: null,
  testCalendarAccount: null,
  addCalendarAccount: null,
  changeCalendarAccount: null,
  removeCalendarAccount: null,
  readCalendarAccount: null,
}
