import { useNavigate } from '@tanstack/react-router'
import { Gift as GiftIcon } from 'lucide-react'
import { listGifts } from '../../../modules/care/contract.ts'
import { Gifts } from '../../../modules/care/ui/Gifts.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Care.module.css'
import { careTexts as words } from './care.texts.ts'
import { More } from './More.tsx'

const A_PAGE = 60
const STATES = ['waiting', 'planned', 'given', 'all'] as const
type State = (typeof STATES)[number]
const LABELS = { waiting: words.waiting, planned: words.planned, given: words.given, all: words.allGifts }

/** R6: the register of gifts; what goes over the limits is decided on here. */
export function GiftList({ state, onState }: { state: string; onState: (state: string) => void }) {
  const t = useText()
  const navigate = useNavigate()
  const which: State = STATES.find((each) => each === state) ?? 'all'
  const list = useList(listGifts, { query: { ...(which !== 'all' && { state: which }), limit: A_PAGE } })
  const isEmpty = !list.loading && !list.error && list.items.length === 0
  return (
    <>
      <div className={css.tools}>
        <Segmented
          look="chips"
          label={t(words.state)}
          choices={STATES.map((value) => ({ value, label: t(LABELS[value]) }))}
          value={which}
          onChange={onState}
        />
      </div>
      {list.error && list.items.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {list.loading && <RowBones count={5} height={52} />}
      {isEmpty && (
        <Empty
          icon={<GiftIcon />}
          title={t(which === 'waiting' ? words.noneWaiting : words.noGifts)}
          action={
            which !== 'waiting' && <Button onClick={() => navigate({ to: '/customers' })}>{t(words.customers)}</Button>
          }
        >
          {which !== 'waiting' && t(words.noGiftsText)}
        </Empty>
      )}
      <Gifts of={list.items} withCustomer />
      <More of={list} />
    </>
  )
}
