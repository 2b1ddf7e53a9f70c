import { useCallback, useMemo } from 'react'
import { listOdds } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { whiskers, whiskersHeight } from './drawing.ts'
import { Figure, RateText, WholeFigure } from './Figure.tsx'
import { OddsOf } from './OddsOf.tsx'
import { oddsTexts as words } from './odds.texts.ts'
import { PersonButton } from './PersonButton.tsx'
import css from './quantity.module.css'
import { useOddsText } from './useOddsText.ts'
import { useQuantityState } from './useQuantityState.ts'

type Reply = ReplyOf<typeof listOdds>

/** Q2: a rep sees the own odds; who answers for others all of theirs, and each by a press. */
export function Odds() {
  const me = useMe()
  const { search } = useQuantityState()
  if (search.person) return <OddsOf key={search.person} personId={search.person} />
  return me.can.seeTeam ? <Everyone /> : <OddsOf personId={me.id} />
}

const SURE = 0.8

function Everyone() {
  const t = useText()
  const { data, error, refetch } = useRead(listOdds, {})
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={44} />
  const sure = data.items.filter(({ odds }) => odds >= SURE).length
  return (
    <>
      <p className={css.told}>{t(words.listTold, { count: data.items.length, sure })}</p>
      <section className={css.card}>
        <Rates of={data} />
        <Company of={data} />
      </section>
    </>
  )
}

/** Q2: the company's history whole, so that the table can be added up to it. */
function Company({ of: { prior, unlisted, ripeMonths } }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  return (
    <p className={css.quiet}>
      {t(words.company, {
        reps: prior.reps,
        months: ripeMonths,
        leads: format.number(prior.leads),
        orders: format.number(prior.orders),
      })}
      {unlisted.reps > 0 &&
        t(words.unlisted, {
          reps: unlisted.reps,
          leads: format.number(unlisted.leads),
          orders: format.number(unlisted.orders),
        })}{' '}
      <Figure of={prior.seenLeads}>{t(words.seenLeads, { count: format.number(prior.seenLeads.count) })}</Figure>
    </p>
  )
}

function Rates({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const oddsText = useOddsText()
  const { change } = useQuantityState()
  const rated = useMemo(() => of.items.filter(({ history }) => history.rate).toSorted((a, b) => b.rate - a.rate), [of])
  const draw = useCallback(
    (look: Look) =>
      whiskers(
        look,
        rated.flatMap(({ person, history }) => (history.rate ? [{ name: person.name, ...history.rate }] : [])),
        format.share,
      ),
    [rated, format],
  )
  const table = (
    <FactsTable
      label={t(words.picture)}
      columns={[
        { title: t(words.rep) },
        { title: t(words.inHand), end: true },
        { title: t(words.atLeastOne), end: true },
        { title: t(words.past), end: true, deskOnly: true },
        { title: t(words.won), end: true, deskOnly: true },
        { title: t(words.observed), end: true, deskOnly: true },
        { title: t(words.believed), end: true },
      ]}
      rows={of.items.map((item) => ({
        key: item.person.id,
        cells: [
          <PersonButton key="who" of={item.person} />,
          <Figure key="hand" of={item.inHand} />,
          oddsText(item.odds),
          <WholeFigure key="leads" count={item.history.leads} seen={item.history.seenLeads} />,
          <WholeFigure key="won" count={item.history.orders} seen={item.history.seenOrders} />,
          <RateText key="rate" of={item.history.rate} confidence={of.confidence} />,
          format.share(item.rate),
        ],
      }))}
    />
  )
  if (rated.length === 0)
    return (
      <>
        <p className={css.beside}>{t(words.noRates, { months: of.ripeMonths })}</p>
        {table}
      </>
    )
  return (
    <Picture
      told={t(words.picture)}
      option={draw}
      height={whiskersHeight(rated.length)}
      onOpen={({ at }) => change({ person: rated[at]?.person.id })}
      below
      table={table}
    />
  )
}
