import { Columns3 } from 'lucide-react'
import { useMemo } from 'react'
import { useText } from '../../text/useText.ts'
import { remembered, useWatched, type Watched } from '../../watched.ts'
import { Button } from '../controls/Button.tsx'
import { Check } from '../controls/Choices.tsx'
import { Popover } from '../layers/Popover.tsx'
import { useWidth } from '../look/useWidth.ts'
import css from './ColumnChooser.module.css'
import type { Column } from './DataTable.tsx'
import { listTexts as words } from './list.texts.ts'

/** Which optional columns were asked for and which others put away: new columns of a later release show by themselves. */
interface Chosen {
  readonly shown: readonly string[]
  readonly hidden: readonly string[]
}

const NONE: Chosen = { shown: [], hidden: [] }
const isChosen = (kept: unknown): kept is Chosen =>
  typeof kept === 'object' &&
  kept !== null &&
  Array.isArray((kept as Chosen).shown) &&
  Array.isArray((kept as Chosen).hidden)

const tables = new Map<string, Watched<Chosen>>()

function choiceOf(table: string): Watched<Chosen> {
  const known = tables.get(table) ?? remembered<Chosen>(`jinke.columns.${table}`, NONE, isChosen)
  tables.set(table, known)
  return known
}

const isShown = (column: Column<never>, { shown, hidden }: Chosen): boolean =>
  column.always || (column.optional ? shown.includes(column.key) : !hidden.includes(column.key))

/** The columns that this browser's user wants to see of a table, and the button that lets them choose. */
export function useColumns<T>(table: string, all: readonly Column<T>[]) {
  const choice = choiceOf(table)
  const chosen = useWatched(choice)
  const columns = useMemo(() => all.filter((column) => isShown(column, chosen)), [all, chosen])
  const width = useWidth()
  return { columns, chooser: width === 'phone' ? null : <ColumnChooser all={all} choice={choice} /> }
}

function ColumnChooser({ all, choice }: { all: readonly Column<never>[]; choice: Watched<Chosen> }) {
  const t = useText()
  const chosen = useWatched(choice)
  const toggle = (column: Column<never>) => {
    const list = column.optional ? 'shown' : 'hidden'
    const others = chosen[list].filter((key) => key !== column.key)
    choice.set({ ...chosen, [list]: others.length < chosen[list].length ? others : [...others, column.key] })
  }
  return (
    <Popover
      title={t(words.columns)}
      align="end"
      trigger={(props) => (
        <Button {...props} kind="quiet" icon={<Columns3 />} aria-label={t(words.columns)} data-tip={t(words.columns)} />
      )}
    >
      {() => (
        <div className={css.chooser}>
          {all.map((column) => (
            <Check
              key={column.key}
              checked={isShown(column, chosen)}
              disabled={column.always}
              onChange={() => toggle(column)}
            >
              {column.title}
            </Check>
          ))}
          <Button size="small" kind="quiet" onClick={() => choice.set(NONE)}>
            {t(words.columnsReset)}
          </Button>
        </div>
      )}
    </Popover>
  )
}
