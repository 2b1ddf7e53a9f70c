import { COUNTED, type Counts, countAll, told, uncounted } from '../../../modules/today/ui/parts.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { useHour } from '../../text/zone.ts'
import { greetingTexts, todayTexts as words } from './today.texts.ts'

/** The hour from which each greeting is said, the last first. */
const FROM = [
  [23, greetingTexts.night],
  [18, greetingTexts.evening],
  [13, greetingTexts.afternoon],
  [11, greetingTexts.noon],
  [5, greetingTexts.morning],
  [0, greetingTexts.night],
] as const

interface Day {
  person: { name: string }
  counts: Counts
}

/** The heading of the day by the company's clock, and in one sentence what it asks. */
export function useGreeting(day: Day | undefined, person: string | undefined): { title: string; lead: string } {
  const t = useText()
  const me = useMe()
  const hour = useHour()
  const greeting = FROM.find(([from]) => hour >= from)?.[1] ?? greetingTexts.morning
  const title = person ? t(words.dayOf, { name: day?.person.name ?? '…' }) : t(greeting, { name: me.name })
  return { title, lead: day ? sentence(day.counts, person !== undefined, t) : '' }
}

function sentence(counts: Counts, anothers: boolean, t: ReturnType<typeof useText>): string {
  const all = countAll(counts)
  const count = told(all, uncounted(counts))
  const late = told(counts.overdue, counts.overdue >= COUNTED)
  if (all === 0) return t(words.none)
  if (anothers) return t(words.theirs, { count, late })
  if (counts.overdue === 0) return t(words.waiting, { count })
  return counts.overdue === all ? t(words.waitingAll, { count }) : t(words.waitingLate, { count, late })
}
