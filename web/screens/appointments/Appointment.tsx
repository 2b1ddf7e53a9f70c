import { Link, useParams } from '@tanstack/react-router'
import { Link2, MailX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { makeLink, showAppointment } from '../../../modules/appointments/contract.ts'
import { answerWords, mailAnswerWords, moveWords } from '../../../modules/appointments/ui/appointments.texts.ts'
import { Readiness, StateMark, useWhen, When } from '../../../modules/appointments/ui/marks.tsx'
import { ToldSheet } from '../../../modules/appointments/ui/Told.tsx'
import type { Detail, Told } from '../../../modules/appointments/ui/types.ts'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { copyText } from '../../kit/controls/CopyButton.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Timeline } from '../../kit/lists/Timeline.tsx'
import { names } from '../../kit/look/names.ts'
import { useWidth } from '../../kit/look/useWidth.ts'
import { useTitle } from '../../kit/shell/useTitle.ts'
import { Face } from '../../kit/signs/Face.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { Acts } from './Acts.tsx'
import { Offered, Waits } from './Answers.tsx'
import css from './Appointment.module.css'
import { pageTexts as words } from './appointment.texts.ts'
import { Checklist } from './Checklist.tsx'
import { Section } from './Section.tsx'

/** One appointment whole: what, when, who and what they answered, what is to be prepared, and how it came about. */
export default function Appointment() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showAppointment, { params: { id } })
  if (data) return <Page key={data.id} of={data} />
  return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={5} height={72} />
}

function Page({ of: a }: { of: Detail }) {
  const t = useText()
  useTitle(t(words.asTitle, { kind: a.kindName, name: a.customer.name }))
  const aside = (
    <aside className={css.aside}>
      <OurSide of={a} />
      <TheirSide of={a} />
    </aside>
  )
  const phone = useWidth() === 'phone'
  return (
    <article className={css.page}>
      <Link to="/appointments" className={css.back}>
        {t(words.back)}
      </Link>
      <Head of={a} />
      <Waits of={a} />
      <Acts of={a} />
      <Offered of={a} />
      <div className={css.columns}>
        <div className={css.main}>
          {a.record && (
            <Section title={t(words.record)}>
              <div className={names(css.card, css.asWritten)}>{a.record}</div>
            </Section>
          )}
          <About of={a} />
          <Checklist of={a} />
          {phone && aside}
          <HowItWent of={a} />
        </div>
        {!phone && aside}
      </div>
    </article>
  )
}

function Head({ of: a }: { of: Detail }) {
  const phone = useWidth() === 'phone'
  const { data: customer } = useRead(showCustomer, { params: { id: a.customer.id } })
  return (
    <header className={css.head}>
      {customer ? <CustomerRing of={customer} size={phone ? 48 : 64} /> : <Face name={a.customer.name} size={48} />}
      <div>
        <h1>{a.kindName}</h1>
        <p className={css.facts}>
          <Link to="/customers/$id" params={{ id: a.customer.id }}>
            {a.customer.name}
          </Link>
          <StateMark of={a} />
          <Readiness of={a.readiness} />
        </p>
      </div>
      <div className={css.when}>
        <When of={a} />
      </div>
    </header>
  )
}

const TOLD = ['place', 'parking', 'agenda', 'haveReady', 'importance'] as const
const OURS = ['cares', 'materials'] as const

function About({ of: a }: { of: Detail }) {
  const t = useText()
  const given = [...TOLD, ...OURS].filter((key) => a[key])
  return (
    <Section title={t(words.about)}>
      <dl className={names(css.card, css.facet)}>
        <dt>{t(words.length)}</dt>
        <dd>{t(words.minutes, { count: a.minutes })}</dd>
        {given.map((key) => (
          <Facet key={key} label={t(words[key])} note={(OURS as readonly string[]).includes(key) && t(words.amongUs)}>
            {a[key]}
          </Facet>
        ))}
        {a.resources.length > 0 && (
          <Facet label={t(words.reserved)}>{a.resources.map(({ name }) => name).join(' · ')}</Facet>
        )}
      </dl>
      {!a.agenda && a.can.change && <p className={css.small}>{t(words.nothing)}</p>}
    </Section>
  )
}

