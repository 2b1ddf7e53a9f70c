import { keepPreviousData } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { listScoreMembers, type showTeamScorecard } from '../../../modules/insight/contract.ts'
import { FIGURES, type FigureKey } from '../../../modules/insight/rules/scorecard/figures.ts'
import { figureNames } from '../../../modules/insight/rules/scorecard/words.ts'
import { useTellValue } from '../../../modules/insight/ui/useTellValue.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { names } from '../../kit/look/names.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { Carrying } from './Carrying.tsx'
import css from './Members.module.css'
import { Reached } from './Reached.tsx'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { useScorecardState } from './useScorecard.ts'

type Team = ReplyOf<typeof showTeamScorecard>
type Member = ReplyOf<typeof listScoreMembers>['items'][number]

/** What stands in the table of a team's people; on a phone only the first of each side. */
const SHOWN = ['effectiveTouches', 'newContacts', 'cadenceKept', 'firstAnswer', 'orders', 'amount', 'margin'] as const
type Shown = (typeof SHOWN)[number]
const ON_PHONES: readonly Shown[] = ['effectiveTouches', 'amount']

interface Order {
  by: Shown
  descending: boolean
}

/** G2: a team's people side by side, process and results of each against the targets; a name opens the card. */
export function Members({ of }: { of: Team }) {
  const t = useText()
  const [order, setOrder] = useState<Order>({ by: 'amount', descending: true })
  const { change } = useScorecardState()
  const { items, loading, error, retry, hasMore, more } = useList(
    listScoreMembers,
    { params: { id: of.team.id }, query: { month: of.month, sort: order.descending ? `-${order.by}` : order.by } },
    { placeholderData: keepPreviousData },
  )
  if (items.length === 0 && !loading && !error) return null
  return (
    <section className={css.members}>
      <header className={css.head}>
        <h2>{t(words.members)}</h2>
        {of.can.carryTargets && <Carrying team={of.team.id} month={of.month} />}
      </header>
      <table className={css.table} aria-label={t(words.members)}>
        <thead>
          <tr>
            <th scope="col">{t(words.person)}</th>
            {SHOWN.map((key) => (
              <Heading key={key} of={key} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((member) => (
            <tr key={member.person.id}>
              <th scope="row">
                <button
                  type="button"
                  className={css.name}
                  onClick={() => change({ person: member.person.id, team: undefined, figure: undefined })}
                >
                  {member.person.name}
                </button>
              </th>
              {SHOWN.map((key) => (
                <td key={key} className={lookOf(key)}>
                  <Value of={figureOf(member, key)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {loading && <RowBones count={4} height={44} />}
      {error && <ErrorState error={error} onRetry={retry} />}
      {hasMore && <Button onClick={more}>{t(words.moreMembers)}</Button>}
    </section>
  )
}

const lookOf = (key: Shown) => names(css.end, !ON_PHONES.includes(key) && css.deskOnly)
const figureOf = ({ figures }: Member, key: FigureKey) => figures.find((one) => one.key === key)

interface HeadingProps {
  of: Shown
  order: Order
  onOrder: (order: Order) => void
}

function Heading({ of, order, onOrder }: HeadingProps) {
  const t = useText()
  const isSorted = order.by === of
  const Sign = order.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      className={lookOf(of)}
      aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={css.sort}
        onClick={() => onOrder({ by: of, descending: isSorted ? !order.descending : FIGURES[of].better === 'more' })}
      >
        {isSorted && <Sign size={12} aria-hidden="true" />}
        {t(figureNames[of])}
      </button>
    </th>
  )
}

function Value({ of }: { of: Member['figures'][number] | undefined }) {
  const t = useText()
  const tell = useTellValue(of ? FIGURES[of.key].unit : 'count')
  if (!of) return null
  const { target } = of
  return (
    <>
      <b className={names(css.value, of.value === null && css.none)}>{tell(of.value, true)}</b>
      {target?.reached != null && (
        <span className={css.reached} data-tip={t(words.target, { value: tell(target.value) })}>
          <Reached percent={target.reached} />
          {t(words.percent, { n: target.reached })}
        </span>
      )}
    </>
  )
}
