import { ChartSpline } from 'lucide-react'
import { effectivePerDay } from '../../../modules/customers/settings.ts'
import { SEGMENTS, showCurve } from '../../../modules/quantity/contract.ts'
import { significancePercent } from '../../../modules/quantity/settings.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Select } from '../../kit/controls/Input.tsx'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { CurvePicture, OrderedBy } from './CurvePicture.tsx'
import { curveTexts as words } from './curve.texts.ts'
import { Figure } from './Figure.tsx'
import { How } from './How.tsx'
import css from './quantity.module.css'
import { ScopeBar } from './ScopeBar.tsx'
import { scopeOf, useQuantityState } from './useQuantityState.ts'

type Reply = ReplyOf<typeof showCurve>

/** T10: by which touch customers order, and where twelve lies. */
export function Curve() {
  const t = useText()
  const me = useMe()
  const perDay = useSetting(effectivePerDay)
  const { search, change } = useQuantityState()
  const offered = me.can.seeTeam ? SEGMENTS : SEGMENTS.filter((segment) => segment !== 'owner')
  const by = offered.find((segment) => segment === search.segment)
  const { data, error, refetch } = useRead(
    showCurve,
    { query: { ...scopeOf(search), ...(by && { by }) } },
    { placeholderData: (before) => before },
  )
  return (
    <>
      <ScopeBar />
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={44} />)}
      {data?.whole.count.count === 0 && (
        <Empty icon={<ChartSpline />} title={t(words.empty)}>
          {t(words.emptyText)}
        </Empty>
      )}
      {data && data.whole.count.count > 0 && (
        <>
          <Told of={data} />
          <section className={css.card}>
            <div className={css.head}>
              <h2>{t(words.picture)}</h2>
              <Select
                className={css.middle}
                aria-label={t(words.segment)}
                value={by ?? ''}
                empty={t(words.none)}
                onChange={(event) => change({ segment: event.target.value || undefined })}
                options={offered.map((segment) => ({ value: segment, label: t(words[segment]) }))}
              />
            </div>
            <CurvePicture of={data} />
            {by && <Compared of={data} />}
            <How>
              <p>{t(words.how, { perDay })}</p>
            </How>
          </section>
        </>
      )}
    </>
  )
}

function Told({ of }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const { whole, twelve, untouched } = of
  const at = whole.atTwelve
  return (
    <>
      <p className={css.told}>
        {at
          ? t(words.told, {
              twelve,
              share: format.share(at.share),
              lower: at.lower === null ? '—' : format.share(at.lower),
              upper: at.upper === null ? '—' : format.share(at.upper),
            })
          : t(words.toldShort, { twelve })}
        {whole.median.at !== null && t(words.median, { at: whole.median.at })}
      </p>
      <p className={css.beside}>
        {t(words.beside, {
          count: format.number(whole.count.count),
          ordered: format.number(whole.ordered.count),
          open: format.number(whole.open.count),
        })}{' '}
        {untouched.count > 0 && (
          <Figure of={untouched}>{t(words.untouched, { count: format.number(untouched.count) })}</Figure>
        )}
      </p>
    </>
  )
}

const P_DIGITS = 2

function Compared({ of }: { of: Reply }) {
  const t = useText()
  const significance = useSetting(significancePercent) / 100
  const { segments, compared, leftOut, least, twelve } = of
  const p = compared?.p
  return (
    <>
      {typeof p === 'number' && (
        <p className={css.told}>{t(p <= significance ? words.differ : words.alike, { p: p.toPrecision(P_DIGITS) })}</p>
      )}
      <FactsTable
        label={t(words.segment)}
        columns={[
          { title: t(words.group) },
          { title: t(words.customers), end: true },
          { title: t(words.ordered), end: true },
          { title: t(words.atTwelve, { twelve }), end: true },
        ]}
        rows={segments.map(({ value, label, curve }) => ({
          key: value,
          cells: [
            label,
            <Figure key="count" of={curve.count} />,
            <Figure key="ordered" of={curve.ordered} />,
            <OrderedBy key="twelve" of={curve.atTwelve} />,
          ],
        }))}
      />
      {leftOut > 0 && <p className={css.quiet}>{t(words.leftOut, { count: leftOut, least })}</p>}
    </>
  )
}
