import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { names } from '../look/names.ts'
import { RowBones } from '../states/Bones.tsx'
import css from './Rows.module.css'
import { useFocusFollows, useListKeys } from './useListKeys.ts'

export interface RowsProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** What a row shows. Buttons in it keep their own clicks. */
  children: (item: T, chosen: boolean) => ReactNode
  /** A row's usual height in pixels; longer ones are measured. */
  height: number
  chosen?: string | null
  onChoose?: (item: T) => void
  /** Enter, or a press on the chosen row; the same as choosing where it is left out. */
  onOpen?: (item: T) => void
  /** A press opens at once; only the keys choose. */
  pressOpens?: boolean
  /** Rows with the same group stand in one card under its heading. */
  groupOf?: (item: T) => { key: string; heading: ReactNode }
  /** True while the first page is loading. */
  loading?: boolean
  hasMore?: boolean
  onMore?: () => void
}

type Entry<T> =
  | { kind: 'heading'; key: string; heading: ReactNode }
  | { kind: 'row'; key: string; item: T; at: number; first: boolean; last: boolean }

const AHEAD = 8
/** Drawn at first, before anybody can scroll and before the window is measured. */
const AHEAD_AT_FIRST = 1
const FIRST_WINDOW = { width: 0, height: 844 }
const HEADING_HEIGHT = 48
const LOADING_ROWS = 6

/** A list of any length that is worked through: only the rows in sight exist, J and K walk, the page scrolls. */
export function Rows<T>(props: RowsProps<T>) {
  const { label, items, keyOf, children, height, chosen, onChoose, onOpen, pressOpens, groupOf } = props
  const { loading, hasMore, onMore } = props
  const list = useRef<HTMLDivElement>(null)
  const entries = useMemo(() => entriesOf(items, keyOf, groupOf), [items, keyOf, groupOf])
  const offset = useOffset(list)
  const virtual = useWindowVirtualizer({
    count: entries.length,
    estimateSize: (at) => (entries[at]?.kind === 'heading' ? HEADING_HEIGHT : height),
    getItemKey: (at) => entries[at]?.key ?? at,
    overscan: useDeferredValue(AHEAD, AHEAD_AT_FIRST),
    initialRect: FIRST_WINDOW,
    scrollMargin: offset,
    scrollPaddingStart: 72,
    scrollPaddingEnd: 88,
  })
  const shown = virtual.getVirtualItems()
  useMore(shown.at(-1)?.index ?? 0, entries.length, hasMore, onMore)

  const at = items.findIndex((item) => keyOf(item) === chosen)
  const choose = (to: number) => {
    const item = items[to]
    if (item !== undefined) onChoose?.(item)
  }
  const open = (to: number) => {
    const item = items[to]
    if (item !== undefined) (onOpen ?? onChoose)?.(item)
  }
  useListKeys({ list, count: items.length, at, onMove: choose, onOpen: open })
  useFocusFollows(list, chosen)
  const keepInSight = useEffectEvent(() => {
    const index = entries.findIndex((entry) => entry.kind === 'row' && entry.key === chosen)
    if (index >= 0) virtual.scrollToIndex(index)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each choice, whoever chose; afterwards one may scroll away
  useEffect(() => keepInSight(), [chosen])

  if (loading) return <RowBones count={LOADING_ROWS} height={height} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by their measured heights, which a table does not allow
    <div
      ref={list}
      className={css.list}
      role="grid"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : items.length}
      style={{ minHeight: virtual.getTotalSize() }}
    >
      {/* One below the other as they come: before they are measured too they stand where they will. */}
      <div style={{ transform: `translateY(${(shown[0]?.start ?? offset) - offset}px)` }}>
        {shown.map(({ index, key }) => {
          const entry = entries[index] as Entry<T>
          return (
            <div key={key} ref={virtual.measureElement} data-index={index}>
              {entry.kind === 'heading' ? (
                <Heading>{entry.heading}</Heading>
              ) : (
                <Row
                  entry={entry}
                  chosen={entry.key === chosen}
                  reachable={entry.key === chosen || (at < 0 && entry.at === 0)}
                  onPress={() => (entry.key === chosen || pressOpens || !onChoose ? open(entry.at) : choose(entry.at))}
                >
                  {children(entry.item, entry.key === chosen)}
                </Row>
              )}
            </div>
          )
        })}
      </div>
      {hasMore && <div className={css.more} style={{ height }} />}
    </div>
  )
}

/** A group's name. In a grid everything stands in rows, but this one is none of those that are walked through. */
function Heading({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the focus walks by rows
    <div role="row">
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus walks by rows */}
      <div role="gridcell">
        <h2 className={css.heading}>{children}</h2>
      </div>
    </div>
  )
}

interface RowProps<T> {
  entry: Extract<Entry<T>, { kind: 'row' }>
  chosen: boolean
  reachable: boolean
  onPress: () => void
  children: ReactNode
}

function Row<T>({ entry, chosen, reachable, onPress, children }: RowProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="row"
      data-row
      aria-rowindex={entry.at + 1}
      aria-selected={chosen}
      tabIndex={reachable ? 0 : -1}
      className={names(css.row, chosen && css.chosen, entry.first && css.first, entry.last && css.last)}
      onClick={(event) => {
        if (!isControl(event.target)) onPress()
      }}
      onKeyDown={pressOnSpace(onPress)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus walks by rows */}
      <div role="gridcell">{children}</div>
    </div>
  )
}

/** The space bar on the row itself, not on what stands in it. */
export const pressOnSpace = (press: () => void) => (event: KeyboardEvent) => {
  if (event.key !== ' ' || event.target !== event.currentTarget) return
  event.preventDefault()
  press()
}

/** Buttons, links and fields inside a row keep their own clicks; so does text that was just selected. */
export const isControl = (target: EventTarget): boolean =>
  (target as Element).closest('button, a, input, label, select, textarea') !== null ||
  getSelection()?.isCollapsed === false

function entriesOf<T>(items: readonly T[], keyOf: (item: T) => string, groupOf: RowsProps<T>['groupOf']): Entry<T>[] {
  const entries: Entry<T>[] = []
  let group: string | undefined
  for (const [at, item] of items.entries()) {
    const own = groupOf?.(item)
    const first = at === 0 || own?.key !== group
    if (first && own) entries.push({ kind: 'heading', key: `heading ${own.key}`, heading: own.heading })
    group = own?.key
    const next = items[at + 1]
    entries.push({
      kind: 'row',
      key: keyOf(item),
      item,
      at,
      first,
      last: next === undefined || groupOf?.(next).key !== group,
    })
  }
  return entries
}

/** How far down the page the list begins: what stands above it may change its height. */
function useOffset(list: { current: HTMLElement | null }): number {
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setOffset(Math.round(list.current.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [list])
  return offset
}

/** Asks for the next page shortly before the end comes into sight. */
export function useMore(
  lastShown: number,
  count: number,
  hasMore: boolean | undefined,
  onMore: (() => void) | undefined,
): void {
  const ask = useEffectEvent(() => onMore?.())
  useEffect(() => {
    if (hasMore && lastShown >= count - AHEAD) ask()
  }, [lastShown, count, hasMore])
}
