import { CircleUserRound } from 'lucide-react'
import { appTexts as words } from './app.texts.ts'
import type { NavItem } from './kit/shell/Shell.tsx'

/** The menu, in order: one line for each screen that has an entry. */
export const nav: readonly NavItem[] = [{ to: '/me', text: words.me, icon: CircleUserRound, tab: true }]
