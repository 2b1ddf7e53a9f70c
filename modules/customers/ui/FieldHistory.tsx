import { Clock3 } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Popover } from '../../../web/kit/layers/Popover.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { MomentText } from '../../../web/kit/signs/Figures.tsx'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { listChanges, reverseChange } from '../contract.ts'
import { useNoteCustomer } from './current.ts'
import css from './FieldHistory.module.css'
import { useFieldWords } from './fieldWords.ts'
import { historyTexts as words } from './history.texts.ts'

interface FieldHistoryProps {
  customerId: string
  field: string
}

/** Who changed a field, when, and from what; the latest change can be undone. */
export function FieldHistory({ customerId, field }: FieldHistoryProps) {
  const t = useText()
  const { fieldName } = useFieldWords()
  const title = t(words.historyOf, { field: fieldName(field) })
  return (
    <Popover
      title={title}
      align="end"
      trigger={(props) => (
        <Button {...props} size="small" kind="quiet" icon={<Clock3 />} aria-label={title} data-tip={title} />
      )}
    >
      {() => <Changes customerId={customerId} field={field} />}
    </Popover>
  )
}

const SHOWN = 30

function Changes({ customerId, field }: FieldHistoryProps) {
  const t = useText()
  const { fieldName, fieldValue } = useFieldWords()
  const note = useNoteCustomer()
  const params = { id: customerId }
  const { data, error, refetch } = useRead(listChanges, { params, query: { field, limit: SHOWN } }, { staleTime: 0 })
  const reverse = useWrite(reverseChange, {
    changes: [listChanges],
    onSuccess: (customer) => {
      note(customer)
      toast({ text: t(words.reversed, { field: fieldName(field) }) })
    },
  })
  if (error) return <ErrorState small error={error} onRetry={refetch} />
  if (!data) return <RowBones count={2} height={44} />
  if (data.items.length === 0) return <p className={css.none}>{t(words.noHistory)}</p>
  return (
    <ol className={css.changes}>
      {data.items.map((change) => (
        <li key={change.id}>
          <strong>{fieldValue(field, change.after, change.sealed)}</strong>
          <span className={css.from}>{t(words.from, { value: fieldValue(field, change.before, change.sealed) })}</span>
          <span className={css.who}>
            {change.by?.name} · <MomentText at={change.at} />
          </span>
          {change.can.reverse && (
            <Button
              size="small"
              kind="quiet"
              busy={reverse.isPending}
              onClick={() => reverse.mutate({ params: { ...params, changeId: change.id } })}
            >
              {t(words.reverse)}
            </Button>
          )}
        </li>
      ))}
      {reverse.error && <ErrorState small error={reverse.error} />}
    </ol>
  )
}
