import { Fragment } from 'react'
import { Count } from '../../../web/kit/controls/Amount.tsx'
import { useText } from '../../../web/text/useText.ts'
import { MEASURES, type MeasureKey, PRINCIPLES, type Principle, type Standards } from '../rules/measures.ts'
import { measureNames, principleWords } from '../rules/sentences.ts'
import css from './StandardsFields.module.css'
import { standardsTexts as words } from './standards.texts.ts'

const COLUMNS = ['poor', 'good', 'least'] as const
type Column = (typeof COLUMNS)[number]

const KEYS = Object.keys(MEASURES) as MeasureKey[]
const of = (principle: Principle) => KEYS.filter((key) => MEASURES[key] === principle)

/** What a measure is told in; a share is kept as a part of one. */
const unitOf = (measure: MeasureKey) =>
  measure === 'firstAnswer' ? 'hours' : measure === 'moved' ? 'rungs' : 'percent'

const PLACES = 4
const scaled = (value: number, by: number): number => Number((value * by).toFixed(PLACES))

interface StandardsProps {
  id: string
  value: Standards
  onChange: (value: Standards) => void
}

/** G1: where each measure is poor and where it is good, and how many cases it takes to say so. */
export function StandardsFields({ id, value, onChange }: StandardsProps) {
  const t = useText()
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t(words.measure)}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(words[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PRINCIPLES.map((principle) => (
          <Fragment key={principle}>
            <tr>
              <th scope="rowgroup" colSpan={1 + COLUMNS.length} className={css.principle}>
                {t(principleWords[principle])}
              </th>
            </tr>
            {of(principle).map((measure) => (
              <tr key={measure}>
                <th scope="row">{t(measureNames[measure])}</th>
                {COLUMNS.map((column) => (
                  <td key={column} data-column={t(words[column])}>
                    <StandardCell
                      {...(measure === KEYS[0] && column === 'poor' && { id })}
                      measure={measure}
                      column={column}
                      value={value[measure][column]}
                      onChange={(number) => onChange({ ...value, [measure]: { ...value[measure], [column]: number } })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  id?: string
  measure: MeasureKey
  column: Column
  value: number
  onChange: (value: number) => void
}

function StandardCell({ id, measure, column, value, onChange }: CellProps) {
  const t = useText()
  const unit = column === 'least' ? null : unitOf(measure)
  const scale = unit === 'percent' ? 100 : 1
  return (
    <Count
      {...(id && { id })}
      className={css.number}
      aria-label={t(words.cell, { measure: t(measureNames[measure]), column: t(words[column]) })}
      {...(unit && { after: t(words[unit]) })}
      value={scaled(value, scale)}
      onChange={(number) => number !== null && onChange(scaled(number, 1 / scale))}
    />
  )
}
