import { ChevronRight, SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useDeferredValue, useEffect, useEffectEvent, useState } from 'react'
import { afterPaint } from '../../kit/afterPaint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { type Filter, FilterEditor, type FilterValues, useTold } from '../../kit/lists/FilterBar.tsx'
import { SearchField } from '../../kit/lists/SearchField.tsx'
import { useText } from '../../text/useText.ts'
import { sortTexts, customersTexts as words } from './customers.texts.ts'
import css from './FilterSheet.module.css'
import type { ListState } from './listState.ts'
import type { ChangeList } from './useListState.ts'

interface FilterSheetProps {
  filters: readonly Filter[]
  state: ListState
  onChange: ChangeList
  aside: ReactNode
}

type Sorting = keyof typeof sortTexts

/** Narrowing on a phone: one button, and a sheet from below that holds every filter and the order. */
export function FilterSheet({ filters, state, onChange, aside }: FilterSheetProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const on = filters.filter(({ key }) => (state.filters[key]?.length ?? 0) > 0).length
  return (
    <div className={css.bar}>
      <SearchField label={t(words.search)} value={state.q} onSearch={(q) => onChange({ q }, { replace: true })} />
      <Button
        icon={<SlidersHorizontal />}
        className={on > 0 ? css.on : undefined}
        aria-label={on > 0 ? t(words.filtersOn, { count: on }) : t(words.filters)}
        onClick={() => afterPaint(() => setOpen(true))}
      >
        {on > 0 ? String(on) : undefined}
      </Button>
      {aside}
      {open && <Narrowing filters={filters} state={state} onChange={onChange} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** While a finger goes on choosing, the list below waits. */
const PAUSE = 400

type Narrowed = Pick<ListState, 'filters' | 'sort'>
type NarrowingProps = Omit<FilterSheetProps, 'aside'> & { onClose: () => void }

/** What is chosen shows at once; the list follows when the hands rest, or when the sheet is put away. */
function Narrowing({ filters, state, onChange, onClose }: NarrowingProps) {
  const t = useText()
  const [changed, setChanged] = useState<Narrowed | null>(null)
  const chosen = changed ?? state
  const apply = useEffectEvent((narrowed: Narrowed) => onChange(narrowed, { replace: true }))
  useEffect(() => {
    if (!changed) return
    const later = setTimeout(() => apply(changed), PAUSE)
    return () => clearTimeout(later)
  }, [changed])
  const close = () => {
    onClose()
    if (changed) afterPaint(() => onChange(changed, { replace: true }))
  }
  // The frame comes with the tap, what stands in it right after.
  const filled = useDeferredValue(true, false)
  return (
    <Sheet
      title={t(words.filters)}
      onClose={close}
      footer={
        <>
          <Button onClick={() => setChanged({ filters: {}, sort: chosen.sort })}>{t(words.clear)}</Button>
          <Button kind="primary" onClick={close}>
            {t(words.showResults)}
          </Button>
        </>
      }
    >
      <h3 className={css.heading}>{t(words.sort)}</h3>
      <Segmented
        look="chips"
        label={t(words.sort)}
        choices={(Object.keys(sortTexts) as Sorting[]).map((value) => ({ value, label: t(sortTexts[value]) }))}
        value={chosen.sort in sortTexts ? (chosen.sort as Sorting) : null}
        onChange={(sort) => setChanged({ filters: chosen.filters, sort })}
      />
      <h3 className={css.heading}>{t(words.filters)}</h3>
      {filled &&
        filters.map((filter) => (
          <FilterLine
            key={filter.key}
            filter={filter}
            value={chosen.filters[filter.key]}
            onChange={(value) => setChanged({ sort: chosen.sort, filters: { ...chosen.filters, [filter.key]: value } })}
          />
        ))}
    </Sheet>
  )
}

interface FilterLineProps {
  filter: Filter
  value: FilterValues[string]
  onChange: (value: FilterValues[string]) => void
}

function FilterLine({ filter, value, onChange }: FilterLineProps) {
  const told = useTold(filter, value)
  const [open, setOpen] = useState(false)
  return (
    <details className={css.line} name="filter" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{filter.label}</span>
        <span className={css.told}>{told}</span>
        <ChevronRight size={16} aria-hidden="true" />
      </summary>
      {open && <FilterEditor filter={filter} value={value} onChange={onChange} close={() => {}} />}
    </details>
  )
}
