import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { fill, type Locale } from '../../../shared/text.ts'
import { workdayOf, workedTimes, workingTimes } from '../../calendars/index.ts'
import { contactsOf, visibleTo } from '../../customers/index.ts'
import { subjectsOf } from '../booking/agree.ts'
import { seenAppointment } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { kindOf } from '../kinds.ts'
import type { AppointmentRow } from '../repo.ts'
import { minutesOf } from '../rules/clock.ts'
import { habitsOf } from '../rules/habits.ts'
import type { Medium } from '../rules/kinds.ts'
import {
  type Elsewhere,
  type Facts,
  judgeTime,
  type ProposedTime,
  proposeTimes,
  type Reason,
  type Rules,
  type Span,
} from '../rules/propose.ts'
import { silentMinutes, travelMinutes } from '../rules/travel.ts'
import { wishesIn } from '../rules/wishes.ts'
import { toldReadings } from '../rules/wishesTold.ts'
import {
  earliestHour,
  latestHour,
  learnFrom,
  mealTimes,
  otherCityMinutes,
  proposedCount,
  sameCityMinutes,
  stepMinutes,
} from '../settings.ts'
import { statedTimes } from '../wishes/stated.ts'
import { talksWith } from '../wishes/talks.ts'

const DAY_MS = 86_400_000

type Query = InputOf<typeof contract.proposeAppointmentTimes>['query']

export const proposeAppointmentTimes = async (work: Work, id: string, query: Query) =>
  timesOf(work, await seenAppointment(work, id), query)

/** What times are sought for: an appointment that stands, or one that is only thought of. */
export type Sought = Pick<
  AppointmentRow,
  | 'id'
  | 'customer'
  | 'kind'
  | 'organiser'
  | 'hosted'
  | 'people'
  | 'contacts'
  | 'resources'
  | 'minutes'
  | 'bufferBefore'
  | 'bufferAfter'
  | 'zone'
  | 'place'
>

/** A2: gathers what both sides’ calendars, words and habits say, and lets the rule propose. */
export async function timesOf(work: Work, a: Sought, query: Query) {
  const from = new Date(Math.max(work.now.getTime(), query.from ? Date.parse(query.from) : 0))
  const to = new Date(from.getTime() + query.days * DAY_MS)
  const kind = kindOf(work.settings, a.kind)
  const invited = new Set(a.contacts.map((c) => c.id))
  const contacts = (await contactsOf(work.tx, a.customer.id)).filter((c) => invited.has(c.id))
  const observations = await talksWith(work, [...invited])
  const people = [...(a.hosted ? [a.organiser.id] : []), ...a.people.map((p) => p.id)]
  const wishes = [
    ...contacts.flatMap((c) => [...wishesIn(c.bestTimes, 'good'), ...wishesIn(c.worstTimes, 'bad')]),
    ...(await statedTimes(work, [...invited])),
  ]
  const habits = habitsOf(observations, a.zone, settingOf(work.settings, learnFrom))
  const factsBetween = async (from: Date, to: Date): Promise<Facts> => {
    const working = await workingTimes(work, people, from, to)
    const worked = await workedTimes(work, people, from, to)
    const taken = await takenBy(work, a, from, to)
    return {
      now: work.now.getTime(),
      from: from.getTime(),
      to: to.getTime(),
      medium: kind.medium,
      minutes: a.minutes,
      before: a.bufferBefore,
      after: a.bufferAfter,
      noticeMinutes: kind.noticeHours * 60,
      zone: a.zone,
      free: people.map((person) => (working.get(person) ?? []).map(spanOf)),
      worked: people.map((person) => (worked.get(person) ?? []).map(spanOf)),
      taken: taken.map(spanOf),
      visits: kind.medium === 'visit_out' ? visitsOf(work, a, taken, query.travelMinutes) : [],
      wishes,
      habits,
      dayKind: (day) => workdayOf(work.settings, day),
    }
  }
  const rules: Rules = {
    meals: settingOf(work.settings, mealTimes).map(([start, end]) => [minutesOf(start), minutesOf(end)] as const),
    decent: [settingOf(work.settings, earliestHour) * 60, settingOf(work.settings, latestHour) * 60],
    stepMinutes: settingOf(work.settings, stepMinutes),
    count: settingOf(work.settings, proposedCount),
  }
  const facts = await factsBetween(from, to)
  const { times, leftOut } = proposeTimes(facts, rules)
  // However far ahead it lies, only what stands around it is looked at.
  const judgedAt = async (at: number) => {
    const isSought = at >= from.getTime() && at + DAY_MS <= to.getTime()
    return judgeTime(at, isSought ? facts : await factsBetween(new Date(at - DAY_MS), new Date(at + DAY_MS)), rules)
  }
  const shown = ({ startsAt, endsAt, score, reasons }: ProposedTime) => ({
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    score,
    reasons: reasons.map((reason) => tell(reason, work.locale)),
  })
  const judged = query.at ? await judgedAt(Date.parse(query.at)) : null
  return {
    customerId: a.customer.id,
    times: times.map(shown),
    asked: judged && {
      ...shown(judged),
      whyNot: judged.whyNot && {
        code: judged.whyNot.code,
        text: fill(judged.whyNot.text[work.locale], judged.whyNot.values),
      },
    },
    leftOut: leftOut.map(({ code, text, values, gaps, count }) => ({
      code,
      text: fill(text[work.locale], gaps.length > 0 ? { minutes: gaps.join(' / ') } : values),
      count,
    })),
    stated: contacts.map((c) => ({
      contact: { id: c.id, name: c.name },
      best: c.bestTimes,
      worst: c.worstTimes,
      readings: toldReadings(c.bestTimes, c.worstTimes, work.locale),
    })),
    learnedFrom: observations.length,
    zone: a.zone,
  }
}

