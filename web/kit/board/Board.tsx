import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { Segmented } from '../controls/Choices.tsx'
import { names } from '../look/names.ts'
import { useWidth } from '../look/useWidth.ts'
import css from './Board.module.css'
import { boardTexts as words } from './board.texts.ts'
import { aboveOf, type Spot } from './place.ts'
import { type Carried, useCarry } from './useCarry.ts'

export interface BoardColumn<T> {
  readonly key: string
  readonly title: string
  /** How many there are in all. */
  readonly count: number
  /** Under the title: what they add up to. */
  readonly sum: ReactNode
  readonly items: readonly T[]
  readonly onMore?: (() => void) | undefined
}

export interface BoardProps<T> {
  label: string
  columns: readonly BoardColumn<T>[]
  keyOf: (item: T) => string
  nameOf: (item: T) => string
  card: (item: T) => ReactNode
  mayMove: (item: T) => boolean
  /** `below` is the card right above the new place; null on top. */
  onMove: (item: T, column: string, below: string | null) => void
  onOpen: (item: T) => void
  /** The one whose panel stands beside. */
  open?: string | null
}

/** Cards in columns: carried by pointer or keys on a desk, one column at a time on a phone. */
export function Board<T>(props: BoardProps<T>) {
  const { label, columns, keyOf, nameOf, onMove } = props
  const t = useText()
  const phone = useWidth() === 'phone'
  const howId = useId()
  const board = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const keys = columns.map(({ key, items }) => ({ key, cards: items.map(keyOf) }))
  const found = (card: string) => columns.flatMap(({ items }) => items).find((item) => keyOf(item) === card) as T
  const tell = (what: 'lifted' | 'over' | 'dropped' | 'kept', card: string, { column, at }: Spot) => {
    const to = columns.find(({ key }) => key === column)
    const place = {
      card: nameOf(found(card)),
      column: to?.title ?? '',
      at: at + 1,
      of: (keys.find(({ key }) => key === column)?.cards.filter((one) => one !== card).length ?? 0) + 1,
    }
    setSaid(t(words[what], place))
  }
  const carry = useCarry({
    board,
    columns: keys,
    tell,
    onDrop: (card, spot) => onMove(found(card), spot.column, aboveOf(keys, card, spot)),
  })
  return (
    <>
      <p id={howId} className={css.unseen}>
        {t(words.how)}
      </p>
      <p className={css.unseen} role="status" aria-live="assertive">
        {said}
      </p>
      {phone ? (
        <OneColumn {...props} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: no fieldset: there is nothing to fill in
        <div
          ref={board}
          className={names(css.board, carry.carried?.by === 'pointer' && css.carrying)}
          role="group"
          aria-label={label}
          aria-describedby={howId}
          onKeyDown={walk}
        >
          {columns.map((column) => (
            <Column key={column.key} {...props} column={column} carry={carry} />
          ))}
        </div>
      )}
    </>
  )
}

interface ColumnProps<T> extends BoardProps<T> {
  column: BoardColumn<T>
  carry?: { carried: Carried | null; handlers: ReturnType<typeof useCarry>['handlers']; wasCarry: () => boolean }
}

