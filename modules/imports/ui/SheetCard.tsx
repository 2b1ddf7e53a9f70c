import { ChevronDown, ChevronUp, CircleAlert, CircleCheck } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { KINDS, kindLabels } from '../reading/fields.ts'
import { isKind, missingFields } from '../rules/columns.ts'
import { Columns } from './Columns.tsx'
import { sheetTexts as words } from './imports.texts.ts'
import css from './SheetCard.module.css'
import type { SheetFound } from './types.ts'
import { useMapping } from './useMapping.ts'

const SURE = 0.5
const UNKNOWN = 'unknown'

/** One sheet of an upload: what it was recognised as and why, and how its columns are read, all of which can be corrected. */
export function SheetCard({ importId, sheet }: { importId: string; sheet: SheetFound }) {
  const t = useText()
  const format = useFormat()
  const kindId = useId()
  const { mapping, change, kept, keep, error } = useMapping(importId, sheet)
  const missing = missingFields(mapping)
  const known = isKind(mapping.kind)
  const sure = known && missing.length === 0 && (sheet.kept || sheet.recognised.confidence >= SURE)
  // By its headings a sheet is known again.
  const hasHeadings = mapping.headings.some(Boolean)
  const [open, setOpen] = useState(!sure)
  const kinds = [
    ...KINDS.map((kind) => ({ value: kind as string, label: t(kindLabels[kind]) })),
    { value: UNKNOWN, label: t(words.unknown) },
  ]
  return (
    <section className={css.card} aria-label={sheet.file}>
      <header className={css.head}>
        <div className={css.file}>
          <h2>{sheet.name ? `${sheet.file} · ${sheet.name}` : sheet.file}</h2>
          <span className={names(css.mark, !sure && css.unsure)}>
            {sure ? <CircleCheck size={15} aria-hidden="true" /> : <CircleAlert size={15} aria-hidden="true" />}
            {t(sheet.kept ? words.remembered : sure ? words.sure : words.unsure)}
          </span>
        </div>
        <div className={css.kind}>
          <label htmlFor={kindId}>{t(words.holds)}</label>
          <Select
            id={kindId}
            options={kinds}
            value={mapping.kind}
            onChange={(event) => change({ ...mapping, kind: event.target.value as typeof mapping.kind, columns: {} })}
          />
        </div>
      </header>
      <ul className={css.reasons}>
        {known ? sheet.recognised.reasons.map((reason) => <li key={reason}>{reason}</li>) : <li>{t(words.leftOut)}</li>}
      </ul>
      {missing.length > 0 && (
        <p className={css.missing} role="alert">
          {t(words.missing, { fields: format.list(missing.map(({ label }) => t(label))) })}
        </p>
      )}
      {error && <ErrorState small error={error} />}
      {known && open && <Columns mapping={mapping} sample={sheet.sample} onChange={change} />}
      {known && (
        <footer className={css.foot}>
          <Button kind="quiet" icon={open ? <ChevronUp /> : <ChevronDown />} onClick={() => setOpen(!open)}>
            {open ? t(words.hideColumns) : t(words.showColumns, { count: mapping.headings.length })}
          </Button>
          <FirstLine value={mapping.firstLine} onChange={(firstLine) => change({ ...mapping, firstLine })} />
          {hasHeadings && (
            <Check checked={kept} disabled={kept} onChange={keep}>
              {t(kept ? words.kept : words.keep)}
            </Check>
          )}
        </footer>
      )}
    </section>
  )
}

function FirstLine({ value, onChange }: { value: number; onChange: (line: number) => void }) {
  const t = useText()
  const id = useId()
  const change = (written: string) => {
    const line = Number(written)
    if (Number.isInteger(line) && line >= 1) onChange(line)
  }
  return (
    <span className={css.line}>
      <label htmlFor={id}>{t(words.firstLine)}</label>
      <Input
        key={value}
        id={id}
        type="number"
        min={1}
        defaultValue={value}
        onBlur={(event) => event.target.value !== String(value) && change(event.target.value)}
      />
    </span>
  )
}
