import { Select } from '../../../web/kit/controls/Input.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import { assignColumn, fieldsOf, isAmount, LEFT_OUT, measureColumn } from '../rules/columns.ts'
import { unitTexts, sheetTexts as words } from './imports.texts.ts'
import css from './SheetCard.module.css'
import type { SheetFound } from './types.ts'

type Mapping = SheetFound['mapping']

const UNITS = [
  [1, unitTexts.one],
  [1_000, unitTexts.thousand],
  [10_000, unitTexts.tenThousand],
  [1_000_000, unitTexts.million],
  [100_000_000, unitTexts.hundredMillion],
] as const

const SAMPLES = 3

interface ColumnsProps {
  mapping: Mapping
  sample: SheetFound['sample']
  onChange: (mapping: Mapping) => void
}

/** The columns of a sheet with what stands in them, and what each comes in as. */
export function Columns({ mapping, sample, onChange }: ColumnsProps) {
  const t = useText()
  const fields = fieldsOf(mapping.kind).map(({ id, label }) => ({ value: id, label: t(label) }))
  const units = UNITS.map(([unit, text]) => ({ value: String(unit), label: t(text) }))
  const width = Math.max(mapping.headings.length, ...sample.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, column) => column)
  return (
    <ul className={css.columns}>
      {columns.map((column) => {
        const heading = mapping.headings[column] || t(words.nth, { n: column + 1 })
        const field = mapping.columns[column] ?? LEFT_OUT
        const values = sample.map((row) => row[column]?.trim() ?? '').filter(Boolean)
        return (
          <li key={column} className={names(css.column, field === LEFT_OUT && css.out)}>
            <span className={css.heading}>{heading}</span>
            <span className={css.sample}>
              {[...new Set(values)].slice(0, SAMPLES).join(' · ') || t(words.noSample)}
            </span>
            <span className={css.choice}>
              <Select
                aria-label={t(words.meaningOf, { heading })}
                options={fields}
                value={field}
                onChange={(event) => onChange(assignColumn(mapping, column, event.target.value))}
              />
              {isAmount(field) && (
                <Select
                  aria-label={t(words.unitOf, { heading })}
                  options={units}
                  value={String(mapping.options.units[column] ?? 1)}
                  onChange={(event) => onChange(measureColumn(mapping, column, Number(event.target.value)))}
                />
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
