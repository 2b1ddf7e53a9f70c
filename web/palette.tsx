import { useNavigate } from '@tanstack/react-router'
import {
  CalendarPlus,
  FileText,
  Languages,
  ListFilter,
  LogOut,
  Moon,
  PackageCheck,
  PencilLine,
  Plus,
  SquareKanban,
  Sun,
  UserRound,
} from 'lucide-react'
import { showCustomer } from '../modules/customers/contract.ts'
import { spokenPhone } from '../modules/customers/ui/phones.ts'
import { CustomerRing, Standing } from '../modules/customers/ui/Standing.tsx'
import { Facts } from '../modules/customers/ui/Title.tsx'
import type { Item } from '../modules/customers/ui/types.ts'
import type { Text } from '../shared/text.ts'
import { appTexts } from './app.texts.ts'
import { arranging } from './arranging.ts'
import { creating } from './creating.ts'
import { CommandPalette, type Found, type FoundGroup } from './kit/layers/CommandPalette.tsx'
import { chooseTheme } from './kit/look/theme.ts'
import { Ring } from './kit/signs/Ring.tsx'
import { Tier } from './kit/signs/Tier.tsx'
import { logging, logOn } from './logging.ts'
import { nav } from './nav.ts'
import css from './palette.module.css'
import { paletteTexts as words } from './palette.texts.ts'
import { type FoundContact, type FoundPaper, searchCustomers, searchPapers } from './paletteSearch.ts'
import { useRead } from './queries.ts'
import { type Recent, useRecent } from './recent.ts'
import { endSession, useMe } from './session.tsx'
import { useText } from './text/useText.ts'
import { useChangeLocale } from './useChangeLocale.ts'

/** A command, found by its words in either language. */
interface Command extends Found {
  readonly text: Text
}

/** ⌘K: customers and contacts by a few letters or digits, every screen, and what one may do anywhere. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { screens, acts } = useCommands()
  const recent = useRecent()
  const open = (id: string) => navigate({ to: '/customers/$id', params: { id } })

  const customer = (item: Item): Found => ({
    id: item.id,
    title: (
      <>
        {item.name} <Tier tier={item.tier} />
      </>
    ),
    detail: (
      <span className={css.detail}>
        <Standing of={item} />
        <Facts of={item} />
      </span>
    ),
    sign: <CustomerRing of={item} size={30} />,
    choose: () => open(item.id),
  })
  const contact = ({ contact: one, customer: at }: FoundContact): Found => ({
    id: one.id,
    title: `${one.name} ${one.job ?? ''}`,
    detail: [at.name, ...one.phones.map(spokenPhone)].join(' · '),
    sign: <UserRound size={18} />,
    choose: () => open(at.id),
  })
  const paper = ({ kind, id, number, customer: name }: FoundPaper): Found => ({
    id,
    title: number,
    detail: name,
    sign: kind === 'quote' ? <FileText size={18} /> : <PackageCheck size={18} />,
    choose: () => navigate({ to: kind === 'quote' ? '/quotes/$id' : '/orders/$id', params: { id } }),
  })
  const lately = ({ id, name }: Recent): Found => ({
    id,
    title: name,
    sign: <RecentRing id={id} name={name} />,
    choose: () => open(id),
  })

  const start: FoundGroup[] = [
    { heading: t(words.recent), found: recent.map(lately) },
    { heading: t(appTexts.actions), found: acts },
    { heading: t(appTexts.goTo), found: screens },
  ].filter(isFilled)

  const search = async (query: string, signal: AbortSignal): Promise<FoundGroup[]> => {
    const [found, papers] = await Promise.all([searchCustomers(query, signal), searchPapers(query, signal)])
    const all: Found = {
      id: 'all',
      title: t(words.allFound),
      sign: <ListFilter size={18} />,
      choose: () => navigate({ to: '/customers', search: { q: query } as never }),
    }
    const create: Found = {
      id: 'create named',
      title: t(words.createNamed, { name: query }),
      sign: <Plus size={18} />,
      choose: () => creating.set({ name: query }),
    }
    return [
      { heading: t(words.customers), found: [...found.customers.map(customer), ...(found.more ? [all] : [])] },
      { heading: t(words.papers), found: papers.map(paper) },
      { heading: t(words.contacts), found: found.contacts.map(contact) },
      { heading: t(words.inPool), found: found.pooled.map(customer) },
      { heading: t(appTexts.goTo), found: screens.filter((one) => says(one, query)) },
      { heading: t(appTexts.actions), found: [...acts.filter((one) => says(one, query)), create] },
    ].filter(isFilled)
  }
  return <CommandPalette onClose={onClose} start={start} search={search} />
}

const isFilled = ({ found }: FoundGroup): boolean => found.length > 0

const says = ({ text }: Command, query: string): boolean =>
  [text.zh, text.en].some((words) => words.toLowerCase().includes(query.toLowerCase()))

/** The ring of a customer lately seen, as it is now. */
function RecentRing({ id, name }: Recent) {
  const { data } = useRead(showCustomer, { params: { id } }, { staleTime: Number.POSITIVE_INFINITY })
  return data ? <CustomerRing of={data} size={30} /> : <Ring lit={0} cadence="rest" label={name} size={30} />
}

/** What only those do who may write. */
const WRITES = ['create', 'need', 'quote', 'order', 'log']

/** Every screen, and what one may do anywhere. */
function useCommands(): { screens: Command[]; acts: Command[] } {
  const t = useText()
  const navigate = useNavigate()
  const me = useMe()
  const changeLocale = useChangeLocale()
  const dark = document.documentElement.dataset.theme === 'dark'
  const command = (id: string, text: Text, Icon: typeof Plus, choose: () => void, keys?: string): Command => ({
    id,
    text,
    title: t(text),
    sign: <Icon size={18} />,
    choose,
    ...(keys && { keys }),
  })
  const screens = nav
    .filter((item) => !item.roles || item.roles.includes(me.role))
    .map((item) => command(`go${item.to}`, item.text, item.icon, () => navigate({ to: item.to })))
  const acts = [
    command(
      'create',
      words.create,
      Plus,
      () => creating.set({ name: '' }),
      location.pathname === '/customers' ? 'n' : undefined,
    ),
    command('need', words.newNeed, SquareKanban, () => navigate({ to: '/deals', search: { new: 'need' } as never })),
    command('quote', words.newQuote, FileText, () => navigate({ to: '/quotes/new' })),
    command('order', words.newOrder, PackageCheck, () =>
      navigate({ to: '/orders', search: { new: 'order' } as never }),
    ),
    command('log', words.log, PencilLine, () => logging.set({ customer: logOn.get() }), 'l'),
    command('arrange', words.arrange, CalendarPlus, () => arranging.set({ customer: logOn.get() }), 'a'),
    command('theme', dark ? appTexts.light : appTexts.dark, dark ? Sun : Moon, () =>
      chooseTheme(dark ? 'light' : 'dark'),
    ),
    command('language', appTexts.inEnglish, Languages, () => changeLocale(me.locale === 'zh' ? 'en' : 'zh')),
    command('out', appTexts.signOut, LogOut, () => endSession()),
  ]
  return { screens, acts: me.role === 'auditor' ? acts.filter(({ id }) => !WRITES.includes(id)) : acts }
}
