export { type Festival, festivalsIn, termsIn } from './almanac/festivals.ts'
export {
  type Fallback,
  type LunarDate,
  lunarOf,
  type MonthDay,
  newYearOf,
  solarDayOf,
  solarOf,
} from './almanac/lunar.ts'
export { lastAnswerOf, noteAnswerSeen } from './answers.ts'
export { noteOut } from './caldav/jobs.ts'
export { type Entry, type EntrySource, fillsCalendars, idOfUid, isOwnUid, ownUid } from './entries.ts'
export { movedElsewhere } from './events.ts'
export { type Busy, busyBetween, demandSpan, type WorkingTime, workedTimes, workingTimes } from './hours/busy.ts'
export { isZone, workersOf } from './hours/hours.ts'
export { readAnswer } from './ics/answer.ts'
export { type Invitation, type Invited, invitation, invitationPart } from './ics/invitation.ts'
export {
  type Answer,
  type KnownInvitation,
  type LastAnswer,
  type WhyNotTake,
  whyNotTakeAnswer,
} from './rules/answer.ts'
export { isWorkday, workdayOf } from './workdays.ts'
