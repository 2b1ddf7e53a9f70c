import { useCallback, useMemo } from 'react'
import { isSize } from '../../../modules/customers/rules/sizes.ts'
import { STAGES } from '../../../modules/customers/rules/stages.ts'
import { sizeWords, stageWords } from '../../../modules/customers/rules/words.ts'
import { SPLITS, splitFunnel } from '../../../modules/quantity/contract.ts'
import { confidencePercent } from '../../../modules/quantity/settings.ts'
import { Select } from '../../kit/controls/Input.tsx'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { whiskers, whiskersHeight } from './drawing.ts'
import { Figure, RateText, useOpen } from './Figure.tsx'
import { funnelTexts as words } from './funnel.texts.ts'
import css from './quantity.module.css'
import { quantityTexts } from './quantity.texts.ts'
import { scopeOf, useQuantityState } from './useQuantityState.ts'

const DRAWN = 12
/** The stages that have no column of their own on a phone. */
const BETWEEN = STAGES.map((_, rank) => rank).slice(1, -1)

/** Q1: the funnel by rep, team, source, product, industry, region or tier. */
export function FunnelParts() {
  const t = useText()
  const me = useMe()
  const format = useFormat()
  const open = useOpen()
  const { search, change } = useQuantityState()
  const offered = me.can.seeTeam ? SPLITS : SPLITS.filter((split) => split !== 'person' && split !== 'team')
  const by = offered.find((split) => split === search.by) ?? 'source'
  const { data, error, refetch } = useRead(splitFunnel, { query: { ...scopeOf(search), by } })
  const confidence = useSetting(confidencePercent) / 100
  const items = data?.items ?? []
  const nameOf = useCallback(
    (label: string | null) => {
      if (label === null) return t(by === 'tier' ? quantityTexts.noTier : quantityTexts.unknown)
      return by === 'size' && isSize(label) ? t(sizeWords[label]) : label
    },
    [by, t],
  )
  const drawn = useMemo(() => (data?.items ?? []).filter((item) => item.ordered).slice(0, DRAWN), [data])
  const draw = useCallback(
    (look: Look) =>
      whiskers(
        look,
        drawn.map(({ label, ordered }) => ({
          name: nameOf(label),
          rate: ordered?.rate ?? 0,
          lower: ordered?.lower ?? 0,
          upper: ordered?.upper ?? 0,
        })),
        format.share,
      ),
    [drawn, nameOf, format],
  )
  return (
    <section className={css.card}>
      <div className={css.head}>
        <h2>{t(words.parts)}</h2>
        <Select
          className={css.middle}
          aria-label={t(words.by)}
          value={by}
          onChange={(event) => change({ by: event.target.value })}
          options={offered.map((split) => ({ value: split, label: t(quantityTexts[split]) }))}
        />
      </div>
      {!data && (error ? <ErrorState small error={error} onRetry={refetch} /> : <RowBones count={5} height={40} />)}
      {data && (
        <Picture
          told={t(words.partPicture)}
          option={draw}
          height={whiskersHeight(drawn.length)}
          onOpen={({ at }) => open(drawn[at]?.reached.at(-1)?.opens)}
          below
          table={
            <FactsTable
              label={t(words.parts)}
              columns={[
                { title: t(quantityTexts[by]) },
                ...STAGES.map((stage, rank) => ({
                  title: t(stageWords[stage]),
                  end: true,
                  deskOnly: rank > 0 && rank < STAGES.length - 1,
                })),
                { title: t(words.rate), end: true },
              ]}
              rows={items.map((item) => ({
                key: item.value ?? '',
                cells: [
                  <span key="name">
                    {nameOf(item.label)}
                    <small className={css.phoneOnly}>
                      {BETWEEN.map((rank) => (
                        <span key={rank}>
                          {t(stageWords[STAGES[rank] ?? 'lead'])}{' '}
                          {item.reached[rank] && <Figure of={item.reached[rank]} />}
                        </span>
                      ))}
                    </small>
                  </span>,
                  ...item.reached.map((counted, rank) => <Figure key={STAGES[rank]} of={counted} />),
                  <RateText key="rate" of={item.ordered} confidence={confidence} />,
                ],
              }))}
            />
          }
        />
      )}
      {data && data.more > 0 && <p className={css.quiet}>{t(words.more, { count: data.more })}</p>}
    </section>
  )
}
