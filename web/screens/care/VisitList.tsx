import { Footprints } from 'lucide-react'
import { listReturnVisits } from '../../../modules/care/contract.ts'
import { Visits } from '../../../modules/care/ui/Visits.tsx'
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

/** R5: who is visited again and when, of all customers in sight. */
export function VisitList({ done, onState }: { done: boolean; onState: (state: string) => void }) {
  const t = useText()
  const list = useList(listReturnVisits, { query: { show: done ? 'done' : 'open', limit: A_PAGE } })
  const isEmpty = !list.loading && !list.error && list.items.length === 0
  return (
    <>
      <div className={css.tools}>
        <Segmented
          look="chips"
          label={t(words.state)}
          choices={[
            { value: 'open', label: t(words.toCome) },
            { value: 'done', label: t(words.visited) },
          ]}
          value={done ? 'done' : 'open'}
          onChange={onState}
        />
      </div>
      {list.error && list.items.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {list.loading && <RowBones count={5} height={52} />}
      {isEmpty && (
        <Empty icon={<Footprints />} title={t(done ? words.noVisited : words.noVisits)}>
          {!done && t(words.noVisitsText)}
        </Empty>
      )}
      <Visits of={list.items} withCustomer />
      <More of={list} />
    </>
  )
}
