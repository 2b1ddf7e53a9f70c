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
const isChosen = (kept: unknown): kept is Chosen | null =>
  typeof kept === 'object' &&
  kept !== null &&
  Array.isArray((kept as Chosen).shown) &&
  Array.isArray((kept as Chosen).hidden)

const tables = new Map<string, Watched<Chosen | null>>()

function choiceOf(table: string): Watched<Chosen | null> {
  const known = tables.get(table) ?? remembered<Chosen | null>(`jinke.columns.${table}`, null, isChosen)
  tables.set(table, known)
  return known
}

const isShown = (column: Column<never>, { shown, hidden }: Chosen): boolean =>
  column.always || (column.optional ? shown.includes(column.key) : !hidden.includes(column.key))

const choiceFor = (all: readonly Column<never>[], keys: readonly string[]): Chosen => ({
  shown: all.filter((column) => column.optional && keys.includes(column.key)).map((column) => column.key),
  hidden: all.filter((column) => !column.optional && !keys.includes(column.key)).map((column) => column.key),
})

/**
 * The columns that this browser's user wants to see of a table, and the button that lets them choose. `usual` are
 * the keys of those shown until someone chooses, where it is not all that are not optional: a saved view's.
 */
export function useColumns<T>(table: string, all: readonly Column<T>[], usual?: readonly string[]) {
  const choice = choiceOf(table)
  const own = useWatched(choice)
  const start = useMemo(() => (usual ? choiceFor(all, usual) : NONE), [all, usual])
  const chosen = own ?? start
  const columns = useMemo(() => all.filter((column) => isShown(column, chosen)), [all, chosen])
  const width = useWidth()
  return {
    columns,
    chooser: width === 'phone' ? null : <ColumnChooser all={all} chosen={chosen} onChoose={choice.set} />,
    /** Whether they differ from the usual ones. */
    changed: all.some((column) => isShown(column, chosen) !== isShown(column, start)),
    reset: () => choice.set(null),
  }
}

interface ColumnChooserProps {
  all: readonly Column<never>[]
  chosen: Chosen
  /** Null goes back to the usual ones. */
  onChoose: (chosen: Chosen | null) => void
}

function ColumnChooser({ all, chosen, onChoose }: ColumnChooserProps) {
  const t = useText()
  const toggle = (column: Column<never>) => {
    const list = column.optional ? 'shown' : 'hidden'
    const others = chosen[list].filter((key) => key !== column.key)
    onChoose({ ...chosen, [list]: others.length < chosen[list].length ? others : [...others, column.key] })
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
          <Button size="small" kind="quiet" onClick={() => onChoose(null)}>
            {t(words.columnsReset)}
          </Button>
        </div>
      )}
    </Popover>
  )
}