const tell = ({ code, text, values, points, guess }: Reason, locale: Locale) => ({
  code,
  text: fill(
    text[locale],
    Object.fromEntries(Object.entries(values).map(([key, v]) => [key, typeof v === 'object' ? v[locale] : v])),
  ),
  good: points >= 0,
  guess,
})

const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Span => ({
  start: Date.parse(startsAt),
  end: Date.parse(endsAt),
})

/** Who talks from the desk is already where the next one begins. */
const AWAY: readonly Medium[] = ['visit_out', 'visit_in', 'service']

interface Taken {
  startsAt: string
  endsAt: string
  /** Where somebody is then, if it is a visit: the place, and where the customer is. */
  visit: {
    kind: string
    starts: string
    ends: string
    place: string | null
    region: string | null
    customerId: string
    /** S1: whether the asker sees the customer, and whether nobody unnamed may. */
    seen: boolean
    secret: boolean
  } | null
  region: string | null
}

/** A9: what is booked of those who come; what this appointment holds itself is free to it. */
const takenBy = (work: Work, a: Sought, from: Date, to: Date) =>
  rows(
    work.tx,
    sql<Taken>`
      select lower(b.during) as starts_at, upper(b.during) as ends_at, own.region,
        case when x.starts_at is not null then jsonb_build_object('kind', x.kind, 'starts', x.starts_at, 'ends', x.ends_at, 'place', w.place, 'region', c.region, 'customerId', c.id,
            'seen', ${visibleTo(work.by)}, 'secret', c.secrecy > 0) end as visit
      from booked_time b join appointment x on x.id = b.appointment_id join appointment_text w on w.appointment_id = x.id
        join customer m on m.id = x.customer_id join customer c on c.id = m.root_id, customer own
      where own.id = ${a.customer.id} and b.subject_id = any(${uuids(subjectsOf(a))}) and b.released_at is null
        and (b.expires_at is null or b.expires_at > ${work.now}::timestamptz)
        and b.during && tstzrange(${from}::timestamptz, ${to}::timestamptz) and b.appointment_id <> ${a.id}`,
  )

/**
 * A3, S1: where those who come are elsewhere. Around what is out of the asker's sight the longest way is kept, whatever
 * place or way is typed; around what is secret even at a call, which would else be told from a visit.
 */
function visitsOf(work: Work, a: Sought, taken: readonly Taken[], typed: number | undefined): Elsewhere[] {
  const ways = {
    sameCity: settingOf(work.settings, sameCityMinutes),
    otherCity: settingOf(work.settings, otherCityMinutes),
  }
  return taken.flatMap(({ visit, region }) => {
    if (!visit) return []
    const { seen } = visit
    const isAway = AWAY.includes(kindOf(work.settings, visit.kind).medium) || (visit.secret && !seen)
    const here = { place: a.place, region, customerId: a.customer.id }
    const way = () => typed ?? travelMinutes(here, visit, ways)
    const span = { start: Date.parse(visit.starts), end: Date.parse(visit.ends) }
    return isAway ? [{ ...span, seen, travelMinutes: seen ? way() : silentMinutes(ways) }] : []
  })
}
