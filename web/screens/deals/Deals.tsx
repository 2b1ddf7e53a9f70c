import { Plus, SquareKanban } from 'lucide-react'
import type { NeedItem } from '../../../modules/deals/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { useKeys } from '../../kit/keys.ts'
import { FilterBar } from '../../kit/lists/FilterBar.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { DealPanel } from './DealPanel.tsx'
import css from './Deals.module.css'
import { DealsBoard } from './DealsBoard.tsx'
import { DealsList } from './DealsList.tsx'
import { dealsTexts as words } from './deals.texts.ts'
import { NewNeed } from './NewNeed.tsx'
import { Strays } from './Strays.tsx'
import { useDealFilters } from './useDealFilters.ts'
import { useDealsState } from './useDealsState.ts'

/** What customers wish to buy, from the first sign to the order: on a board, or in a list. */
export default function Deals() {
  const t = useText()
  const me = useMe()
  const phone = useWidth() === 'phone'
  const { state, change, query, narrowed } = useDealsState()
  const filters = useDealFilters(state.view)
  const setCreating = (creating: boolean) => change({ creating })
  const mayCreate = me.role !== 'auditor'
  useKeys({ n: () => setCreating(true) }, mayCreate)
  const open = (need: NeedItem) => change({ open: need.id }, { replace: state.open !== undefined })
  const stage = (state.filters.stage as readonly string[] | undefined)?.join(',') as never
  const empty = (
    <NothingHere narrowed={narrowed} onClear={() => change({ filters: {} })} onCreate={() => setCreating(true)} />
  )
  return (
    <Page
      title={t(words.title)}
      actions={
        mayCreate && (
          <Button kind="primary" icon={<Plus />} keys="n" onClick={() => setCreating(true)}>
            {t(phone ? words.createShort : words.create)}
          </Button>
        )
      }
    >
      <Strays />
      <div className={css.tools}>
        <Segmented
          label={t(words.view)}
          choices={[
            { value: 'board', label: t(words.board) },
            { value: 'list', label: t(words.list) },
          ]}
          value={state.view}
          onChange={(view) => change({ view })}
        />
        <FilterBar filters={filters} values={state.filters} onChange={(next) => change({ filters: next })} />
      </div>
      {state.view === 'board' ? (
        <DealsBoard query={query} open={state.open} onOpen={open} empty={empty} />
      ) : (
        <DealsList
          query={{ ...query, stage, sort: state.sort }}
          open={state.open}
          onOpen={open}
          onSort={(sort) => change({ sort })}
          empty={empty}
        />
      )}
      {state.open && <DealPanel key={state.open} id={state.open} onClose={() => change({ open: undefined })} />}
      {state.creating && <NewNeed onClose={() => setCreating(false)} />}
    </Page>
  )
}

interface NothingProps {
  narrowed: boolean
  onClear: () => void
  onCreate: () => void
}

function NothingHere({ narrowed, onClear, onCreate }: NothingProps) {
  const t = useText()
  if (narrowed)
    return (
      <Empty
        icon={<SquareKanban />}
        title={t(words.noHits)}
        action={<Button onClick={onClear}>{t(words.clear)}</Button>}
      >
        {t(words.noHitsText)}
      </Empty>
    )
  return (
    <Empty
      icon={<SquareKanban />}
      title={t(words.empty)}
      action={
        <Button kind="primary" onClick={onCreate}>
          {t(words.create)}
        </Button>
      }
    >
      {t(words.emptyText)}
    </Empty>
  )
}
