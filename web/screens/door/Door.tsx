import type { ReactNode } from 'react'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Logo } from '../../kit/signs/Logo.tsx'
import { locale, useLocale } from '../../text/locale.ts'
import { useText } from '../../text/useText.ts'
import css from './Door.module.css'
import { doorTexts as words } from './door.texts.ts'
import { RingStory } from './RingStory.tsx'

interface DoorProps {
  title: string
  /** What it is about, in a sentence. */
  lead?: string
  children: ReactNode
}

/** What one meets before being signed in: what Jinke is at the left, what to do at the right. */
export function Door({ title, lead, children }: DoorProps) {
  const t = useText()
  const now = useLocale()
  const languages = [
    { value: 'zh', label: t(words.chinese) },
    { value: 'en', label: t(words.english) },
  ] as const
  return (
    <div className={css.door}>
      <header className={css.top}>
        <Logo />
        <Segmented label={t(words.language)} choices={languages} value={now} onChange={locale.set} />
      </header>
      <section className={css.story}>
        <RingStory />
        <div className={css.words}>
          <p className={css.promise}>{t(words.promise)}</p>
          <p className={css.sentence}>{t(words.sentence)}</p>
        </div>
      </section>
      <main className={css.form}>
        <div className={css.sheet}>
          <div className={css.head}>
            <h1>{title}</h1>
            {lead && <p className={css.lead}>{lead}</p>}
          </div>
          {children}
        </div>
      </main>
    </div>
  )
}
