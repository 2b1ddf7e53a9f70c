import { CircleUserRound, Combine, ContactRound, ListTodo, UsersRound } from 'lucide-react'
import { appTexts as words } from './app.texts.ts'
import type { NavItem } from './kit/shell/Shell.tsx'

/** The menu, in order: one line for each screen that has an entry. */
export const nav: readonly NavItem[] = [
  { to: '/', text: words.today, icon: ListTodo, group: 'work', tab: true },
  { to: '/customers', text: words.customers, icon: ContactRound, group: 'work', tab: true },
  { to: '/duplicates', text: words.duplicates, icon: Combine, group: 'more' },
  {
    to: '/team',
    text: words.team,
    icon: UsersRound,
    group: 'more',
    roles: ['manager', 'director', 'admin', 'auditor'],
  },
  { to: '/me', text: words.me, icon: CircleUserRound, tab: true },
]
