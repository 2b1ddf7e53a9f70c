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
import { CurvePicture, nameOfSegment, OrderedBy } from './CurvePicture.tsx'
import { curveTexts as words } from './curve.texts.ts'
import { Figure } from './Figure.tsx'
import { How } from './How.tsx'
import css from './quantity.module.css'
import { ScopeBar } from './ScopeBar.tsx'
import { scopeOf, useQuantityState } from './useQuantityState.ts'

type Reply = ReplyOf<typeof showCurve>
type Segment = (typeof SEGMENTS)[number]

/** T10: by which touch customers order, and where twelve lies. */
export function Curve() {
  const t = useText()
  const me = useMe()
  const perDay = useSetting(effectivePerDay)
  const { search, change } = useQuantityState()
  const offered = me.can.seeTeam ? SEGMENTS : SEGMENTS.filter((segment) => segment !== 'owner' && segment !== 'team')
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
        <>
          <Empty icon={<ChartSpline />} title={t(words.empty)}>
            {t(words.emptyText)}
          </Empty>
          <Before of={data} />
        </>
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
            <CurvePicture of={data} by={by} />
            {by && <Compared of={data} by={by} />}
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
  const { whole, orderedUntouched } = of
  return (
    <>
      <p className={css.told}>
        <ByTwelve of={of} />
        {whole.median.at !== null && t(words.median, { at: whole.median.at })}
      </p>
      <p className={css.beside}>
        {t(words.beside, {
          count: format.number(whole.count.count),
          ordered: format.number(whole.ordered.count),
          open: format.number(whole.open.count),
        })}{' '}
        {orderedUntouched.count > 0 && (
          <Figure of={orderedUntouched}>
            {t(words.orderedUntouched, { count: format.number(orderedUntouched.count) })}
          </Figure>
        )}
      </p>
      <Before of={of} />
    </>
  )
}

/** Who is set apart from the curve, and why. */
function Before({ of: { before, beforeOrdered } }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  if (before.count === 0) return null
  return (
    <p className={css.beside}>
      <Figure of={before}>{t(words.before, { count: format.number(before.count) })}</Figure>
      {beforeOrdered.count > 0 && (
        <Figure of={beforeOrdered}>{t(words.beforeOrdered, { count: format.number(beforeOrdered.count) })}</Figure>
      )}
      {t(words.beforeWhy)}
    </p>
  )
}

/** Where twelve lies on the curve; while nobody has ordered, how many at most do. */
function ByTwelve({ of: { whole, twelve, confidence } }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const at = whole.atTwelve
  if (!at) return <>{t(words.toldShort, { twelve })}</>
  const [lower, upper] = [at.lower, at.upper].map((end) => (end === null ? '—' : format.share(end))) as [string, string]
  if (at.share > 0) return <>{t(words.told, { twelve, share: format.share(at.share), lower, upper })}</>
  const atRisk = format.number(at.atRisk)
  return <>{t(words.toldNone, { twelve, atRisk, upper, confidence: format.share(confidence) })}</>
}

const P_DIGITS = 2

function Compared({ of, by }: { of: Reply; by: Segment }) {
  const t = useText()
  const significance = useSetting(significancePercent) / 100
  const { segments, compared, tooSmall, more, least, twelve, confidence } = of
  const p = compared?.p
  return (
    <>
      {typeof p === 'number' && (
        <p className={css.told}>
          {t(p <= significance ? words.differ : words.alike, {
            count: compared?.segments ?? 0,
            p: p.toPrecision(P_DIGITS),
          })}
        </p>
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
            nameOfSegment(t, by, value, label),
            <Figure key="count" of={curve.count} />,
            <Figure key="ordered" of={curve.ordered} />,
            <OrderedBy key="twelve" of={curve.atTwelve} confidence={confidence} />,
          ],
        }))}
      />
      {compared === null && segments.length > 1 && <p className={css.quiet}>{t(words.notCompared)}</p>}
      {more > 0 && <p className={css.quiet}>{t(words.moreSegments, { count: more })}</p>}
      {tooSmall > 0 && <p className={css.quiet}>{t(words.tooSmall, { count: tooSmall, least })}</p>}
    </>
  )
}
