import { Link } from '@tanstack/react-router'
import { type LucideIcon, Plus, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Role } from '../../../shared/endpoint.ts'
import type { Text } from '../../../shared/text.ts'
import { useText } from '../../text/useText.ts'
import { Button } from '../controls/Button.tsx'
import { useKeys } from '../keys.ts'
import { asideSlot } from '../layers/SidePanel.tsx'
import { names } from '../look/names.ts'
import { Face } from '../signs/Face.tsx'
import { KeyHint } from '../signs/KeyHint.tsx'
import { Logo } from '../signs/Logo.tsx'
import css from './Shell.module.css'
import { shellTexts as words } from './shell.texts.ts'

/** One entry of the menu. Who has none of the `roles` does not see it. */
export interface NavItem {
  readonly to: string
  readonly text: Text
  readonly icon: LucideIcon
  /** Its block in the menu at the left; without one it stands only in a phone's bar. */
  readonly group?: 'work' | 'more'
  /** Stands in the bar at the bottom of a phone; two on each side of the plus. */
  readonly tab?: boolean
  readonly roles?: readonly Role[]
}

export interface ShellProps {
  items: readonly NavItem[]
  role: Role
  /** What waits behind an entry, by its address. */
  counts?: Readonly<Record<string, number | undefined>>
  /** Who is signed in: at the foot of the menu, leading to their own page. */
  person: { name: string; detail: string; to: string }
  onSearch: () => void
  /** Logs a touch; the button and the key are away while there is nothing to log on. */
  onLog?: (() => void) | undefined
  /** A line above everything: offline, the demo, a new release. */
  notice?: ReactNode
  children: ReactNode
}

/** The frame of every page: the menu at the left or at the thumb, search and logging always in reach. */
export function Shell({ items, role, counts = {}, person, onSearch, onLog, notice, children }: ShellProps) {
  const t = useText()
  useKeys({ 'mod+k': onSearch, '/': onSearch, ...(onLog && { l: onLog }) })
  const mine = items.filter((item) => !item.roles || item.roles.includes(role))
  const tabs = mine.filter((item) => item.tab)
  return (
    <div className={css.shell}>
      <a href="#content" className={css.skip}>
        {t(words.skip)}
      </a>
      <nav className={css.nav} aria-label={t(words.nav)}>
        <Link to="/" className={css.logo} aria-label={t(words.productName)}>
          <Logo />
        </Link>
        {(['work', 'more'] as const).map((group) => (
          <ul key={group} className={css.group}>
            {mine
              .filter((item) => item.group === group)
              .map((item) => (
                <li key={item.to}>
                  <NavLink item={item} count={counts[item.to]} />
                </li>
              ))}
          </ul>
        ))}
        <Link to={person.to} className={names(css.entry, css.person)} activeProps={{ className: css.on }}>
          <Face name={person.name} />
          <span className={css.who}>
            <span>{person.name}</span>
            <small>{person.detail}</small>
          </span>
        </Link>
      </nav>
      <div className={css.middle}>
        {notice}
        <header className={css.top}>
          <button type="button" className={css.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
            <Search size={16} aria-hidden="true" />
            <span className={css.longHint}>{t(words.search)}</span>
            <span className={css.shortHint}>{t(words.searchShort)}</span>
            <KeyHint keys="mod+k" />
          </button>
          {onLog && (
            <Button kind="primary" className={css.log} keys="l" onClick={onLog}>
              {t(words.log)}
            </Button>
          )}
        </header>
        <main id="content" className={css.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      <aside ref={asideSlot.set} className={css.aside} />
      <nav className={names(css.tabs, !onLog && css.fourTabs)} aria-label={t(words.nav)}>
        {tabs.slice(0, 2).map((item) => (
          <TabLink key={item.to} item={item} count={counts[item.to]} />
        ))}
        {onLog && (
          <button type="button" className={css.plus} onClick={onLog} aria-label={t(words.log)}>
            <Plus size={26} />
          </button>
        )}
        {tabs.slice(2, 4).map((item) => (
          <TabLink key={item.to} item={item} count={counts[item.to]} />
        ))}
      </nav>
    </div>
  )
}

interface EntryProps {
  item: NavItem
  count: number | undefined
}

const whenHere = { exact: true, includeSearch: false }

function NavLink({ item, count }: EntryProps) {
  const t = useText()
  return (
    <Link
      to={item.to}
      className={css.entry}
      activeOptions={item.to === '/' ? whenHere : { includeSearch: false }}
      activeProps={{ className: css.on }}
      data-name={t(item.text)}
    >
      <item.icon size={17} aria-hidden="true" />
      <span className={css.word}>{t(item.text)}</span>
      {count ? <b className={css.number}>{count}</b> : null}
    </Link>
  )
}

function TabLink({ item, count }: EntryProps) {
  const t = useText()
  return (
    <Link
      to={item.to}
      className={css.tab}
      activeOptions={item.to === '/' ? whenHere : { includeSearch: false }}
      activeProps={{ className: css.onTab }}
    >
      <span className={css.tabIcon}>
        <item.icon size={21} aria-hidden="true" />
        {count ? <b className={css.badge}>{count}</b> : null}
      </span>
      {t(item.text)}
    </Link>
  )
}
