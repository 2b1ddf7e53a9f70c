import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type PointerEvent, type ReactNode, useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { Check } from '../controls/Choices.tsx'
import { names } from '../look/names.ts'
import { useWidth } from '../look/useWidth.ts'
import { RowBones } from '../states/Bones.tsx'
import css from './DataTable.module.css'
import { listTexts as words } from './list.texts.ts'
import { isControl, pressOnSpace, Rows, useMore } from './Rows.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useFocusFollows, useListKeys } from './useListKeys.ts'

export interface Column<T> {
  readonly key: string
  readonly title: string
  /** Pixels at least; the column that `grows` takes what is left. */
  readonly width: number
  readonly grows?: boolean
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  /** Cannot be put away, and stays in sight when scrolling sideways. */
  readonly always?: boolean
  /** In the chooser, but not shown until asked for. */
  readonly optional?: boolean
  readonly cell: (item: T) => ReactNode
}

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

export interface DataTableProps<T> {
  label: string
  /** The columns to show, in order: see useColumns. */
  columns: readonly Column<T>[]
  items: readonly T[]
  keyOf: (item: T) => string
  /** How one item looks on a phone, where there are no columns. */
  card: (item: T) => ReactNode
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  /** The item whose panel is open. */
  open?: string | null
  onOpen: (item: T) => void
  /** Enter or a double click, where it goes further than opening; then the space bar opens. */
  onEnter?: (item: T) => void
  /** Keys of the marked rows; leave out where there is nothing to do with several. */
  marked?: ReadonlySet<string>
  onMark?: (marked: ReadonlySet<string>) => void
  /** What to do with the marked ones: buttons of the bar that then appears. */
  bulk?: ReactNode
  loading?: boolean
  hasMore?: boolean
  onMore?: () => void
}

const ROW = 48
const CARD = 92
const MARK_WIDTH = 44
/** What the bar of marked rows lies over: so much the last rows can be scrolled above it. */
const BAR = 76
const LOADING_ROWS = 10
const AHEAD = 12
/** Drawn at first, before anybody can scroll and before the box is measured. */
const AHEAD_AT_FIRST = 1
const FIRST_WINDOW = { width: 0, height: 800 }

/** A table of any length: sticky head, sorting, marking, J and K; on a phone its rows are cards. */
export function DataTable<T>(props: DataTableProps<T>) {
  const width = useWidth()
  const { marked, onMark, bulk } = props
  return (
    <>
      {width === 'phone' ? <CardList {...props} /> : <WideTable {...props} />}
      {marked && marked.size > 0 && (
        <SelectionBar count={marked.size} onClear={() => onMark?.(new Set())}>
          {bulk}
        </SelectionBar>
      )}
    </>
  )
}

function CardList<T>({ label, items, keyOf, card, open, onOpen, loading, hasMore, onMore }: DataTableProps<T>) {
  return (
    <Rows
      label={label}
      items={items}
      keyOf={keyOf}
      height={CARD}
      chosen={open}
      onOpen={onOpen}
      loading={loading}
      hasMore={hasMore}
      onMore={onMore}
    >
      {card}
    </Rows>
  )
}

