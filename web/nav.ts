import {
  ChartNoAxesColumnDecreasing,
  CircleUserRound,
  Combine,
  Contact,
  ContactRound,
  Eye,
  FileLock2,
  FileUp,
  HeartHandshake,
  ListTodo,
  Settings2,
  Stethoscope,
  UsersRound,
  Waves,
} from 'lucide-react'
import { appTexts as words } from './app.texts.ts'
import type { NavItem } from './kit/shell/Shell.tsx'

/** The menu, in order: one line for each screen that has an entry. */
export const nav: readonly NavItem[] = [
  { to: '/', text: words.today, icon: ListTodo, group: 'work', tab: true },
  { to: '/customers', text: words.customers, icon: ContactRound, group: 'work', tab: true },
  { to: '/pool', text: words.pool, icon: Waves, group: 'work', tab: true },
  { to: '/diagnosis', text: words.diagnosis, icon: Stethoscope, group: 'work' },
  { to: '/quantity', text: words.quantity, icon: ChartNoAxesColumnDecreasing, group: 'work' },
  { to: '/imports', text: words.imports, icon: FileUp, group: 'more' },
  { to: '/duplicates', text: words.duplicates, icon: Combine, group: 'more' },
  {
    to: '/team',
    text: words.team,
    icon: UsersRound,
    group: 'more',
    roles: ['manager', 'director', 'admin', 'auditor'],
  },
  { to: '/closeness', text: words.closeness, icon: HeartHandshake, group: 'more' },
  {
    to: '/people',
    text: words.people,
    icon: Contact,
    group: 'more',
    roles: ['manager', 'director', 'admin', 'auditor'],
  },
  { to: '/sights', text: words.sights, icon: Eye, group: 'more', roles: ['manager', 'director', 'admin'] },
  {
    to: '/undertakings',
    text: words.undertakings,
    icon: FileLock2,
    group: 'more',
    roles: ['director', 'admin', 'auditor'],
  },
  { to: '/settings', text: words.settings, icon: Settings2, group: 'more' },
  { to: '/me', text: words.me, icon: CircleUserRound, tab: true },
]
