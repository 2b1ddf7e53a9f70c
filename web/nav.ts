import {
  Boxes,
  CircleUserRound,
  Combine,
  Contact,
  ContactRound,
  FileText,
  FileUp,
  ListTodo,
  PackageCheck,
  Settings2,
  SquareKanban,
  UsersRound,
  Waves,
} from 'lucide-react'
import { appTexts as words } from './app.texts.ts'
import type { NavItem } from './kit/shell/Shell.tsx'

/** The menu, in order: one line for each screen that has an entry. */
export const nav: readonly NavItem[] = [
  { to: '/', text: words.today, icon: ListTodo, group: 'work', tab: true },
  { to: '/customers', text: words.customers, icon: ContactRound, group: 'work', tab: true },
  { to: '/deals', text: words.deals, icon: SquareKanban, group: 'work' },
  { to: '/quotes', text: words.quotes, icon: FileText, group: 'work' },
  { to: '/orders', text: words.orders, icon: PackageCheck, group: 'work' },
  { to: '/pool', text: words.pool, icon: Waves, group: 'work', tab: true },
  { to: '/products', text: words.products, icon: Boxes, group: 'more' },
  { to: '/imports', text: words.imports, icon: FileUp, group: 'more' },
  { to: '/duplicates', text: words.duplicates, icon: Combine, group: 'more' },
  {
    to: '/team',
    text: words.team,
    icon: UsersRound,
    group: 'more',
    roles: ['manager', 'director', 'admin', 'auditor'],
  },
  {
    to: '/people',
    text: words.people,
    icon: Contact,
    group: 'more',
    roles: ['manager', 'director', 'admin', 'auditor'],
  },
  { to: '/settings', text: words.settings, icon: Settings2, group: 'more' },
  { to: '/me', text: words.me, icon: CircleUserRound, tab: true },
]
