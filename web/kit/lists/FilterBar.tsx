import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import type { Choice } from '../controls/Choices.tsx'
import { Menu } from '../layers/Menu.tsx'
import { Popover } from '../layers/Popover.tsx'
import { names } from '../look/names.ts'
import css from './FilterBar.module.css'
import { ChoiceEditor, RangeEditor, TextEditor } from './FilterEditors.tsx'
import { listTexts as words } from './list.texts.ts'
import { SearchField } from './SearchField.tsx'

interface FilterBase {
  readonly key: string
  readonly label: string
  /** Stands in the bar also while it filters nothing. */
  readonly always?: boolean
}

export type Filter = FilterBase &
  (
    | {
        readonly kind: 'choices'
        readonly choices: readonly (Choice<string> & { label: string })[]
        /** Only one of them at a time. */
        readonly single?: boolean
      }
    | { readonly kind: 'days' | 'numbers' }
    /** `known`: what is offered as one types. */
    | { readonly kind: 'text'; readonly known?: readonly string[] }
  )

/** Lists for choices, `2026-01-01..2026-03-31` (either end may be missing) for ranges: what an address can carry. */
export type FilterValues = Readonly<Record<string, string | readonly string[] | undefined>>

export interface FilterBarProps {
  filters: readonly Filter[]
  values: FilterValues
  onChange: (values: FilterValues) => void
  /** The text that is looked for, where the list can be searched; what is typed is told once the hands rest. */
  query?: string
  onQuery?: (query: string) => void
  queryHint?: string
  /** At the right: the columns, the export. */
  children?: ReactNode
}

const isSet = (value: FilterValues[string]): boolean => value !== undefined && value.length > 0

/** Narrows a list: each filter is a chip that says what it does; rarely used ones stand behind a plus. */
export function FilterBar({ filters, values, onChange, query, onQuery, queryHint, children }: FilterBarProps) {
  const t = useText()
  const shown = filters.filter((filter) => filter.always || values[filter.key] !== undefined)
  const others = filters.filter((filter) => !shown.includes(filter))
  const any = filters.some((filter) => isSet(values[filter.key]))
  const set = (key: string, value: FilterValues[string]) => onChange({ ...values, [key]: value })
  return (
    <div className={css.bar}>
      {onQuery && (
        <SearchField
          className={css.query}
          label={t(words.search)}
          hint={queryHint}
          value={query ?? ''}
          onSearch={onQuery}
        />
      )}
      <div className={css.chips}>
        {shown.map((filter) => (
          <FilterChip
            key={filter.key}
            filter={filter}
            value={values[filter.key]}
            onChange={(value) => set(filter.key, value)}
          />
        ))}
        {others.length > 0 && (
          <Menu
            title={t(words.addFilter)}
            trigger={(props) => (
              <Button {...props} size="small" kind="quiet" icon={<Plus />}>
                {t(words.filter)}
              </Button>
            )}
            items={others.map((filter) => ({
              label: filter.label,
              onChoose: () => set(filter.key, filter.kind === 'choices' ? [] : ''),
            }))}
          />
        )}
        {any && (
          <Button size="small" kind="quiet" onClick={() => onChange({})}>
            {t(words.clearFilters)}
          </Button>
        )}
      </div>
      {children && <div className={css.end}>{children}</div>}
    </div>
  )
}

interface FilterChipProps {
  filter: Filter
  value: FilterValues[string]
  onChange: (value: FilterValues[string]) => void
}

function FilterChip({ filter, value, onChange }: FilterChipProps) {
  const t = useText()
  const told = useTold(filter, value)
  const set = isSet(value)
  return (
    <span className={names(css.chip, set && css.set)}>
      <Popover
        title={filter.label}
        trigger={(props) => (
          <button {...props} type="button" className={css.open}>
            <span>{filter.label}</span>
            {told && <strong>{told}</strong>}
          </button>
        )}
      >
        {(close) => <FilterEditor filter={filter} value={value} onChange={onChange} close={close} />}
      </Popover>
      {(set || (value !== undefined && !filter.always)) && (
        <button
          type="button"
          className={css.clear}
          aria-label={t(words.clearOne, { label: filter.label })}
          onClick={() => onChange(undefined)}
        >
          <X size={14} />
        </button>
      )}
    </span>
  )
}

/** What a filter's chip opens. */
export function FilterEditor({ filter, value, onChange, close }: FilterChipProps & { close: () => void }) {
  if (filter.kind === 'choices')
    return (
      <ChoiceEditor
        choices={filter.choices}
        single={filter.single}
        value={(value as readonly string[] | undefined) ?? []}
        onChange={(next) => {
          onChange(next)
          if (filter.single) close()
        }}
      />
    )
  const text = (value as string | undefined) ?? ''
  const apply = (next: string) => {
    onChange(next || undefined)
    close()
  }
  if (filter.kind === 'text')
    return <TextEditor label={filter.label} value={text} known={filter.known} onApply={apply} />
  return <RangeEditor kind={filter.kind} value={text} onApply={apply} />
}

/** What a filter does now, in words: "VVIP, A", "2 Jun to 9 Jun". */
export function useTold(filter: Filter, value: FilterValues[string]): string | null {
  const t = useText()
  const format = useFormat()
  if (value === undefined || value.length === 0) return null
  if (filter.kind === 'choices') {
    if (value.length > 2) return t(words.severalChosen, { count: value.length })
    return filter.choices
      .filter((choice) => value.includes(choice.value))
      .map((choice) => choice.label)
      .join(' · ')
  }
  if (filter.kind === 'text') return String(value)
  const show = (end: string) => (filter.kind === 'days' ? format.day(end) : format.number(Number(end)))
  const [from = '', to = ''] = String(value).split('..')
  if (from && to) return t(words.between, { from: show(from), to: show(to) })
  return from ? t(words.since, { from: show(from) }) : t(words.until, { to: show(to) })
}
