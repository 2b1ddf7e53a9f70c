import { ChevronRight, Search, SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { type Filter, FilterEditor, type FilterValues, useTold } from '../../kit/lists/FilterBar.tsx'
import { useText } from '../../text/useText.ts'
import { sortTexts, customersTexts as words } from './customers.texts.ts'
import css from './FilterSheet.module.css'
import type { ListState } from './listState.ts'
import type { ChangeList } from './useListState.ts'

interface FilterSheetProps {
  filters: readonly Filter[]
  state: ListState
  onChange: ChangeList
  query: string
  onQuery: (query: string) => void
  aside: ReactNode
}

type Sorting = keyof typeof sortTexts

/** Narrowing on a phone: one button, and a sheet from below that holds every filter and the order. */
export function FilterSheet({ filters, state, onChange, query, onQuery, aside }: FilterSheetProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const on = filters.filter(({ key }) => (state.filters[key]?.length ?? 0) > 0).length
  return (
    <div className={css.bar}>
      <Input
        type="search"
        before={<Search size={16} />}
        aria-label={t(words.search)}
        placeholder={t(words.search)}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      <Button
        icon={<SlidersHorizontal />}
        className={on > 0 ? css.on : undefined}
        aria-label={on > 0 ? t(words.filtersOn, { count: on }) : t(words.filters)}
        onClick={() => setOpen(true)}
      >
        {on > 0 ? String(on) : undefined}
      </Button>
      {aside}
      {open && (
        <Sheet
          title={t(words.filters)}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => onChange({ filters: {} })}>{t(words.clear)}</Button>
              <Button kind="primary" onClick={() => setOpen(false)}>
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
            value={state.sort in sortTexts ? (state.sort as Sorting) : null}
            onChange={(sort) => onChange({ sort }, { replace: true })}
          />
          <h3 className={css.heading}>{t(words.filters)}</h3>
          {filters.map((filter) => (
            <FilterLine
              key={filter.key}
              filter={filter}
              value={state.filters[filter.key]}
              onChange={(value) => onChange({ filters: { ...state.filters, [filter.key]: value } }, { replace: true })}
            />
          ))}
        </Sheet>
      )}
    </div>
  )
}

interface FilterLineProps {
  filter: Filter
  value: FilterValues[string]
  onChange: (value: FilterValues[string]) => void
}

function FilterLine({ filter, value, onChange }: FilterLineProps) {
  const told = useTold(filter, value)
  return (
    <details className={css.line} name="filter">
      <summary>
        <span>{filter.label}</span>
        <span className={css.told}>{told}</span>
        <ChevronRight size={16} aria-hidden="true" />
      </summary>
      <FilterEditor filter={filter} value={value} onChange={onChange} close={() => {}} />
    </details>
  )
}
