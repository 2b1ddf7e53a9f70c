import type { KeyboardEvent, ReactNode } from 'react'
import { names } from '../look/names.ts'
import { KeyHint } from '../signs/KeyHint.tsx'
import css from './Menu.module.css'
import { Popover, type PopoverTrigger } from './Popover.tsx'

export interface MenuItem {
  readonly label: string
  readonly onChoose: () => void
  readonly icon?: ReactNode
  readonly keys?: string
  readonly danger?: boolean
  /** Why it cannot be chosen now; it stays in sight, so that people learn that it exists. */
  readonly whyNot?: string
}

interface MenuProps {
  title: string
  trigger: (props: PopoverTrigger) => ReactNode
  items: readonly MenuItem[]
  align?: 'start' | 'end'
}

/** The further things one may do here. */
export function Menu({ title, trigger, items, align }: MenuProps) {
  return (
    <Popover title={title} trigger={trigger} align={align} kind="menu">
      {(close) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among its items
        <div className={css.menu} onKeyDown={moveAmongItems}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              className={names(css.item, item.danger && css.danger)}
              aria-disabled={item.whyNot !== undefined}
              data-tip={item.whyNot}
              onClick={() => {
                if (item.whyNot !== undefined) return
                close()
                item.onChoose()
              }}
            >
              {item.icon}
              <span className={css.label}>{item.label}</span>
              {item.keys && <KeyHint keys={item.keys} />}
            </button>
          ))}
        </div>
      )}
    </Popover>
  )
}

function moveAmongItems(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items[to % items.length]?.focus()
}