function Facet({ label, note, children }: { label: string; note?: string | false; children: ReactNode }) {
  return (
    <>
      <dt>
        {label}
        {note && <small>{note}</small>}
      </dt>
      <dd>{children}</dd>
    </>
  )
}

function OurSide({ of: a }: { of: Detail }) {
  const t = useText()
  return (
    <Section title={t(words.us)}>
      <ul className={css.card}>
        {[a.organiser, ...a.people].map((person, at) => (
          <li key={person.id} className={css.person}>
            <Face name={person.name} size={28} />
            <span>{person.name}</span>
            {at === 0 && <span className={css.small}>{t(words.organiser)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TheirSide({ of: a }: { of: Detail }) {
  const t = useText()
  const { sheet, copy } = useCopyLink(a)
  const mayLink = a.can.change && (a.state === 'booked' || a.offered.length > 0)
  return (
    <Section
      title={t(words.them)}
      aside={
        mayLink &&
        a.contacts.length === 0 && (
          <Button size="small" kind="quiet" icon={<Link2 />} onClick={() => copy(null)}>
            {t(words.copyLinkAny)}
          </Button>
        )
      }
    >
      {a.contacts.length === 0 && !a.guest && <p className={css.small}>{t(words.nobody)}</p>}
      {a.guest && (
        <p>
          {t(words.guest)} {[a.guest.name, a.guest.firm, a.guest.phone, a.guest.mail].filter(Boolean).join(' · ')}
        </p>
      )}
      {a.contacts.length > 0 && (
        <ul className={css.card}>
          {a.contacts.map((contact) => (
            <li key={contact.id} className={css.person}>
              <Face name={contact.name} size={28} pale />
              <span>
                {contact.name}
                {a.startsAt && (
                  <span
                    className={names(
                      css.small,
                      contact.answer === 'accepted' && css.comes,
                      contact.answer === 'declined' && css.comesNot,
                    )}
                  >
                    {' · '}
                    {t(answerWords[contact.answer])}
                  </span>
                )}
              </span>
              {!contact.reachable && (
                <MailX size={15} className={css.quiet} data-tip={t(words.noMail)} aria-label={t(words.noMail)} />
              )}
              {mayLink && (
                <Button
                  size="small"
                  kind="quiet"
                  icon={<Link2 />}
                  aria-label={t(words.copyLink, { name: contact.name })}
                  data-tip={t(words.copyLink, { name: contact.name })}
                  onClick={() => copy(contact.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {sheet}
    </Section>
  )
}

/** A1: a link of its own, told once: its words stand there to be copied. */
function useCopyLink(a: Detail) {
  const [told, setTold] = useState<Told | null>(null)
  const { mutate } = useWrite(makeLink)
  const copy = (contactId: string | null) =>
    mutate(
      { params: { id: a.id }, body: { contactId } },
      {
        onSuccess: ({ subject, text, link }) => {
          copyText(text)
          setTold({ sentTo: [], notSent: [], subject, text, link })
        },
        onError: (error) => toast({ kind: 'wrong', text: error.message }),
      },
    )
  return { copy, sheet: told && <ToldSheet of={told} onClose={() => setTold(null)} /> }
}

function HowItWent({ of: a }: { of: Detail }) {
  const t = useText()
  const when = useWhen()
  const tellMove = ({ what, startsAt, endsAt, answer }: Detail['moves'][number]): string => {
    if (answer) return t(mailAnswerWords[answer])
    const key = (what === 'moved_elsewhere' && !startsAt ? 'taken_out' : what) as keyof typeof moveWords
    const shown = startsAt && endsAt ? when.ours(startsAt, endsAt) : ''
    return t(moveWords[key] as typeof moveWords.booked, { when: shown })
  }
  return (
    <Section title={t(words.history)}>
      <Timeline
        label={t(words.history)}
        moments={a.moves.toReversed().map((move) => ({
          id: move.id,
          mark: move.what === 'held' ? 'counts' : 'event',
          inbound: move.byLink || move.contact !== null,
          head: (
            <>
              <MomentText at={move.at} />
              {(move.contact ?? move.by) && ` · ${(move.contact ?? move.by)?.name}`}
              {move.byLink && ` · ${t(words.byLink)}`}
            </>
          ),
          body: (
            <>
              {tellMove(move)}
              {move.note && <p className={css.small}>{move.note}</p>}
            </>
          ),
        }))}
      />
    </Section>
  )
}
