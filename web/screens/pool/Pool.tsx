import { useNavigate } from '@tanstack/react-router'
import { Waves } from 'lucide-react'
import { useState } from 'react'
import { noteItems } from '../../../modules/customers/ui/current.ts'
import { listPool, listPools, showQuota } from '../../../modules/pool/contract.ts'
import { Assign } from '../../../modules/pool/ui/Assign.tsx'
import { ClaimButton, type Outcome, type Waiting } from '../../../modules/pool/ui/ClaimButton.tsx'
import { QuotaCard } from '../../../modules/pool/ui/QuotaCard.tsx'
import { useClaim } from '../../../modules/pool/ui/useClaim.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useKeys } from '../../kit/keys.ts'
import { DataTable } from '../../kit/lists/DataTable.tsx'
import { FilterBar } from '../../kit/lists/FilterBar.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { Strip } from '../../kit/shell/Strip.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { keyOf, queries, useList, useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { PoolCard } from './PoolCard.tsx'
import { PoolPanel } from './PoolPanel.tsx'
import { PoolTabs } from './PoolTabs.tsx'
import { poolEmptyTexts as emptyWords, poolScreenTexts as words } from './pool.texts.ts'
import { usePoolColumns } from './usePoolColumns.tsx'
import { usePoolFilters } from './usePoolFilters.ts'
import { usePoolState } from './usePoolState.ts'

/** T6: who waits for an owner, and why; one press claims. */
export default function Pool() {
  const t = useText()
  const me = useMe()
  const claims = me.role !== 'auditor'
  const { state, change, query, narrowed } = usePoolState()
  const list = useList(listPool, { query })
  const { items, loading, error, retry, hasMore, more } = list
  const quota = useRead(showQuota, {}, { enabled: claims }).data
  const filters = usePoolFilters(items)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [assigning, setAssigning] = useState<readonly Waiting[] | null>(null)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const noteOutcome = (id: string, outcome: Outcome) => setOutcomes((known) => new Map(known).set(id, outcome))
  const { claim, claiming } = useClaim({ onDone: (id) => noteOutcome(id, 'mine'), onLost: noteOutcome })

  const open = items.find((item) => item.id === state.open)
  const buttonFor = (item: Waiting, large = false) => (
    <ClaimButton
      of={item}
      quota={quota}
      outcome={outcomes.get(item.id)}
      busy={claiming === item.id}
      onClaim={() => claim(item.id)}
      large={large}
    />
  )
  useKeys(
    { c: () => open && claim(open.id) },
    open?.can.claim === true && !open.claimableFrom && !outcomes.has(open.id) && claiming === null,
  )
  const columns = usePoolColumns(buttonFor, open !== undefined)
  const peek = (item: Waiting) => change({ open: item.id }, { replace: state.open !== undefined })
  return (
    <Page title={t(words.title)} lead={t(words.lead)}>
      {quota && <QuotaCard of={quota} />}
      <PoolTabs chosen={state.pool} onChoose={(pool) => change({ pool, open: undefined })} />
      <FilterBar
        filters={filters}
        values={state.filters}
        onChange={(next) => change({ filters: next })}
        query={state.q}
        onQuery={(q) => change({ q }, { replace: true })}
        queryHint={t(words.search)}
      />
      {error && items.length === 0 && <ErrorState error={error} onRetry={retry} />}
      {error && items.length > 0 && (
        <Strip
          tone="late"
          action={
            <Button size="small" kind="quiet" onClick={() => retry()}>
              {t(words.again)}
            </Button>
          }
        >
          {t(words.moreFailed)}
        </Strip>
      )}
      {!loading && !error && items.length === 0 && (
        <NothingHere narrowed={narrowed} onClear={() => change({ q: '', filters: {}, pool: undefined })} />
      )}
      {(loading || items.length > 0) && (
        <DataTable
          label={t(words.title)}
          columns={columns}
          items={items}
          keyOf={(item) => item.id}
          card={(item) => <PoolCard of={item} action={buttonFor(item)} />}
          open={state.open ?? null}
          onOpen={peek}
          {...(me.can.assign && { marked, onMark: setMarked })}
          bulk={
            <Button
              size="small"
              kind="primary"
              onClick={() => setAssigning(items.filter((item) => marked.has(item.id)))}
            >
              {t(words.assign)}
            </Button>
          }
          loading={loading}
          hasMore={hasMore}
          onMore={more}
        />
      )}
      {open && (
        <PoolPanel
          item={open}
          outcome={outcomes.get(open.id)}
          action={buttonFor(open, true)}
          onAssign={() => setAssigning([open])}
          onClose={() => change({ open: undefined })}
        />
      )}
      {assigning && (
        <Assign
          customers={assigning}
          onDone={(given) => {
            noteItems(queries, given)
            setMarked(new Set())
            for (const reads of [listPool, listPools, showQuota]) queries.invalidateQueries({ queryKey: keyOf(reads) })
          }}
          onClose={() => setAssigning(null)}
        />
      )}
    </Page>
  )
}

function NothingHere({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  if (narrowed)
    return (
      <Empty
        icon={<Waves />}
        title={t(emptyWords.noHits)}
        action={<Button onClick={onClear}>{t(emptyWords.clear)}</Button>}
      >
        {t(emptyWords.noHitsText)}
      </Empty>
    )
  return (
    <Empty
      icon={<Waves />}
      title={t(emptyWords.title)}
      action={
        <Button kind="primary" onClick={() => navigate({ to: '/customers' })}>
          {t(emptyWords.toCustomers)}
        </Button>
      }
    >
      {t(emptyWords.text)}
    </Empty>
  )
}
