import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { ConfirmWithReason } from '../../../web/kit/layers/ConfirmWithReason.tsx'
import { DayOf } from '../../../web/kit/signs/Figures.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './MergedFrom.module.css'
import { mergeTexts as words } from './merge.texts.ts'
import type { Customer } from './types.ts'
import { useUndoMerge } from './useMerge.ts'

type Merged = Customer['mergedFrom'][number]

/** What was merged into a customer; each can be parted again. */
export function MergedFrom({ of: customer }: { of: Customer }) {
  const t = useText()
  const [undoing, setUndoing] = useState<Merged | null>(null)
  if (customer.mergedFrom.length === 0) return null
  return (
    <section className={css.merged} aria-label={t(words.mergedFrom)}>
      <h2>{t(words.mergedFrom)}</h2>
      <ul>
        {customer.mergedFrom.map((merged) => (
          <li key={merged.mergeId}>
            <span>{merged.name}</span>
            <span className={css.when}>
              <DayOf at={merged.at} />
            </span>
            {customer.can.merge && (
              <Button size="small" kind="quiet" icon={<Undo2 />} onClick={() => setUndoing(merged)}>
                {t(words.undo)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing && <UndoMerge merged={undoing} keptName={customer.name} onClose={() => setUndoing(null)} />}
    </section>
  )
}

interface UndoMergeProps {
  merged: { mergeId: string; name: string }
  keptName: string
  onClose: () => void
}

/** Asks why two customers are to be parted again. */
export function UndoMerge({ merged, keptName, onClose }: UndoMergeProps) {
  const t = useText()
  const undo = useUndoMerge()
  return (
    <ConfirmWithReason
      title={t(words.undoTitle, { name: merged.name })}
      verb={t(words.undo)}
      onConfirm={(reason) => undo(merged.mergeId, reason, { tell: false })}
      onClose={onClose}
    >
      {t(words.undoLead, { name: keptName })}
    </ConfirmWithReason>
  )
}
