import { type Locale, say } from '../../../shared/text.ts'
import type { Entry } from '../entries.ts'
import { feedTexts } from '../feed/texts.ts'
import { fold } from './invitation.ts'

// Written by hand: a subscribed calendar holds a few lines of each event, and no one is invited by it.

const PROD_ID = 'PRODID:-//Jinke//Jinke//EN'

/** A calendar to subscribe to: no organiser, nobody to answer, and no more than may be told outside. */
export function calendarText(
  name: string,
  entries: readonly Entry[],
  tells: 'customer' | 'busy',
  locale: Locale,
): string {
  return file([
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap((entry) => eventLines(entry, tells, locale)),
  ])
}

/** One entry as it is written into a person's own calendar. Nobody is named as invited: Jinke alone sends invitations. */
export const entryText = (entry: Entry, tells: 'customer' | 'busy', locale: Locale): string =>
  file(eventLines(entry, tells, locale))

const file = (lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', PROD_ID, ...lines, 'END:VCALENDAR'].map((line) => `${fold(line)}\r\n`).join('')

function eventLines(entry: Entry, tells: 'customer' | 'busy', locale: Locale): string[] {
  const open = tells === 'customer' && !entry.secret
  const kind = entry.kind[locale]
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${utc(entry.changedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY:${escaped(open ? `${kind} · ${entry.title}` : say(feedTexts.appointment, locale))}`,
    ...(open && entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
    ...(open && entry.note ? [`DESCRIPTION:${escaped(entry.note)}`] : []),
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

const utc = (instant: string) => `${new Date(instant).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`

const escaped = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n')
