import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { rungWords } from '../../../modules/customers/rules/words.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { Assign } from '../../../modules/pool/ui/Assign.tsx'
import { showDistance, showPortrait, showShare } from '../../../modules/portrait/contract.ts'
import { BlockCard } from '../../../modules/portrait/ui/BlockCard.tsx'
import { Handovers } from '../../../modules/portrait/ui/Handovers.tsx'
import { Ledger } from '../../../modules/portrait/ui/Ledger.tsx'
import { Pairs } from '../../../modules/portrait/ui/Near.tsx'
import { PlanCard } from '../../../modules/portrait/ui/PlanCard.tsx'
import { blockTexts, portraitTexts as words } from '../../../modules/portrait/ui/portrait.texts.ts'
import { Questions } from '../../../modules/portrait/ui/Questions.tsx'
import { Reviews } from '../../../modules/portrait/ui/Reviews.tsx'
import { ShareCard } from '../../../modules/portrait/ui/ShareCard.tsx'
import { Stuck } from '../../../modules/portrait/ui/Successors.tsx'
import { Trace } from '../../../modules/portrait/ui/Trace.tsx'
import type { Portrait as PortraitValue } from '../../../modules/portrait/ui/types.ts'
import { useAnswer } from '../../../modules/portrait/ui/useAnswer.ts'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { useTitle } from '../../kit/shell/useTitle.ts'
import { Ladder } from '../../kit/signs/Ladder.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { queries, useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Portrait.module.css'

const PARTS = ['know', 'near', 'share', 'together'] as const
type Part = (typeof PARTS)[number]

/** D1–D8: what we know of a customer, how near we are, our share, and how we go on together. */
export default function Portrait() {
  const { id = '' } = useParams({ strict: false })
  const [contact, setContact] = useState<string>()
  const [open, setOpen] = useState(false)
  const query = { contact, ...(open && { sealed: 'show' as const }) }
  const { data, error, refetch } = useRead(
    showPortrait,
    { params: { id }, query },
    { placeholderData: (before) => before },
  )
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />
  if (!data)
    return (
      <div className={css.page}>
        <RowBones count={1} height={72} />
        <RowBones count={4} height={140} />
      </div>
    )
  return <Page of={data} onContact={setContact} onShow={() => setOpen(true)} />
}

interface PageProps {
  of: PortraitValue
  onContact: (id: string) => void
  onShow: () => void
}

function Page({ of: portrait, onContact, onShow }: PageProps) {
  const t = useText()
  const navigate = useNavigate()
  const { part: asked } = useSearch({ strict: false }) as { part?: string }
  const part = PARTS.find((each) => each === asked) ?? 'know'
  const { customer, ladder } = portrait
  useTitle(`${t(words.portrait)} · ${customer.name}`)
  const show = (next: Part) =>
    navigate({
      to: '/customers/$id/portrait',
      params: { id: customer.id },
      search: { part: next } as never,
      replace: true,
    })
  return (
    <article className={css.page}>
      <Link to="/customers/$id" params={{ id: customer.id }} className={css.back}>
        {t(words.back)}
      </Link>
      <header className={css.head}>
        <div>
          <h1>{customer.name}</h1>
          <p className={css.quiet}>
            {t(words.filled, { percent: portrait.filled })} · {t(words.fillGuide)}
          </p>
        </div>
        <div className={css.ladder}>
          <Ladder proven={ladder?.rung ?? 'none'} allowed={ladder?.bound ?? 'none'} />
        </div>
      </header>
      <Segmented
        label={t(words.parts)}
        choices={[
          { value: 'know', label: t(words.partKnow) },
          { value: 'near', label: t(words.partNear) },
          { value: 'share', label: t(words.partShare) },
          { value: 'together', label: t(words.partTogether) },
        ]}
        value={part}
        onChange={show}
      />
      {part === 'know' && <Know of={portrait} onContact={onContact} onShow={onShow} />}
      {part === 'near' && <Near of={portrait} />}
      {part === 'share' && <OurShare customer={customer.id} />}
      {part === 'together' && <Together of={portrait} />}
    </article>
  )
}

function Know({ of: portrait, onContact, onShow }: PageProps) {
  const t = useText()
  const write = useAnswer(portrait.customer.id)
  const { contacts, contact, decider } = portrait
  return (
    <>
      {contacts.length > 1 && (
        <Segmented
          look="chips"
          label={t(words.with)}
          choices={contacts.map(({ id, name }) => ({
            value: id,
            label: id === decider?.id ? t(words.decides, { name }) : name,
          }))}
          value={contact?.id ?? null}
          onChange={onContact}
        />
      )}
      {portrait.can.edit && <NextRung of={portrait} write={write} />}
      <div className={css.blocks}>
        {portrait.blocks.map((block) => (
          <BlockCard key={block.block} block={block} of={portrait} write={write} onShow={onShow} />
        ))}
      </div>
    </>
  )
}

/** What is missing for the next rung, and the questions that would fill it. */
function NextRung({ of: portrait, write }: { of: PortraitValue; write: ReturnType<typeof useAnswer> }) {
  const t = useText()
  const { ladder, questions } = portrait
  const format = useFormat()
  if (questions.length === 0) return null
  return (
    <section className={css.next}>
      <header>
        <h2>{ladder?.next ? t(words.nextRung, { rung: t(rungWords[ladder.next]) }) : t(words.askNext)}</h2>
        <p className={css.quiet}>
          {format.list(
            (ladder?.lacking ?? []).map(({ block, has, needs }) =>
              t(words.lacking, { block: t(blockTexts[block]), has, needs }),
            ),
          )}
        </p>
      </header>
      <Questions of={portrait} write={write} />
    </section>
  )
}

function Near({ of: { customer, contacts } }: { of: PortraitValue }) {
  const { data, error, refetch } = useRead(showDistance, { params: { id: customer.id } })
  const [successor, setSuccessor] = useState<{ id: string; name: string } | null>(null)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={3} height={120} />
  return (
    <div className={css.two}>
      <div className={css.stack}>
        <Stuck of={data} customer={customer.id} onHandOver={setSuccessor} />
        <Pairs of={data} customer={customer.id} />
      </div>
      <div className={css.stack}>
        <Trace of={data} />
        <Ledger of={data} customer={customer.id} contacts={contacts} />
      </div>
      {successor && (
        <Assign
          customers={[customer]}
          to={successor.id}
          onDone={() => queries.invalidateQueries()}
          onClose={() => setSuccessor(null)}
        />
      )}
    </div>
  )
}

function OurShare({ customer }: { customer: string }) {
  const { data, error, refetch } = useRead(showShare, { params: { id: customer } })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={2} height={140} />
  return (
    <div className={css.two}>
      <ShareCard of={data} customer={customer} />
      <PlanCard key={data.plan?.version ?? 0} of={data} customer={customer} />
    </div>
  )
}

function Together({ of: portrait }: { of: PortraitValue }) {
  const { people } = usePeople()
  return (
    <div className={css.two}>
      <Reviews of={portrait} people={people} />
      <Handovers of={portrait} people={people} />
    </div>
  )
}
