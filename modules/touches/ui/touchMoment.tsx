import { Ellipsis, PencilLine, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Menu } from '../../../web/kit/layers/Menu.tsx'
import type { Moment } from '../../../web/kit/lists/Timeline.tsx'
import { useMe } from '../../../web/session.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { type Tell, useText } from '../../../web/text/useText.ts'
import { channelTexts } from '../texts.ts'
import { CorrectTouch } from './CorrectTouch.tsx'
import { type TouchEntry, touchIn } from './entry.ts'
import { RetractTouch } from './RetractTouch.tsx'
import { correctTexts, momentTexts as words } from './touch.texts.ts'
import css from './touchMoment.module.css'
import type { Contact, Entry } from './types.ts'

interface About {
  contacts: readonly Contact[]
  /** The how-manieth effective touch each is, by its id. */
  numbers: ReadonlyMap<string, number>
  /** The reader answers for the customer, and may correct colleagues' touches. */
  manages: boolean
  /** What a touch leads to: the mail that made it. */
  leadsTo?: (touch: TouchEntry) => ReactNode
}

/** Entries of this module in a customer's history: touches, the manager's turn, and what was put off; null for others. */
export function useTouchMoment(about: About): (entry: Entry) => Moment | null {
  const t = useText()
  const format = useFormat()
  return (entry) => {
    const touch = touchIn(entry)
    if (touch) return touchMoment(entry, touch, about, t)
    const when = <time dateTime={entry.at}>{format.moment(entry.at)}</time>
    if (entry.kind === 'step_in') return stepInMoment(entry, when, t)
    if (entry.kind !== 'postponed') return null
    const { until, reason } = entry.body as { until: string; reason: string }
    return {
      id: entry.id,
      mark: 'event',
      head: joined(when, entry.by?.name, t(words.postponed, { day: format.day(until) })),
      body: reason,
    }
  }
}

function touchMoment(entry: Entry, touch: TouchEntry, about: About, t: Tell): Moment {
  return {
    id: entry.id,
    mark: touch.effective ? 'counts' : 'attempt',
    inbound: touch.direction === 'in',
    head: <TouchHead entry={entry} touch={touch} about={about} />,
    body:
      touch.summary || touch.nextStep || touch.nextOn ? (
        <>
          {touch.summary}
          <NextLine touch={touch} />
          {about.leadsTo?.(touch)}
        </>
      ) : (
        t(words.attempt)
      ),
  }
}

function TouchHead({ entry, touch, about }: { entry: Entry; touch: TouchEntry; about: About }) {
  const t = useText()
  const format = useFormat()
  const me = useMe()
  const [doing, setDoing] = useState<'correct' | 'retract' | null>(null)
  const number = about.numbers.get(entry.id)
  const channel = t(channelTexts[touch.channel])
  const mine = entry.by?.id === me.id
  const names = about.contacts.filter((contact) => touch.contactIds.includes(contact.id)).map(({ name }) => name)
  return (
    <span className={css.head}>
      <span>
        {joined(
          <time dateTime={entry.at}>{touch.wholeDay ? format.nearDay(touch.day) : format.moment(entry.at)}</time>,
          touch.direction === 'in' ? t(words.theirs, { channel }) : channel,
          number !== undefined && t(words.nth, { count: number }),
          names.length > 0 && format.list(names),
          !mine && entry.by?.name,
          touch.corrected && t(words.corrected),
        )}
      </span>
      {(mine || about.manages) && (
        <Menu
          title={t(correctTexts.more)}
          align="end"
          trigger={(trigger) => (
            <Button
              {...trigger}
              kind="quiet"
              size="small"
              className={css.more}
              icon={<Ellipsis />}
              aria-label={t(correctTexts.more)}
            />
          )}
          items={[
            { label: t(correctTexts.correct), icon: <PencilLine />, onChoose: () => setDoing('correct') },
            { label: t(correctTexts.retract), icon: <Undo2 />, danger: true, onChoose: () => setDoing('retract') },
          ]}
        />
      )}
      {doing === 'correct' && (
        <CorrectTouch
          id={entry.id}
          touch={touch}
          time={format.time(entry.at)}
          contacts={about.contacts}
          onClose={() => setDoing(null)}
        />
      )}
      {doing === 'retract' && <RetractTouch id={entry.id} onClose={() => setDoing(null)} />}
    </span>
  )
}

function NextLine({ touch: { nextStep, nextOn } }: { touch: TouchEntry }) {
  const t = useText()
  const format = useFormat()
  if (!nextStep && !nextOn) return null
  const day = nextOn ? format.day(nextOn) : ''
  const told = !nextStep
    ? t(words.nextDay, { day })
    : nextOn
      ? t(words.next, { step: nextStep, day })
      : t(words.nextStep, { step: nextStep })
  return <span className={css.next}>{told}</span>
}

const DECISIONS = ['join', 'go_on', 'reassign', 'suspend', 'lapsed'] as const

function stepInMoment(entry: Entry, when: ReactNode, t: Tell): Moment {
  const { cause, effectiveTouches, decision, note } = entry.body as Record<string, string | null>
  const asked =
    cause === 'asked'
      ? t(words.asked)
      : cause === 'big_order'
        ? t(words.bigOrder)
        : t(words.tenth, { count: effectiveTouches ?? '' })
  const decided = DECISIONS.find((one) => one === decision)
  return {
    id: entry.id,
    mark: 'event',
    head: joined(when, entry.by?.name, asked),
    body: [note, t(decided ? words[decided] : words.waits)].filter(Boolean).join('\n'),
  }
}

/** Parts of one quiet line, a dot between them. */
const joined = (...parts: ReactNode[]): ReactNode =>
  parts
    .filter(Boolean)
    .flatMap((part, i) => (i === 0 ? [part] : [' · ', part]))
    .map((part, i) => (typeof part === 'string' ? part : <span key={String(i)}>{part}</span>))
