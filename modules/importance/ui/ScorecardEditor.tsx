import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { changeSettings, readsOfSettings, showOwnSettings } from '../../company/contract.ts'
import { type Criterion, SCORED_TIERS, type Scorecard } from '../rules/scorecard.ts'
import { Card, scorecard } from '../settings.ts'
import { AddCriterion } from './AddCriterion.tsx'
import { CriterionRow } from './CriterionRow.tsx'
import { scorecardTexts as words } from './importance.texts.ts'
import { Preview } from './Preview.tsx'
import css from './Scorecard.module.css'

const WHOLE = 100

/** I1: what makes a customer important to this company; what a change would do is seen before it is saved. */
export function ScorecardEditor({ mayChange }: { mayChange: boolean }) {
  const t = useText()
  const kept = useSetting(scorecard)
  const [draft, setDraft] = useState(kept)
  const [base, setBase] = useState(kept)
  const { mutate, isPending, error, reset } = useWrite(changeSettings, { changes: readsOfSettings })
  if (!same(base, kept) && same(draft, base)) {
    setBase(kept)
    setDraft(kept)
  }
  const changed = !same(draft, kept)
  const parsed = Card.safeParse(draft)
  const total = draft.criteria.reduce((sum, { weight }) => sum + weight, 0)
  const change = (next: Scorecard) => {
    reset()
    setDraft(next)
  }
  const changeCriterion = (next: Criterion) =>
    change({ ...draft, criteria: draft.criteria.map((one) => (one.key === next.key ? next : one)) })
  const save = (value: Scorecard | null, told: string, seen = base) =>
    mutate(
      { body: { values: { [scorecard.key]: value }, seen: { [scorecard.key]: seen } } },
      {
        onSuccess: ({ items }) => {
          const saved = items.find(({ key }) => key === scorecard.key)?.value as Scorecard
          setBase(saved)
          setDraft(saved)
          toast({ text: told, undo: () => save(kept, t(words.undone), saved) })
        },
        onError: () => queries.invalidateQueries({ queryKey: keyOf(showOwnSettings) }),
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed && parsed.success) save(draft, t(words.saved))
  }
  return (
    <form className={css.card} onSubmit={submit}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(words.criterion)}</th>
            <th scope="col" className={css.number}>
              {t(words.weight)}
            </th>
            <th scope="col">{t(words.bands)}</th>
          </tr>
        </thead>
        <tbody>
          {draft.criteria.map((criterion) => (
            <CriterionRow
              key={criterion.key}
              of={criterion}
              mayChange={mayChange}
              onChange={changeCriterion}
              onRemove={() => change({ ...draft, criteria: draft.criteria.filter(({ key }) => key !== criterion.key) })}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>
              {mayChange && <AddCriterion onAdd={(one) => change({ ...draft, criteria: [...draft.criteria, one] })} />}
            </td>
            <td className={names(css.number, total !== WHOLE && css.wrong)}>{t(words.total, { total })}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <fieldset className={css.tiers} disabled={!mayChange}>
        <legend>{t(words.tiers)}</legend>
        {SCORED_TIERS.map((tier) => (
          <NumberInput
            key={tier}
            label={tier}
            value={draft.tiers[tier]}
            onChange={(from) => change({ ...draft, tiers: { ...draft.tiers, [tier]: from } })}
          />
        ))}
        <span className={css.pale}>{t(words.restIsC)}</span>
        <NumberInput
          label={t(words.least)}
          value={draft.least}
          after="%"
          onChange={(least) => change({ ...draft, least })}
        />
      </fieldset>
      {changed && parsed.success && <Preview of={draft} />}
      {changed && (
        <div className={css.change}>
          <span className={names((error || !parsed.success) && css.wrong)} role={error ? 'alert' : undefined}>
            {error?.message ?? (parsed.success ? t(words.effect) : faultOf(parsed.error, t))}
          </span>
          <Button size="small" kind="quiet" onClick={() => change(kept)}>
            {t(words.discard)}
          </Button>
          <Button size="small" type="submit" kind="primary" busy={isPending} disabled={!parsed.success}>
            {t(words.save)}
          </Button>
        </div>
      )}
      {mayChange && !changed && !same(kept, scorecard.fallback) && (
        <Button size="small" kind="quiet" onClick={() => save(null, t(words.saved))}>
          {t(words.reset)}
        </Button>
      )}
    </form>
  )
}

interface NumberInputProps {
  label: string
  value: number
  after?: string
  onChange: (value: number) => void
}

function NumberInput({ label, value, after, onChange }: NumberInputProps) {
  const id = useId()
  return (
    <span className={css.acts}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="number"
        className={css.points}
        after={after}
        value={String(value)}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </span>
  )
}

const same = (one: Scorecard, other: Scorecard): boolean => JSON.stringify(one) === JSON.stringify(other)

type Issues = { issues: readonly { message: string; params?: unknown; code: string }[] }
/** What does not fit, in our own words where there are some. */
function faultOf(error: unknown, t: ReturnType<typeof useText>): string {
  const [issue] = (error as Issues).issues
  const text = (issue?.params as { text?: Parameters<typeof t>[0] } | undefined)?.text
  return text ? t(text) : (issue?.message ?? '')
}
