import { UserRoundPlus } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { newcomerMonths } from '../../../modules/pool/settings.ts'
import { listNewcomers, setQuota } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { InlineEdit } from '../../kit/controls/InlineEdit.tsx'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import type { Look } from '../../kit/pictures/look.ts'
import { Picture } from '../../kit/pictures/Picture.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { boardOfPeople } from './board.ts'
import { Figure, useOpen } from './Figure.tsx'
import { NumberEditor } from './NumberEditor.tsx'
import { newcomersTexts as words } from './newcomers.texts.ts'
import css from './quantity.module.css'

type Item = ReplyOf<typeof listNewcomers>['items'][number]

/** Q3, Q6: the new customers of the week, against the quota. */
export function Newcomers() {
  const t = useText()
  const months = useSetting(newcomerMonths)
  const { data, error, refetch } = useRead(listNewcomers, {})
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={44} />
  if (data.items.length === 0)
    return (
      <Empty icon={<UserRoundPlus />} title={t(words.empty)}>
        {t(words.emptyText)}
      </Empty>
    )
  return (
    <>
      <p className={css.told}>
        <Told items={data.items} />
      </p>
      <p className={css.beside}>{t(words.beside, { months })}</p>
      <section className={css.card}>
        <Board items={data.items} />
      </section>
    </>
  )
}

const BEHIND: readonly Item['verdict'][] = ['behind', 'out_of_reach', 'missed']

function Told({ items }: { items: readonly Item[] }) {
  const t = useText()
  const me = useMe()
  const [only] = items
  if (only && items.length === 1 && only.person.id === me.id) {
    const reached = only.reached.count
    if (only.quota === null) return <>{t(words.toldFree, { reached })}</>
    return (
      <>
        {only.missing
          ? t(words.toldOne, { reached, missing: only.missing, quota: only.quota })
          : t(words.toldMet, { reached })}
      </>
    )
  }
  const asked = items.filter(({ quota }) => quota !== null)
  if (asked.length === 0) return <>{t(words.toldNone)}</>
  const met = asked.filter(({ verdict }) => verdict === 'reached').length
  const behind = asked.filter(({ verdict }) => BEHIND.includes(verdict)).length
  return <>{t(words.told, { count: asked.length, met, behind })}</>
}

const ROW = 34

const BAR = {
  reached: 'ok',
  on_course: 'ok',
  behind: 'due',
  out_of_reach: 'late',
  missed: 'late',
  no_quota: 'brand-line',
} as const satisfies Record<Item['verdict'], keyof Look>

function Board({ items }: { items: readonly Item[] }) {
  const t = useText()
  const open = useOpen()
  const drawn = useMemo(() => items.filter(({ quota, reached }) => quota !== null || reached.count > 0), [items])
  const draw = useCallback(
    (look: Look) => ({
      ...boardOfPeople(drawn, look),
      series: [
        {
          type: 'bar',
          stack: 'new',
          barWidth: '54%',
          data: drawn.map(({ reached, verdict }) => ({
            value: reached.count,
            itemStyle: { color: look[BAR[verdict]], borderRadius: 3 },
          })),
          label: { show: true, position: 'insideLeft', color: look.ink, formatter: hideNothing },
        },
        {
          type: 'bar',
          stack: 'new',
          data: drawn.map(({ tried }) => tried.count),
          itemStyle: { color: 'transparent', borderColor: look.rest, borderType: 'dashed', borderRadius: 3 },
          label: { show: true, position: 'insideRight', color: look['ink-3'], formatter: hideNothing },
        },
        {
          type: 'scatter',
          silent: true,
          symbol: 'rect',
          symbolSize: [3, 24],
          itemStyle: { color: look.ink },
          data: drawn.flatMap(({ quota, reached, tried }, at) =>
            quota === null ? [] : [{ value: [quota, at], label: { show: quota > reached.count + tried.count } }],
          ),
          label: { position: 'right', color: look['ink-2'], formatter: '{@[0]}' },
        },
      ],
    }),
    [drawn],
  )
  return (
    <Picture
      told={t(words.picture)}
      option={draw}
      height={drawn.length * ROW + 16}
      onOpen={({ at }) => open(drawn[at]?.reached.opens)}
      below
      table={
        <FactsTable
          label={t(words.picture)}
          columns={[
            { title: t(words.rep) },
            { title: t(words.reached), end: true },
            { title: t(words.tried), end: true },
            { title: t(words.quota) },
            { title: t(words.stand) },
            { title: t(words.weeks), deskOnly: true },
          ]}
          rows={items.map((item) => ({
            key: item.person.id,
            cells: [
              <Who key="who" of={item} />,
              <Figure key="reached" of={item.reached} />,
              <Figure key="tried" of={item.tried} />,
              <Quota key="quota" of={item} />,
              <Verdict key="verdict" of={item} />,
              <Weeks key="weeks" of={item} />,
            ],
          }))}
        />
      }
    />
  )
}

/** In a bar too short for it a nought is left out. */
const hideNothing = ({ value }: { value: number }): string => (value > 0 ? String(value) : '')

function Who({ of }: { of: Item }) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      {of.person.name}{' '}
      {of.newUntil && <small className={css.quiet}>{t(words.newcomer, { day: format.day(of.newUntil) })}</small>}
    </>
  )
}

const TONE: Record<Item['verdict'], string | undefined> = {
  reached: css.good,
  on_course: css.good,
  behind: css.due,
  out_of_reach: css.late,
  missed: css.late,
  no_quota: css.quiet,
}

function Verdict({ of: { verdict, expected, missing } }: { of: Item }) {
  const t = useText()
  const told = () => {
    if (verdict === 'behind') return t(words.verdict_behind, { expected: expected ?? 0 })
    if (verdict === 'out_of_reach') return t(words.verdict_out_of_reach, { missing: missing ?? 0 })
    if (verdict === 'missed') return t(words.verdict_missed, { missing: missing ?? 0 })
    return t(words[`verdict_${verdict}`])
  }
  return <span className={TONE[verdict]}>{told()}</span>
}

/** Q6: set where it stands by who answers for the rep; left empty, the company's holds. */
function Quota({ of }: { of: Item }) {
  const t = useText()
  const { mutateAsync } = useWrite(setQuota, { changes: [listNewcomers] })
  const shown = of.quota === null ? '—' : String(of.quota)
  if (!of.can.setQuota) return <>{shown}</>
  return (
    <InlineEdit<number | null>
      label={t(words.setQuota, { name: of.person.name })}
      value={of.own?.weekly ?? null}
      show={(weekly) => (weekly === null ? shown : String(weekly))}
      editor={(editing) => <NumberEditor editing={editing} max={200} empty={t(words.company)} />}
      onSave={(weekly) =>
        mutateAsync({ params: { id: of.person.id }, body: { weekly }, ifMatch: of.own?.version ?? 0 })
      }
    />
  )
}

const TALLEST = 22

function Weeks({ of: { weeks } }: { of: Item }) {
  const t = useText()
  const format = useFormat()
  const most = Math.max(1, ...weeks.map(({ reached, quota }) => Math.max(reached, quota ?? 0)))
  return (
    <span className={css.weeks}>
      {weeks.map(({ monday, reached, tried, quota }) => (
        <i
          key={monday}
          className={quota !== null && reached >= quota ? css.met : undefined}
          style={{ height: (TALLEST * reached) / most }}
          data-tip={t(words.weekOf, { day: format.day(monday), reached, tried })}
        />
      ))}
    </span>
  )
}
