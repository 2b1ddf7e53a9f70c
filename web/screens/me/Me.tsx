import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { chooseTheme, useThemeChoice } from '../../kit/look/theme.ts'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { nav } from '../../nav.ts'
import { useMe } from '../../session.tsx'
import { useLocale } from '../../text/locale.ts'
import { useText } from '../../text/useText.ts'
import { useChangeLocale } from '../../useChangeLocale.ts'
import { Calendar } from './Calendar.tsx'
import { Factors } from './Factors.tsx'
import { Identities } from './Identities.tsx'
import { Keys } from './Keys.tsx'
import { Mailbox } from './Mailbox.tsx'
import css from './Me.module.css'
import { meTexts as words } from './me.texts.ts'
import { Password } from './Password.tsx'
import { Section } from './Section.tsx'
import { Sessions } from './Sessions.tsx'
import { SignOut } from './SignOut.tsx'
import { Undertaking } from './Undertaking.tsx'

/** One's own page: how the app speaks and looks, and how one gets in. On a phone also the way to all other screens. */
export default function Me() {
  const me = useMe()
  return (
    <Page title={me.name} lead={me.company.name} actions={<SignOut />} narrow>
      <MoreScreens />
      <Undertaking />
      <Mailbox />
      <Calendar />
      <LookAndLanguage />
      <Password />
      <Factors />
      <Identities />
      <Sessions />
      <Keys />
    </Page>
  )
}

/** What has no place in the bar at the bottom of a phone. */
function MoreScreens() {
  const t = useText()
  const me = useMe()
  const width = useWidth()
  const others = nav.filter((item) => !item.tab && (!item.roles || item.roles.includes(me.role)))
  if (width !== 'phone' || others.length === 0) return null
  return (
    <Section title={t(words.more)}>
      <ul className={css.links}>
        {others.map((item) => (
          <li key={item.to}>
            <Link to={item.to} className={css.link}>
              <item.icon size={18} aria-hidden="true" />
              {t(item.text)}
              <ChevronRight size={16} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function LookAndLanguage() {
  const t = useText()
  const locale = useLocale()
  const changeLocale = useChangeLocale()
  const theme = useThemeChoice()
  const languages = [
    { value: 'zh', label: t(words.chinese) },
    { value: 'en', label: t(words.english) },
  ] as const
  const themes = [
    { value: 'auto', label: t(words.auto) },
    { value: 'light', label: t(words.light) },
    { value: 'dark', label: t(words.dark) },
  ] as const
  return (
    <Section title={t(words.look)}>
      <div className={css.line}>
        <span>{t(words.language)}</span>
        <Segmented label={t(words.language)} choices={languages} value={locale} onChange={changeLocale} />
      </div>
      <div className={css.line}>
        <span>{t(words.theme)}</span>
        <Segmented label={t(words.theme)} choices={themes} value={theme} onChange={chooseTheme} />
      </div>
    </Section>
  )
}
