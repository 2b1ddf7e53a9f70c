import { useQueryClient } from '@tanstack/react-query'
import { Moon, Tag, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { listCustomers } from '../../../modules/customers/contract.ts'
import { noteItems } from '../../../modules/customers/ui/current.ts'
import type { Item } from '../../../modules/customers/ui/types.ts'
import { Assign } from '../../../modules/pool/ui/Assign.tsx'
import { assignTexts, suspendTexts } from '../../../modules/pool/ui/pool.texts.ts'
import { SuspendMany } from '../../../modules/pool/ui/SuspendMany.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { keyOf } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { BulkTags } from './BulkTags.tsx'
import { bulkTexts as words } from './bulk.texts.ts'

interface BulkActsProps {
  items: readonly Item[]
  /** Something was done with them: they need not stay marked. */
  onDone: () => void
}

/** What can be done with several customers at once. */
export function BulkActs({ items, onDone }: BulkActsProps) {
  const t = useText()
  const me = useMe()
  const client = useQueryClient()
  const [doing, setDoing] = useState<'assign' | 'tag' | 'suspend' | null>(null)
  const stop = () => setDoing(null)
  const foreign = items.some((item) => !item.can.assign)
  return (
    <>
      {me.can.assign && (
        <Button
          size="small"
          icon={<UserRoundPlus />}
          disabled={foreign}
          data-tip={foreign ? t(words.mayNotAssign) : undefined}
          onClick={() => setDoing('assign')}
        >
          {t(assignTexts.assign)}
        </Button>
      )}
      <Button size="small" icon={<Tag />} onClick={() => setDoing('tag')}>
        {t(words.tag)}
      </Button>
      {me.role !== 'auditor' && (
        <Button size="small" icon={<Moon />} onClick={() => setDoing('suspend')}>
          {t(suspendTexts.suspend)}
        </Button>
      )}
      {doing === 'assign' && (
        <Assign
          customers={items}
          onDone={(changed) => {
            noteItems(client, changed)
            onDone()
          }}
          onClose={stop}
        />
      )}
      {doing === 'tag' && <BulkTags items={items} onDone={onDone} onClose={stop} />}
      {doing === 'suspend' && (
        <SuspendMany
          customerIds={items.map(({ id }) => id)}
          onDone={() => client.invalidateQueries({ queryKey: keyOf(listCustomers) })}
          onClose={() => {
            stop()
            onDone()
          }}
        />
      )}
    </>
  )
}