function Column<T>({ column, keyOf, nameOf, card, mayMove, onOpen, open, carry }: ColumnProps<T>) {
  const t = useText()
  const titleId = useId()
  const { carried } = carry ?? {}
  const isTarget = carried?.spot.column === column.key
  const others = column.items.filter((item) => keyOf(item) !== carried?.card)
  const lineBefore = (item: T) => isTarget && others[carried.spot.at] === item
  return (
    <section className={names(css.column, isTarget && css.target)} data-column={column.key} aria-labelledby={titleId}>
      <header className={css.head}>
        <h2 id={titleId}>
          {column.title} <b>{column.count}</b>
        </h2>
        <span className={css.sum}>{column.sum}</span>
      </header>
      <ol className={css.cards}>
        {column.items.map((item) => {
          const key = keyOf(item)
          const movable = carry && mayMove(item)
          return (
            <li key={key}>
              {lineBefore(item) && <span className={css.line} />}
              {/* biome-ignore lint/a11y/useSemanticElements: links and buttons stand in it, so it is none itself */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the board's */}
              <div
                data-card={key}
                role="group"
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a card is walked to and carried
                tabIndex={0}
                aria-label={nameOf(item)}
                aria-roledescription={movable ? t(words.card) : undefined}
                className={names(
                  css.card,
                  movable && css.movable,
                  carried?.card === key && css.lifted,
                  open === key && css.open,
                )}
                onClick={(event) => {
                  if (!carry?.wasCarry() && !isControl(event.target)) onOpen(item)
                }}
                {...(movable && carry.handlers(key))}
              >
                {card(item)}
              </div>
            </li>
          )
        })}
        {isTarget && carried.spot.at >= others.length && (
          <li>
            <span className={css.line} />
          </li>
        )}
      </ol>
      {column.items.length === 0 && !isTarget && <p className={css.none}>{t(words.none)}</p>}
      {column.onMore && (
        <Button size="small" kind="quiet" wide onClick={column.onMore}>
          {t(words.more)}
        </Button>
      )}
    </section>
  )
}

const isControl = (target: EventTarget): boolean => (target as Element).closest('button, a, input, select') !== null

const SWIPE = 60

/** On a phone: chips of the columns, one of which is in sight; a swipe goes to the next. */
function OneColumn<T>(props: BoardProps<T>) {
  const { columns } = props
  const t = useText()
  const [key, setKey] = useState(() => columns.find((column) => column.items.length > 0)?.key ?? columns[0]?.key ?? '')
  const from = useRef<{ x: number; y: number } | null>(null)
  const at = columns.findIndex((column) => column.key === key)
  const column = columns[at]
  if (!column) return null
  return (
    <>
      <div className={css.chips}>
        <Segmented
          label={t(words.columns)}
          look="chips"
          choices={columns.map(({ key: value, title, count }) => ({ value, label: `${title} ${count}` }))}
          value={key}
          onChange={setKey}
        />
      </div>
      <div
        className={css.swiped}
        onTouchStart={({ touches }) => {
          const touch = touches[0]
          from.current = touch ? { x: touch.clientX, y: touch.clientY } : null
        }}
        onTouchEnd={({ changedTouches }) => {
          const touch = changedTouches[0]
          if (!from.current || !touch) return
          const [dx, dy] = [touch.clientX - from.current.x, touch.clientY - from.current.y]
          const next = columns[at + (dx < 0 ? 1 : -1)]
          if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy) && next) setKey(next.key)
        }}
      >
        <Column {...props} column={column} />
      </div>
    </>
  )
}

/** The arrows go from card to card, Enter opens; a card that is carried keeps the arrows to itself. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const card = event.target as HTMLElement
  if (!card.dataset.card) return
  if (event.key === 'Enter') {
    event.preventDefault()
    card.click()
    return
  }
  const column = card.closest<HTMLElement>('[data-column]')
  const columns = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-column]')]
  const cardsOf = (of: HTMLElement | null | undefined) => [...(of?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
  const at = cardsOf(column).indexOf(card)
  const beside = (by: number): HTMLElement | undefined => {
    for (let n = columns.indexOf(column as HTMLElement) + by; n >= 0 && n < columns.length; n += by) {
      const cards = cardsOf(columns[n])
      if (cards.length > 0) return cards[Math.min(at, cards.length - 1)]
    }
    return undefined
  }
  const to = {
    ArrowUp: () => cardsOf(column)[at - 1],
    ArrowDown: () => cardsOf(column)[at + 1],
    ArrowLeft: () => beside(-1),
    ArrowRight: () => beside(1),
  }[event.key]
  if (!to) return
  event.preventDefault()
  to()?.focus()
}
