import { Check as CheckSign, Plus, TriangleAlert, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { dayIn, minuteIn, startOfDay } from '../../../shared/calendar.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { zone as companyZone } from '../../../web/text/zone.ts'
import { useWatched } from '../../../web/watched.ts'
import { timesTexts as words } from './appointments.texts.ts'
import { useWhen } from './marks.tsx'
import css from './Times.module.css'
import type { Proposal, ProposedTime } from './types.ts'

/** How many steps a night has tells nobody anything. */
const OFF_HOURS = 'offHours'
const isNight = ({ code }: { code: string }) => code === OFF_HOURS || code === 'theirNight'

type Judged = NonNullable<Proposal['asked']>

interface TimesProps {
  proposal: Proposal | undefined
  minutes: number
  /** One is agreed, or several are offered. */
  single: boolean
  chosen: readonly string[]
  onChosen: (starts: string[]) => void
  /** Times of one's own, beside those proposed. */
  own: readonly Judged[]
  onOwn: (own: Judged[]) => void
  /** What speaks against a time. */
  onJudge: (startsAt: string) => void
  /** The time asked about. */
  asking: string | null
  later: boolean
  onLater: (later: boolean) => void
}

/** A2: times that suit both sides, the best first, each with why; one's own with what speaks against it. */
export function Times(props: TimesProps) {
  const { proposal, single, chosen, onChosen, own, onOwn, later, onLater } = props
  const t = useText()
  const press = (startsAt: string) => {
    if (single) return onChosen([startsAt])
    onChosen(chosen.includes(startsAt) ? chosen.filter((one) => one !== startsAt) : [...chosen, startsAt].toSorted())
  }
  const drop = (startsAt: string) => {
    onOwn(own.filter((one) => one.startsAt !== startsAt))
    onChosen(chosen.filter((one) => one !== startsAt))
  }
  if (!proposal) return <RowBones count={4} height={64} />
  const all = [...proposal.times, ...own]
  const shared =
    all.length > 1
      ? (all[0]?.reasons ?? []).filter((one) =>
          all.every(({ reasons }) => reasons.some((other) => sameReason(one, other))),
        )
      : []
  const proposed = proposal.times.filter((time) => !own.some((mine) => mine.startsAt === time.startsAt))
  return (
    <div className={css.times}>
      <Said proposal={proposal} />
      {shared.length > 0 && (
        <div className={css.shared}>
          {t(words.allOf)} <Reasons of={shared} />
        </div>
      )}
      {proposed.length + own.length === 0 && <p className={css.quiet}>{t(words.none)}</p>}
      {proposed.length + own.length > 0 && (
        <fieldset className={css.list} aria-label={t(words.choose)}>
          {own.map((time) => (
            <Time
              key={time.startsAt}
              of={time}
              zone={proposal.zone}
              single={single}
              chosen={chosen.includes(time.startsAt)}
              onPress={() => press(time.startsAt)}
              shared={shared}
              label={<span className={css.other}>{t(words.own)}</span>}
              onRemove={() => drop(time.startsAt)}
            />
          ))}
          {proposed.map((time, at) => (
            <Time
              key={time.startsAt}
              of={time}
              zone={proposal.zone}
              single={single}
              chosen={chosen.includes(time.startsAt)}
              onPress={() => press(time.startsAt)}
              shared={shared}
              label={at === 0 && !later && <span className={css.best}>{t(words.best)}</span>}
            />
          ))}
        </fieldset>
      )}
      <div className={css.ends}>
        <Button size="small" kind="quiet" onClick={() => onLater(!later)}>
          {t(later ? words.sooner : words.later)}
        </Button>
      </div>
      <OwnTime
        {...props}
        onAdd={(time) => [
          onOwn([...own, time]),
          onChosen(single ? [time.startsAt] : [...chosen, time.startsAt].toSorted()),
        ]}
      />
      {proposal.leftOut.length > 0 && (
        <p className={css.quiet}>
          {t(words.leftOut, {
            why: proposal.leftOut
              .toSorted((a, b) => Number(isNight(a)) - Number(isNight(b)))
              .map((one) =>
                one.code === OFF_HOURS
                  ? t(words.offHours)
                  : isNight(one)
                    ? one.text
                    : t(words.times, { text: one.text, count: one.count }),
              )
              .join(' · '),
          })}
        </p>
      )}
    </div>
  )
}

/** A2: what they stated, in their words, and on how much the learned habits rest; never mixed. */
function Said({ proposal: { stated, learnedFrom } }: { proposal: Proposal }) {
  const t = useText()
  return (
    <div className={css.said}>
      {stated
        .filter(({ best, worst }) => best || worst)
        .map(({ contact, best, worst, readings }) => (
          <span key={contact.id}>
            {t(words.says, { name: contact.name })}{' '}
            {best && <span className={css.good}>{t(words.saysBest, { times: best })}</span>}
            {best && worst && ' · '}
            {worst && <span className={css.bad}>{t(words.saysWorst, { times: worst })}</span>}
            <ReadAs readings={readings} />
          </span>
        ))}
      <span className={css.quiet}>
        {learnedFrom > 0 ? t(words.learned, { count: learnedFrom }) : t(words.nothingLearned)}
      </span>
    </div>
  )
}

/** How their words were read, so that nothing of it passes for what they said; what was not understood is named. */
export function ReadAs({ readings }: { readings: Proposal['stated'][number]['readings'] }) {
  const t = useText()
  const read = readings.flatMap((one) => one.read ?? [])
  const unread = readings.filter((one) => one.read === null).map((one) => t(words.quoted, { words: one.said }))
  return (
    <span className={css.read}>
      {read.length > 0 && t(words.readAs, { times: read.join(' · ') })}
      {read.length > 0 && unread.length > 0 && ' '}
      {unread.length > 0 && t(words.unread, { words: unread.join('') })}
    </span>
  )
}

interface TimeProps {
  of: ProposedTime
  zone: string
  single: boolean
  chosen: boolean
  onPress: () => void
  /** What is said of all at once. */
  shared: ProposedTime['reasons']
  label?: ReactNode
  onRemove?: () => void
}

function Time({ of: time, zone, single, chosen, onPress, shared, label, onRemove }: TimeProps) {
  const t = useText()
  const when = useWhen()
  const own = useWatched(companyZone)
  const shown = when.theirs(time.startsAt, time.endsAt, zone)
  const ours = when.ours(time.startsAt, time.endsAt)
  return (
    <label className={names(css.time, chosen && css.chosen)}>
      <input
        type={single ? 'radio' : 'checkbox'}
        className={css.box}
        checked={chosen}
        onChange={onPress}
        aria-label={shown ?? ours}
      />
      <span className={css.head}>
        {shown ?? ours}
        {shown && <span className={css.other}>{t(words.yours, { time: ourTime(own, time.startsAt) })}</span>}
        {label}
      </span>
      {onRemove ? (
        <Button
          size="small"
          kind="quiet"
          icon={<X />}
          aria-label={t(words.remove, { when: ours })}
          onClick={(event) => {
            event.preventDefault()
            onRemove()
          }}
        />
      ) : (
        <span />
      )}
      <Reasons of={time.reasons.filter((one) => !shared.some((other) => sameReason(one, other)))} />
    </label>
  )
}

const sameReason = (one: ProposedTime['reasons'][number], other: ProposedTime['reasons'][number]) =>
  one.code === other.code && one.text === other.text

const ourTime = (zone: string, at: string) => minuteIn(zone, new Date(at)).slice(5).replace('T', ' ').replace('-', '/')

/** Good ones ticked, bad ones with a warning, a guess never as a fact. */
export function Reasons({ of: reasons }: { of: ProposedTime['reasons'] }) {
  return (
    <span className={css.reasons}>
      {reasons.map(({ code, text, good, guess }) => (
        <span key={code} className={names(css.reason, guess ? css.guess : good ? css.for : css.not)}>
          {guess ? null : good ? (
            <CheckSign size={13} aria-hidden="true" />
          ) : (
            <TriangleAlert size={13} aria-hidden="true" />
          )}
          {text}
        </span>
      ))}
    </span>
  )
}

/** Of a moment typed in the company's zone, the instant. */
export function instantOf(zone: string, typed: string): string {
  const [day = '', time = '00:00'] = typed.split('T')
  const midnight = startOfDay(zone, day).getTime()
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const guess = new Date(midnight + (hours * 60 + minutes) * 60_000)
  // On days on which clocks change midnight is not so many hours before.
  const shown = minuteIn(zone, guess).slice(11)
  const [h = 0, m = 0] = shown.split(':').map(Number)
  const off = dayIn(zone, guess) === day ? (hours - h) * 60 + minutes - m : 0
  return new Date(guess.getTime() + off * 60_000).toISOString()
}

function OwnTime({ proposal, asking, onJudge, own, onAdd }: TimesProps & { onAdd: (time: Judged) => void }) {
  const t = useText()
  const zone = useWatched(companyZone)
  const { today } = useFormat()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  if (!open)
    return (
      <Button size="small" icon={<Plus />} onClick={() => setOpen(true)}>
        {t(words.add)}
      </Button>
    )
  const startsAt = typed ? instantOf(zone, typed) : null
  const judged = startsAt && proposal?.asked?.startsAt === startsAt ? proposal.asked : null
  const isThere = own.some((one) => one.startsAt === startsAt)
  return (
    <div className={css.own}>
      <div className={css.line}>
        <Input
          type="datetime-local"
          autoFocus
          step={300}
          min={`${today}T00:00`}
          aria-label={t(words.add)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            if (event.target.value) onJudge(instantOf(zone, event.target.value))
          }}
        />
        <Button
          busy={asking !== null && judged === null}
          disabled={!judged || isThere}
          onClick={() => {
            if (!judged) return
            onAdd(judged)
            setTyped('')
            setOpen(false)
          }}
        >
          {t(judged?.whyNot ? words.addAnyway : words.addDo)}
        </Button>
      </div>
      {judged?.whyNot && (
        <p className={css.stop} role="status">
          {t(words.against, { why: judged.whyNot.text })}
        </p>
      )}
      {judged && <Reasons of={judged.reasons} />}
    </div>
  )
}
