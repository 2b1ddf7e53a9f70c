import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useText } from '../../../web/text/useText.ts'
import { suspendMany } from '../contract.ts'
import { suspendTexts as words } from './pool.texts.ts'
import css from './Suspend.module.css'
import { SuspendSheet } from './Suspend.tsx'

interface SuspendManyProps {
  customerIds: readonly string[]
  onDone: (suspended: readonly string[]) => void
  onClose: () => void
}

/** T4: puts several customers to rest; those that may not are named, each with its reason. */
export function SuspendMany({ customerIds, onDone, onClose }: SuspendManyProps) {
  const t = useText()
  const [reply, setReply] = useState<ReplyOf<typeof suspendMany> | null>(null)
  if (!reply)
    return (
      <SuspendSheet
        title={t(words.titleMany, { count: customerIds.length })}
        lead={t(words.leadMany)}
        onSuspend={async (suspension) => {
          const told = await call(suspendMany, { body: { customerIds: [...customerIds], ...suspension } })
          onDone(told.suspended)
          if (told.refused.length > 0) return setReply(told)
          toast({ text: t(words.doneMany, { count: told.suspended.length }) })
          onClose()
        }}
        onClose={onClose}
      />
    )
  const counts = { done: reply.suspended.length, left: reply.refused.length }
  return (
    <Sheet
      place="middle"
      title={counts.done > 0 ? t(words.refusedSome, counts) : t(words.refusedAll, { left: counts.left })}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t(words.understood)}
        </Button>
      }
    >
      <ul className={css.refused}>
        {reply.refused.map(({ customerId, name, reasons }) => (
          <li key={customerId}>
            <strong>{name}</strong>
            <span>{reasons.map(({ text }) => text).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
