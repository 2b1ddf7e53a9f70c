import { Link, useParams } from '@tanstack/react-router'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { showNeed } from '../../../modules/deals/contract.ts'
import { Competitors } from '../../../modules/deals/ui/Competitors.tsx'
import { Diagnosis } from '../../../modules/deals/ui/Diagnosis.tsx'
import formCss from '../../../modules/deals/ui/form.module.css'
import { NeedFacts } from '../../../modules/deals/ui/NeedFacts.tsx'
import { NeedMoves } from '../../../modules/deals/ui/NeedMoves.tsx'
import { NeedPeople } from '../../../modules/deals/ui/NeedPeople.tsx'
import { needTexts } from '../../../modules/deals/ui/needs.texts.ts'
import type { Need } from '../../../modules/deals/ui/types.ts'
import { useSaveNeed } from '../../../modules/deals/ui/useSaveNeed.ts'
import { InlineText } from '../../kit/controls/InlineEditors.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { useTitle } from '../../kit/shell/useTitle.ts'
import { DayText } from '../../kit/signs/Figures.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { NextStep } from '../deals/DealCard.tsx'
import css from './Deal.module.css'
import { DealActs } from './DealActs.tsx'
import { DealStage } from './DealStage.tsx'
import { dealTexts as words } from './deal.texts.ts'
import { Papers } from './Papers.tsx'

/** One need whole: what is known of it, who was in it, the diagnosis, its quotes and orders, how it went. */
export default function Deal() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showNeed, { params: { id } })
  if (data) return <Page key={data.id} of={data} />
  return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={5} height={72} />
}

function Page({ of: need }: { of: Need }) {
  const t = useText()
  const phone = useWidth() === 'phone'
  useTitle(need.title)
  const facts = <Facts of={need} />
  return (
    <article className={css.page}>
      <Link to="/deals" className={css.back}>
        {t(words.back)}
      </Link>
      <Head of={need} />
      <DealActs of={need} />
      <div className={css.columns}>
        <div className={css.main}>
          {phone && facts}
          <Diagnosis of={need} mayEdit={need.can.edit} />
          <Papers query={{ need: need.id }} />
          <NeedMoves of={need} />
        </div>
        {!phone && facts}
      </div>
    </article>
  )
}

function Head({ of: need }: { of: Need }) {
  const t = useText()
  const save = useSaveNeed(need)
  const phone = useWidth() === 'phone'
  return (
    <header className={css.head}>
      <CustomerRing of={need.customer} size={phone ? 48 : 64} />
      <div>
        <h1>
          <InlineText
            label={t(needTexts.title)}
            value={need.title}
            onSave={(title, over) => save({ title }, over)}
            theirs={(current) => (current as Need).title}
            whyNot={useWhyNot(need)}
          />
        </h1>
        <p className={css.facts}>
          <Link to="/customers/$id" params={{ id: need.customer.id }}>
            {need.customer.name}
          </Link>{' '}
          <Tier tier={need.customer.tier} />
          {need.big && (
            <span className={css.big} data-tip={t(needTexts.bigHint)}>
              {t(needTexts.big)}
            </span>
          )}
          <NextStep of={need} />
          {need.openedOn && (
            <span className={css.quiet}>
              <DayText day={need.openedOn} />
              {need.number && ` · ${need.number}`}
            </span>
          )}
        </p>
      </div>
      <DealStage of={need} />
    </header>
  )
}

function Facts({ of: need }: { of: Need }) {
  const t = useText()
  const { people } = usePeople()
  const mayEdit = need.can.edit && need.outcome === null
  return (
    <aside className={css.aside}>
      <section className={formCss.section}>
        <h2>{t(words.facts)}</h2>
        <NeedFacts of={need} whyNot={useWhyNot(need)} people={people} />
      </section>
      <Competitors of={need} mayEdit={mayEdit} />
      <NeedPeople of={need} mayEdit={need.can.edit} people={people} />
    </aside>
  )
}

/** Why its fields cannot be changed, in words; null where they can. */
function useWhyNot(need: Need): string | null {
  const t = useText()
  if (!need.can.edit) return t(words.mayNotEdit)
  return need.outcome === null ? null : t(words.closed)
}
