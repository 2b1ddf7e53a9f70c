import { useCallback } from 'react'
import { isSize } from '../../../modules/customers/rules/sizes.ts'
import { sizeWords } from '../../../modules/customers/rules/words.ts'
import { showMix } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { whiskers, whiskersHeight } from './drawing.ts'
import { Figure, useOpen } from './Figure.tsx'
import { How } from './How.tsx'
import css from './quantity.module.css'
import { ScopeBar } from './ScopeBar.tsx'
import { mixTexts as words } from './sources.texts.ts'
import { scopeOf, useQuantityState } from './useQuantityState.ts'

type Reply = ReplyOf<typeof showMix>

const nameOf = (t: ReturnType<typeof useText>, dimension: string, category: string): string =>
  dimension === 'size' && isSize(category) ? t(sizeWords[category]) : category

/** Q4: where leads and won customers differ beyond chance. */
export function Mix() {
  const t = useText()
  const { search } = useQuantityState()
  const { person, team, from, to } = scopeOf(search)
  const query = Object.fromEntries(Object.entries({ person, team, from, to }).filter(([, value]) => value))
  const { data, error, refetch } = useRead(showMix, { query })
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{t(words.title)}</h2>
      </div>
      <ScopeBar only={['person', 'team', 'entered']} />
      {!data && (error ? <ErrorState small error={error} onRetry={refetch} /> : <RowBones count={4} height={40} />)}
      {data && (
        <>
          <p className={css.told}>
            {data.against === 'company' && data.told.length > 0 && t(words.fallbackTold)}
            <Told of={data} />
          </p>
          <Against of={data} />
          {data.told.length > 0 && <Differences of={data} />}
          <p className={css.quiet}>
            {t(words.compared, { all: data.compared + data.tooFew, compared: data.compared })}
          </p>
          <details className={css.how}>
            <summary>{t(words.all)}</summary>
            {data.dimensions.map((one) => (
              <Dimension key={one.dimension} of={one} />
            ))}
          </details>
          <How>
            <p>{t(words.how)}</p>
          </How>
        </>
      )}
    </section>
  )
}

/** Q4: against whom; where the scope has too few of its own, it says so. */
function Against({ of: { against, wonInScope, won, least } }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  if (against === 'scope')
    return (
      <p className={css.quiet}>
        <Figure of={wonInScope}>{t(words.against, { count: format.number(wonInScope.count) })}</Figure>
      </p>
    )
  const told = { count: wonInScope.count, least: least.customers, won: format.number(won.count) }
  return <p className={css.beside}>{t(words.fallback, told)}</p>
}

function Told({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const [first] = of.told
  if (!first) {
    if (of.compared > 0) return <>{t(words.alike)}</>
    return <>{t(words.tooFew, { customers: of.least.customers, leads: of.leads.count, won: of.won.count })}</>
  }
  return (
    <>
      {t(first.difference > 0 ? words.told : words.toldMany, {
        dimension: t(words[first.dimension]),
        category: nameOf(t, first.dimension, first.category),
        leads: format.share(first.leads.rate),
        won: format.share(first.won.rate),
      })}
    </>
  )
}

function Differences({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const open = useOpen()
  const draw = useCallback(
    (look: Look) =>
      whiskers(
        look,
        of.told.map(({ dimension, category, difference, lower, upper }) => ({
          name: nameOf(t, dimension, category),
          rate: difference,
          lower,
          upper,
        })),
        format.share,
      ),
    [of, t, format],
  )
  return (
    <Picture
      told={t(words.picture)}
      option={draw}
      height={whiskersHeight(of.told.length)}
      onOpen={({ at }) => {
        const one = of.told[at]
        open(one && ((one.difference > 0 && one.opens.won) || one.opens.leads))
      }}
      below
      table={
        <FactsTable
          label={t(words.picture)}
          columns={[
            { title: t(words.category) },
            { title: t(words.leads), end: true },
            { title: t(words.won), end: true },
            { title: t(words.difference), end: true },
          ]}
          rows={of.told.map((one) => ({
            key: `${one.dimension} ${one.category}`,
            cells: [
              <>
                {nameOf(t, one.dimension, one.category)} <small className={css.quiet}>{t(words[one.dimension])}</small>
              </>,
              <Figure key="leads" of={{ count: one.leads.count, opens: one.opens.leads }}>
                {format.share(one.leads.rate)}
              </Figure>,
              <Figure key="won" of={{ count: one.won.count, opens: one.opens.won }}>
                {format.share(one.won.rate)}
              </Figure>,
              t(words.points, { points: format.number(Math.round(one.difference * 100)) }),
            ],
          }))}
        />
      }
    />
  )
}

function Dimension({ of: { dimension, known, categories, more } }: { of: Reply['dimensions'][number] }) {
  const t = useText()
  const format = useFormat()
  const share = (count: number, all: number) => (all > 0 ? format.share(count / all) : '—')
  return (
    <>
      <FactsTable
        label={t(words[dimension])}
        columns={[
          { title: t(words[dimension]) },
          { title: t(words.leads), end: true },
          { title: '%', end: true },
          { title: t(words.won), end: true },
          { title: '% ', end: true },
        ]}
        rows={categories.map(({ category, leads, won }) => ({
          key: category,
          cells: [
            nameOf(t, dimension, category),
            <Figure key="leads" of={leads} />,
            share(leads.count, known.leads),
            <Figure key="won" of={won} />,
            share(won.count, known.won),
          ],
        }))}
      />
      {more > 0 && <p className={css.quiet}>{t(words.moreCategories, { count: more })}</p>}
    </>
  )
}
