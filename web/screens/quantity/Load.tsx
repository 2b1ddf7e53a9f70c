import { useCallback } from 'react'
import { listLoads } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { aDay } from './aDay.ts'
import { boardOfPeople } from './board.ts'
import { Figure } from './Figure.tsx'
import { LoadOf } from './LoadOf.tsx'
import { loadTexts as words } from './load.texts.ts'
import { PersonButton } from './PersonButton.tsx'
import css from './quantity.module.css'
import { useQuantityState } from './useQuantityState.ts'

type Item = ReplyOf<typeof listLoads>['items'][number]

/** T9: a rep sees the own load; who answers for others all of theirs, and each by a press. */
export function Load() {
  const me = useMe()
  const { search } = useQuantityState()
  if (search.person) return <LoadOf key={search.person} personId={search.person} />
  return me.can.seeTeam ? <Everyone /> : <LoadOf personId={me.id} />
}

function Everyone() {
  const t = useText()
  const { data, error, refetch } = useRead(listLoads, {})
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={44} />
  const of = (advice: Item['advice']) => data.items.filter((item) => item.advice === advice).length
  return (
    <>
      <p className={css.told}>
        {t(words.teamTold, {
          count: data.items.length,
          over: of('let_go') + of('hand_over') + of('quicken'),
          under: of('take'),
        })}
      </p>
      <section className={css.card}>
        <Board items={data.items} />
      </section>
    </>
  )
}

const ROW = 30

function Board({ items }: { items: readonly Item[] }) {
  const t = useText()
  const { change } = useQuantityState()
  const draw = useCallback(
    (look: Look) => ({
      ...boardOfPeople(items, look),
      series: [
        {
          type: 'bar',
          barWidth: '54%',
          data: items.map(({ pace, advice }) => ({
            value: pace,
            itemStyle: {
              color: advice === 'take' || advice === 'right' ? look.brand : look.due,
              borderRadius: 3,
            },
          })),
          label: {
            show: true,
            position: 'right',
            color: look['ink-2'],
            formatter: ({ value }: { value: number }) => aDay(value),
          },
        },
        {
          type: 'scatter',
          silent: true,
          symbol: 'rect',
          symbolSize: [3, 22],
          itemStyle: { color: look.ink },
          data: items.map(({ asksAtLeast }, at) => [asksAtLeast, at]),
        },
      ],
    }),
    [items],
  )
  return (
    <Picture
      told={t(words.picture)}
      option={draw}
      height={items.length * ROW + 12}
      onOpen={({ at }) => change({ person: items[at]?.person.id })}
      below
      table={
        <FactsTable
          label={t(words.picture)}
          columns={[
            { title: t(words.rep) },
            { title: t(words.held), end: true },
            { title: t(words.pace), end: true },
            { title: t(words.asks), end: true },
            { title: t(words.advice) },
          ]}
          rows={items.map((item) => ({
            key: item.person.id,
            cells: [
              <PersonButton key="who" of={item.person} />,
              <Figure key="held" of={item.held} />,
              aDay(item.pace),
              aDay(item.asksAtLeast),
              <Advice key="advice" of={item} />,
            ],
          }))}
        />
      }
    />
  )
}

function Advice({ of: { advice, leads, letGoCount, stillTooMany, asksAtLeast } }: { of: Item }) {
  const t = useText()
  if (advice === 'take') return <span className={css.good}>{t(words.adviceTake, { leads })}</span>
  if (advice === 'hand_over') return <span className={css.due}>{t(words.adviceHandOver)}</span>
  if (advice === 'quicken')
    return <span className={css.due}>{t(words.adviceQuicken, { asks: aDay(asksAtLeast) })}</span>
  if (advice === 'let_go')
    return (
      <span className={css.due}>
        {t(stillTooMany ? words.adviceLetGoStill : words.adviceLetGo, { count: letGoCount })}
      </span>
    )
  return <span className={css.quiet}>{t(words.adviceRight)}</span>
}
