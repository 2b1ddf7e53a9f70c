import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { DayOf } from '../../../web/kit/signs/Figures.tsx'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { markCriterion, showImportance } from '../contract.ts'
import { asTyped, asValue, useTellValue } from './criterion.ts'
import css from './Importance.module.css'
import { importanceTexts as words } from './importance.texts.ts'
import type { Importance } from './types.ts'

type Criterion = Importance['criteria'][number]

/** Each criterion as a bar of its points; what people judge is judged where it stands. */
export function Criteria({ of, onTier }: { of: Importance; onTier: () => void }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <ul className={css.criteria}>
      {of.criteria
        .filter(({ weight }) => weight > 0)
        .map((criterion) => (
          <Row
            key={criterion.key}
            of={of}
            criterion={criterion}
            isOpen={open === criterion.key}
            onOpen={(isOpen) => setOpen(isOpen ? criterion.key : null)}
            onTier={onTier}
          />
        ))}
    </ul>
  )
}

interface RowProps {
  of: Importance
  criterion: Criterion
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onTier: () => void
}

function Row({ of, criterion, isOpen, onOpen, onTier }: RowProps) {
  const t = useText()
  const tell = useTellValue()
  const what = t(criterion.label)
  const { points, weight, value, measured, by, at } = criterion
  const told = points === null ? t(words.barUnknown, { what, weight }) : t(words.bar, { what, points, weight })
  const mayJudge = of.can.mark && !measured
  return (
    <li className={css.criterion}>
      <span className={css.what}>{what}</span>
      <span className={css.bar} role="img" aria-label={told} data-tip={told}>
        <i style={{ width: `${points ?? 0}%` }} />
      </span>
      {mayJudge ? (
        <button
          type="button"
          className={css.value}
          aria-expanded={isOpen}
          aria-label={t(words.judge, { what })}
          onClick={() => onOpen(!isOpen)}
        >
          {value === null ? t(words.unknown) : tell(criterion.unit, value)}
        </button>
      ) : (
        <span className={css.fixed} data-tip={measured ? t(words.measured) : undefined}>
          {value === null ? t(words.unknown) : tell(criterion.unit, value)}
        </span>
      )}
      {isOpen && (
        <div className={css.judge}>
          <Judge of={of} criterion={criterion} onDone={() => onOpen(false)} onTier={onTier} />
          {by && at && (
            <span className={css.pale}>
              {by.name} · <DayOf at={at} />
            </span>
          )}
        </div>
      )}
    </li>
  )
}

type JudgeProps = Pick<RowProps, 'of' | 'criterion' | 'onTier'> & { onDone: () => void }

function Judge({ of, criterion, onDone, onTier }: JudgeProps) {
  const t = useText()
  const params = { id: of.customerId }
  const { mutate, isPending, error } = useWrite(markCriterion)
  const [typed, setTyped] = useState(asTyped(criterion.unit, criterion.value))
  const keep = (value: number | null) =>
    mutate(
      { params, body: { criterion: criterion.key, value } },
      {
        onSuccess: (reply) => {
          queries.setQueryData(keyOf(showImportance, { params }), reply)
          if (reply.tier !== of.tier) onTier()
          toast({
            text: t(words.marked, { what: t(criterion.label) }),
            undo: () => keep(criterion.value),
          })
          onDone()
        },
      },
    )
  const value = asValue(criterion.unit, typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value !== null) keep(value)
  }
  return (
    <>
      {criterion.unit === 'mark' ? (
        <>
          <Segmented
            label={t(criterion.label)}
            choices={['1', '2', '3', '4', '5'].map((n) => ({ value: n, label: n, disabled: isPending }))}
            value={criterion.value === null ? null : String(criterion.value)}
            onChange={(n) => keep(Number(n))}
          />
          <span className={css.pale}>{t(words.marks)}</span>
        </>
      ) : (
        <form className={css.acts} onSubmit={submit}>
          <Input
            autoFocus
            inputMode="decimal"
            className={css.number}
            aria-label={t(criterion.label)}
            after={criterion.unit === 'fen' ? t(words.yuan) : undefined}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" size="small" kind="primary" busy={isPending} disabled={value === null}>
            {t(words.save)}
          </Button>
        </form>
      )}
      {criterion.value !== null && (
        <Button size="small" kind="quiet" onClick={() => keep(null)}>
          {t(words.takeBack)}
        </Button>
      )}
      {error && (
        <p role="alert" className={css.wrong}>
          {error.message}
        </p>
      )}
    </>
  )
}
