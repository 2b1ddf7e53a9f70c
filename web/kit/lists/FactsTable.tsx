import type { ReactNode } from 'react'
import { names } from '../look/names.ts'
import css from './FactsTable.module.css'

export interface FactColumn {
  readonly title: string
  /** Figures stand at the end. */
  readonly end?: boolean
  /** Has no room on a phone. */
  readonly deskOnly?: boolean
}

interface FactsTableProps {
  label: string
  columns: readonly FactColumn[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

/** A short table of figures, as stands behind or below a picture. */
export function FactsTable({ label, columns, rows }: FactsTableProps) {
  const look = ({ end, deskOnly }: FactColumn) => names(end && css.end, deskOnly && css.deskOnly)
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" className={look(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map((column, at) =>
              at === 0 ? (
                <th key={column.title} scope="row" className={look(column)}>
                  {cells[at]}
                </th>
              ) : (
                <td key={column.title} className={look(column)}>
                  {cells[at]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
