import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { MergeSheet } from '../../../modules/customers/ui/MergeSheet.tsx'
import { mergeTexts as words } from '../../../modules/customers/ui/merge.texts.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useText } from '../../text/useText.ts'

/** Finds the customer that is the same, then merges the two. */
export function MergeWith({ of: customer, onClose }: { of: Customer; onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const [other, setOther] = useState<string | null>(null)
  if (!other)
    return (
      <Sheet place="middle" title={t(words.withWhom)} onClose={onClose}>
        <PickCustomer onPick={({ id }) => id !== customer.id && setOther(id)} />
      </Sheet>
    )
  return (
    <MergeSheet
      keptId={customer.id}
      mergedId={other}
      onMerged={(kept) => navigate({ to: '/customers/$id', params: { id: kept.id } })}
      onClose={onClose}
    />
  )
}
