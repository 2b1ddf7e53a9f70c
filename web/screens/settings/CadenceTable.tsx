import { type FormEvent, useState } from 'react'
import { changeSettings, readsOfSettings, showOwnSettings } from '../../../modules/company/contract.ts'
import { sameValue } from '../../../modules/company/ui/kinds.ts'
import { typedNumber } from '../../../modules/company/ui/SettingControl.tsx'
import type { CadenceWindows } from '../../../modules/customers/rules/cadence.ts'
import { cadenceWindows } from '../../../modules/customers/settings.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { keyOf, queries, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import css from './CadenceTable.module.css'
import { asTable, asWindows, type Drafted, ENDS, ROWS, type Row, whyNotRow } from './cadence.ts'
import { cadenceTableTexts as words } from './settings.texts.ts'

const USUAL = asTable(cadenceWindows.fallback)

/** T3: the days at which each kind of customer is too early, due and overdue, as numbers and as a picture. */
export function CadenceTable({ mayChange }: { mayChange: boolean }) {
  const t = useText()
  const windows = useSetting(cadenceWindows)
  const kept = asTable(windows)
  const [draft, setDraft] = useState(kept)
  // What the draft began from.
  const [base, setBase] = useState(windows)
  const { mutate, isPending, error, reset } = useWrite(changeSettings, { changes: readsOfSettings })
  if (!sameValue(base, windows) && sameValue(draft, asTable(base))) {
    setBase(windows)
    setDraft(kept)
  }
  const changed = !sameValue(draft, kept)
  const wrong = ROWS.some((row) => whyNotRow(draft[row]) !== null)
  const longest = Math.max(...ROWS.map((row) => Number(draft[row].overdue) || 0))
  const save = (value: unknown, told: string, seen = error?.status === 412 ? windows : base) =>
    mutate(
      { body: { values: { [cadenceWindows.key]: value }, seen: { [cadenceWindows.key]: seen } } },
      {
        onSuccess: ({ items }) => {
          const saved = items.find(({ key }) => key === cadenceWindows.key)?.value as CadenceWindows
          setBase(saved)
          setDraft(asTable(saved))
          toast({ text: told, undo: () => save(windows, t(words.undone), saved) })
        },
        onError: () => queries.invalidateQueries({ queryKey: keyOf(showOwnSettings) }),
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed && !wrong) save(asWindows(draft), t(words.saved))
  }
  const discard = () => {
    reset()
    setBase(windows)
    setDraft(kept)
  }
  const setRow = (row: Row, value: Drafted) => {
    reset()
    setDraft({ ...draft, [row]: value })
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(words.situation)}</th>
            {ENDS.map((end) => (
              <th key={end} scope="col" className={names(css.head, css[end])}>
                {t(words[end])}
              </th>
            ))}
            <td className={css.pictureHead} />
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <WindowRow
              key={row}
              row={row}
              value={draft[row]}
              longest={longest}
              mayChange={mayChange}
              onChange={(value) => setRow(row, value)}
            />
          ))}
        </tbody>
      </table>
      {changed && (
        <div className={css.change}>
          <span className={names(error && css.wrong)} role={error ? 'alert' : undefined}>
            {error?.message ?? t(words.effect)}
          </span>
          <Button size="small" kind="quiet" onClick={discard}>
            {t(words.discard)}
          </Button>
          <Button size="small" type="submit" kind="primary" busy={isPending} disabled={wrong}>
            {t(words.save)}
          </Button>
        </div>
      )}
      {mayChange && !changed && !sameValue(kept, USUAL) && (
        <Button size="small" kind="quiet" onClick={() => save(null, t(words.saved))}>
          {t(words.reset)}
        </Button>
      )}
    </form>
  )
}

interface WindowRowProps {
  row: Row
  value: Drafted
  /** The latest overdue day of the table: the picture's scale. */
  longest: number
  mayChange: boolean
  onChange: (value: Drafted) => void
}

function WindowRow({ row, value, longest, mayChange, onChange }: WindowRowProps) {
  const t = useText()
  const why = whyNotRow(value)
  const usual = USUAL[row]
  const label = t(words[row])
  return (
    <>
      <tr>
        <th scope="row">
          {label}
          {!sameValue(value, usual) && <small className={css.usual}>{t(words.usual, usual)}</small>}
        </th>
        {ENDS.map((end) => (
          <td key={end} className={css.cell}>
            {mayChange ? (
              <Input
                type="number"
                inputMode="numeric"
                className={css.days}
                aria-label={t(words.cell, { row: label, column: t(words[end]) })}
                aria-invalid={why !== null || undefined}
                value={String(value[end])}
                onChange={(event) => onChange({ ...value, [end]: typedNumber(event.target.value) })}
              />
            ) : (
              <strong>{value[end]}</strong>
            )}
          </td>
        ))}
        <td className={css.picture}>
          <Picture label={t(words.picture, { row: label, ...value })} value={value} longest={longest} />
        </td>
      </tr>
      {why && (
        <tr>
          <td colSpan={5} className={css.wrong} role="alert">
            {t(words[why])}
          </td>
        </tr>
      )}
    </>
  )
}

/** A row's days on one line: too early, in the window, due, overdue. */
function Picture({ label, value, longest }: { label: string; value: Drafted; longest: number }) {
  const end = longest * 1.12 || 1
  const share = (day: number | string) => `${(Math.min(Number(day) || 0, end) / end) * 100}%`
  const { early, due, overdue } = value
  return (
    <span className={css.line} role="img" aria-label={label} data-tip={label}>
      <i className={css.isOverdue} style={{ width: '100%' }} />
      <i className={css.isDue} style={{ width: share(overdue) }} />
      <i className={css.isOk} style={{ width: share(due) }} />
      <i className={css.isEarly} style={{ width: share(early) }} />
    </span>
  )
}
