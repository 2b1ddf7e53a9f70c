import { Link } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { UndoMerge } from '../../../modules/customers/ui/MergedFrom.tsx'
import { mergeTexts } from '../../../modules/customers/ui/merge.texts.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useWatched, watched } from '../../watched.ts'
import { duplicatesTexts as words } from './duplicates.texts.ts'
import css from './LatelyMerged.module.css'

/** Into what something was merged since the page was opened; each customer's own page tells of all its merges. */
const kept = watched<readonly string[]>([])

export const noteMerged = ({ id }: Customer): void => kept.set([id, ...kept.get().filter((other) => other !== id)])

/** The merges made just now, each of which can be undone. */
export function LatelyMerged() {
  const t = useText()
  const ids = useWatched(kept)
  if (ids.length === 0) return null
  return (
    <section className={css.lately} aria-label={t(words.lately)}>
      {ids.map((id) => (
        <MergesOf key={id} id={id} />
      ))}
    </section>
  )
}

function MergesOf({ id }: { id: string }) {
  const t = useText()
  const { data } = useRead(showCustomer, { params: { id } })
  const [undoing, setUndoing] = useState<Customer['mergedFrom'][number] | null>(null)
  const [latest] = data?.mergedFrom ?? []
  if (!data || !latest) return null
  return (
    <div className={css.merge}>
      <Link to="/customers/$id" params={{ id }}>
        {t(words.into, { merged: latest.name, kept: data.name })}
      </Link>
      {data.can.merge && (
        <Button size="small" kind="quiet" icon={<Undo2 />} onClick={() => setUndoing(latest)}>
          {t(mergeTexts.undo)}
        </Button>
      )}
      {undoing && <UndoMerge merged={undoing} keptName={data.name} onClose={() => setUndoing(null)} />}
    </div>
  )
}
