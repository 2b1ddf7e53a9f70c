import { Combine } from 'lucide-react'
import { useState } from 'react'
import { dismissDuplicate, listDuplicates } from '../../../modules/customers/contract.ts'
import { MergeSheet } from '../../../modules/customers/ui/MergeSheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Rows } from '../../kit/lists/Rows.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { duplicatesTexts as words } from './duplicates.texts.ts'
import { LatelyMerged, noteMerged } from './LatelyMerged.tsx'
import { Pair } from './Pair.tsx'
import type { Proposal } from './proposal.ts'

const HEIGHT = 176

/** G4: customers that may be the same, the likeliest first, to be merged or told apart. */
export default function Duplicates() {
  const t = useText()
  const list = useList(listDuplicates, { query: {} })
  const [chosen, setChosen] = useState<string | null>(null)
  const [merging, setMerging] = useState<Proposal | null>(null)
  const dismiss = useWrite(dismissDuplicate, {
    changes: [listDuplicates],
    onSuccess: () => toast({ text: t(words.dismissed) }),
  })
  if (list.error && list.items.length === 0)
    return (
      <Page title={t(words.title)}>
        <ErrorState error={list.error} onRetry={list.retry} />
      </Page>
    )
  return (
    <Page title={t(words.title)} lead={t(words.lead)}>
      <LatelyMerged />
      {!list.loading && list.items.length === 0 ? (
        <Empty icon={<Combine />} title={t(words.none)}>
          {t(words.noneText)}
        </Empty>
      ) : (
        <Rows
          label={t(words.title)}
          items={list.items}
          keyOf={({ id }) => id}
          height={HEIGHT}
          chosen={chosen}
          onChoose={({ id }) => setChosen(id)}
          onOpen={(proposal) => proposal.can.merge && setMerging(proposal)}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        >
          {(proposal, isChosen) => (
            <Pair
              of={proposal}
              chosen={isChosen}
              busy={dismiss.isPending && dismiss.variables?.params.id === proposal.id}
              onMerge={() => setMerging(proposal)}
              onDismiss={() =>
                dismiss.mutate(
                  { params: { id: proposal.id } },
                  { onError: (problem) => toast({ kind: 'wrong', text: problem.message }) },
                )
              }
            />
          )}
        </Rows>
      )}
      {merging && (
        <MergeSheet
          keptId={elder(merging).id}
          mergedId={younger(merging).id}
          onMerged={(kept) => noteMerged(kept)}
          onClose={() => setMerging(null)}
        />
      )}
    </Page>
  )
}

/** The one that has been pursued longer mostly stays. */
const elder = ({ one, other }: Proposal) => (one.touches >= other.touches ? one : other)
const younger = (proposal: Proposal) => (elder(proposal) === proposal.one ? proposal.other : proposal.one)