function WideTable<T>(props: DataTableProps<T>) {
  const { label, columns, items, keyOf, sort, onSort, open, onOpen, onEnter, marked, onMark } = props
  const { loading, hasMore, onMore } = props
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const lastMarked = useRef(-1)
  const room = useRoomBelow(box)
  const barred = marked !== undefined && marked.size > 0
  const virtual = useVirtualizer({
    count: items.length,
    estimateSize: () => ROW,
    getScrollElement: () => box.current,
    overscan: useDeferredValue(AHEAD, AHEAD_AT_FIRST),
    initialRect: FIRST_WINDOW,
    scrollPaddingStart: ROW,
    scrollMargin: 0,
    scrollPaddingEnd: barred ? BAR : 0,
  })
  const shown = virtual.getVirtualItems()
  useMore(shown.at(-1)?.index ?? 0, items.length, hasMore, onMore)

  const current = open ?? active
  const at = items.findIndex((item) => keyOf(item) === current)
  const goTo = (to: number) => {
    const item = items[to]
    if (item === undefined) return
    setActive(keyOf(item))
    virtual.scrollToIndex(to)
    // With the panel open, walking through the list shows each in it.
    if (open) onOpen(item)
  }
  const openAt = (to: number) => {
    const item = items[to]
    if (item === undefined) return
    setActive(keyOf(item))
    onOpen(item)
  }
  const mark = (to: number, through: boolean) => {
    if (!marked) return
    const from = through && lastMarked.current >= 0 ? lastMarked.current : to
    const on = !marked.has(keyOf(items[to] as T))
    const next = new Set(marked)
    for (const item of items.slice(Math.min(from, to), Math.max(from, to) + 1))
      on ? next.add(keyOf(item)) : next.delete(keyOf(item))
    lastMarked.current = to
    onMark?.(next)
  }
  useListKeys({
    list: box,
    count: items.length,
    at,
    onMove: goTo,
    onOpen: (to) => (onEnter && items[to] !== undefined ? onEnter(items[to]) : openAt(to)),
    onMark: marked && ((to) => mark(to, false)),
  })

  const template = [
    marked && `${MARK_WIDTH}px`,
    ...columns.map((c) => (c.grows ? `minmax(${c.width}px, 1fr)` : `${c.width}px`)),
  ]
    .filter(Boolean)
    .join(' ')
  useFocusFollows(box, current)
  const all = items.length > 0 && items.every((item) => marked?.has(keyOf(item)))
  return (
    <div
      ref={box}
      className={css.box}
      style={{ maxHeight: room, paddingBottom: barred ? BAR : undefined }}
      data-scroll-restoration-id={label}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked through and marked is a grid */}
      <table role="grid" className={css.table} aria-label={label} aria-rowcount={hasMore ? -1 : items.length + 1}>
        <thead className={css.head}>
          <tr className={css.row} style={{ gridTemplateColumns: template }}>
            {marked && (
              <th className={css.mark}>
                <Check
                  label={t(words.selectAll)}
                  checked={all || (marked.size > 0 ? 'some' : false)}
                  onChange={() => onMark?.(all ? new Set() : new Set(items.map(keyOf)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell
                key={column.key}
                column={column}
                className={cellClass(column, marked !== undefined)}
                sort={sort ?? null}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        {!loading && (
          <tbody className={css.body} style={{ height: virtual.getTotalSize() + (hasMore ? ROW : 0) }}>
            {shown.map(({ index, start }) => {
              const item = items[index] as T
              const key = keyOf(item)
              return (
                <tr
                  key={key}
                  data-row
                  aria-rowindex={index + 2}
                  aria-selected={marked ? marked.has(key) : key === current}
                  tabIndex={key === current || (at < 0 && index === 0) ? 0 : -1}
                  className={names(css.row, key === open && css.open, key === current && css.current)}
                  style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
                  onClick={(event) => {
                    if (!isControl(event.target)) openAt(index)
                  }}
                  onDoubleClick={(event) => {
                    if (!(event.target as Element).closest('button, input, label')) onEnter?.(item)
                  }}
                  onKeyDown={pressOnSpace(() => (onEnter ? openAt(index) : mark(index, false)))}
                >
                  {marked && (
                    <td className={css.mark}>
                      <Check
                        label={t(words.selectRow)}
                        checked={marked.has(key)}
                        onChange={(_, through) => mark(index, through)}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column.key} className={cellClass(column, marked !== undefined)} onPointerEnter={tellWhole}>
                      {whole(column.cell(item))}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        )}
      </table>
      {loading && <RowBones count={LOADING_ROWS} height={ROW} />}
    </div>
  )
}

/** Bare words cannot be cut with an ellipsis; an element can. */
const whole = (content: ReactNode): ReactNode => (typeof content === 'string' ? <span>{content}</span> : content)

/** What had to be cut is told whole where the pointer rests. */
function tellWhole({ currentTarget: cell }: PointerEvent<HTMLElement>): void {
  const cut = [...cell.querySelectorAll<HTMLElement>('*')].find((part) => part.scrollWidth > part.clientWidth + 1)
  if (cut) cell.title = cut.textContent
  else cell.removeAttribute('title')
}

/** A column that is always there stays in sight, beside the marks, when scrolling sideways. */
const cellClass = <T,>(column: Column<T>, marks: boolean): string =>
  names(
    css.cell,
    column.align === 'end' && css.end,
    column.always && css.stays,
    column.always && marks && css.afterMark,
  )

interface HeadCellProps<T> {
  column: Column<T>
  className: string
  sort: Sort | null
  onSort: ((sort: Sort) => void) | undefined
}

function HeadCell<T>({ column, className, sort, onSort }: HeadCellProps<T>) {
  const t = useText()
  const sorted = sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined
  if (!column.sortable || !onSort) return <th className={className}>{column.title}</th>
  return (
    <th className={className} aria-sort={sorted ?? 'none'}>
      <button
        type="button"
        className={names(css.sort, sorted && css.sorted)}
        data-tip={t(words.sortBy, { column: column.title })}
        onClick={() => onSort({ key: column.key, descending: sorted === 'ascending' })}
      >
        {column.title}
        {sorted === 'descending' ? <ArrowDown /> : <ArrowUp />}
      </button>
    </th>
  )
}

const BOTTOM = 24
const AT_LEAST = 320

/** The height from the element's top to the window's end: the table scrolls in itself, its head in sight. */
function useRoomBelow(box: { current: HTMLElement | null }): number | undefined {
  const [room, setRoom] = useState<number>()
  useLayoutEffect(() => {
    const measure = () => {
      const top = (box.current?.getBoundingClientRect().top ?? 0) + window.scrollY
      setRoom(Math.max(AT_LEAST, window.innerHeight - top - BOTTOM))
    }
    measure()
    // What stands above it may change its height: a notice, a second line of filters.
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    window.addEventListener('resize', measure)
    return () => {
      watch.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [box])
  return room
}
