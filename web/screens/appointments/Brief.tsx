import { Link, useParams } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { printBrief, showBrief } from '../../../modules/appointments/contract.ts'
import { Readiness, When } from '../../../modules/appointments/ui/marks.tsx'
import { channelTexts } from '../../../modules/touches/texts.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { download } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { useTitle } from '../../kit/shell/useTitle.ts'
import { DayOf, DayText } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../text/locale.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Appointment.module.css'
import { actTexts, pageTexts, briefTexts as words } from './appointment.texts.ts'
import brief from './Brief.module.css'
import { Section } from './Section.tsx'

type Value = ReplyOf<typeof showBrief>

/** A4: all that one should know before it, on one page: what is open, what to ask, what is known, what was said. */
export default function Brief() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showBrief, { params: { id } })
  if (data) return <Page of={data} />
  return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={5} height={72} />
}

function Page({ of }: { of: Value }) {
  const t = useText()
  const locale = useLocale()
  const format = useFormat()
  const { appointment: a, theirs, touches, open, portrait, questions, more } = of
  const left = a.checklist.filter(({ doneAt }) => doneAt === null)
  useTitle(`${t(words.title)} · ${a.customer.name}`)
  const pdf = () =>
    download(printBrief, { params: { id: a.id }, query: { locale } }).catch((error: Error) =>
      toast({ kind: 'wrong', text: error.message }),
    )
  return (
    <article className={brief.page}>
      <Link to="/appointments/$id" params={{ id: a.id }} className={names(css.back, brief.noPrint)}>
        {t(pageTexts.asTitle, { kind: a.kindName, name: a.customer.name })}
      </Link>
      <header className={brief.head}>
        <div>
          <h1>{a.customer.name}</h1>
          <div className={css.facts}>
            <span>{a.kindName}</span>
            <When of={a} />
            <Readiness of={a.readiness} />
          </div>
        </div>
        <span className={brief.noPrint}>
          <Button icon={<Download />} onClick={pdf}>
            {t(actTexts.pdf)}
          </Button>
        </span>
      </header>
      <dl className={names(css.card, css.facet)}>
        {(['place', 'parking', 'agenda', 'cares', 'materials', 'haveReady'] as const)
          .filter((key) => a[key])
          .map((key) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{t(pageTexts[key])}</dt>
              <dd>{a[key]}</dd>
            </div>
          ))}
        <dt>{t(pageTexts.them)}</dt>
        <dd>
          {theirs.length === 0 && t(pageTexts.nobody)}
          {theirs.map(({ id, name, job, phone }) => (
            <span key={id} className={brief.person}>
              {name}
              {job && <span className={css.small}>{job}</span>}
              {phone && <a href={`tel:${phone}`}>{phone}</a>}
            </span>
          ))}
        </dd>
        <dt>{t(pageTexts.us)}</dt>
        <dd>{[a.organiser, ...a.people].map(({ name }) => name).join(' · ')}</dd>
      </dl>
      <div className={brief.two}>
        <div className={brief.column}>
          <Section title={t(words.questions)}>
            {questions.length === 0 && <p className={css.small}>{t(words.noQuestions)}</p>}
            <ol className={brief.questions}>
              {questions.map((question) => (
                <li key={question.text}>
                  {question.text}
                  {question.contact && (
                    <span className={brief.ask}> · {t(words.ask, { name: question.contact.name })}</span>
                  )}
                </li>
              ))}
            </ol>
          </Section>
          <Section title={t(words.open)}>
            {open.length === 0 && <p className={css.small}>{t(words.noOpen)}</p>}
            {open.length > 0 && (
              <ul className={css.card}>
                {open.map((matter) => (
                  <li key={matter.text} className={brief.line}>
                    <span>{matter.text}</span>
                    <span className={css.small}>
                      {t(words[matter.kind])}
                      {matter.dueOn && <> · {t(words.due, { day: format.day(matter.dueOn) })}</>}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <More count={more.open} customerId={a.customer.id} />
          </Section>
          {portrait && (
            <Section
              title={t(words.portrait)}
              aside={
                <span className={css.small}>{t(words.filled, { share: format.share(portrait.filled / 100) })}</span>
              }
            >
              <dl className={names(css.card, css.facet)}>
                {portrait.known.map(({ label, of: whom, text }) => (
                  <div key={label} style={{ display: 'contents' }}>
                    <dt>
                      {label}
                      {whom && <small>{whom}</small>}
                    </dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
              <More count={more.known} customerId={a.customer.id} />
            </Section>
          )}
        </div>
        <div className={brief.column}>
          <Section title={t(words.touches)}>
            {touches.length === 0 && <p className={css.small}>{t(words.noTouches)}</p>}
            {touches.length > 0 && (
              <ul className={css.card}>
                {touches.map((touch) => (
                  <li key={touch.id} className={css.touch}>
                    <span className={css.small}>
                      <DayOf at={touch.at} /> · {t(channelTexts[touch.channel as keyof typeof channelTexts])} ·{' '}
                      {touch.by}
                    </span>
                    <span>{touch.summary}</span>
                    {touch.nextStep && <span className={css.small}>{t(words.next, { what: touch.nextStep })}</span>}
                  </li>
                ))}
              </ul>
            )}
            <More count={more.touches} customerId={a.customer.id} />
          </Section>
          {left.length > 0 && (
            <Section title={t(words.prepare)}>
              <ul className={css.card}>
                {left.map((item) => (
                  <li key={item.id} className={brief.line}>
                    <span>{item.what}</span>
                    <span className={css.small}>
                      {item.owner.name}
                      {item.dueOn && (
                        <>
                          {' · '}
                          <DayText day={item.dueOn} />
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </div>
    </article>
  )
}

/** What did not fit stands with the customer. */
function More({ count, customerId }: { count: number; customerId: string }) {
  const t = useText()
  if (count === 0) return null
  return (
    <Link to="/customers/$id" params={{ id: customerId }} className={css.small}>
      {t(words.more, { count })}
    </Link>
  )
}
