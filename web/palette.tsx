import { useNavigate } from '@tanstack/react-router'
import { Languages, LogOut, Moon, Sun } from 'lucide-react'
import { appTexts as words } from './app.texts.ts'
import { CommandPalette, type Found, type FoundGroup } from './kit/layers/CommandPalette.tsx'
import { chooseTheme } from './kit/look/theme.ts'
import { nav } from './nav.ts'
import { endSession, useMe } from './session.tsx'
import { useText } from './text/useText.ts'
import { useChangeLocale } from './useChangeLocale.ts'

/** ⌘K: every screen and what one may do anywhere; screens add what they can find. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const me = useMe()
  const changeLocale = useChangeLocale()
  const dark = document.documentElement.dataset.theme === 'dark'
  const screens: Found[] = nav
    .filter((item) => !item.roles || item.roles.includes(me.role))
    .map((item) => ({
      id: `go${item.to}`,
      title: t(item.text),
      sign: <item.icon size={18} />,
      choose: () => navigate({ to: item.to }),
    }))
  const acts: Found[] = [
    {
      id: 'theme',
      title: t(dark ? words.light : words.dark),
      sign: dark ? <Sun size={18} /> : <Moon size={18} />,
      choose: () => chooseTheme(dark ? 'light' : 'dark'),
    },
    {
      id: 'language',
      title: t(words.inEnglish),
      sign: <Languages size={18} />,
      choose: () => changeLocale(me.locale === 'zh' ? 'en' : 'zh'),
    },
    { id: 'out', title: t(words.signOut), sign: <LogOut size={18} />, choose: () => endSession() },
  ]
  const start: FoundGroup[] = [
    { heading: t(words.goTo), found: screens },
    { heading: t(words.actions), found: acts },
  ]
  const search = async (query: string) => matching(start, query)
  return <CommandPalette onClose={onClose} start={start} search={search} />
}

function matching(groups: readonly FoundGroup[], query: string): FoundGroup[] {
  const asked = query.toLowerCase()
  return groups
    .map((group) => ({
      ...group,
      found: group.found.filter((found) => String(found.title).toLowerCase().includes(asked)),
    }))
    .filter((group) => group.found.length > 0)
}
