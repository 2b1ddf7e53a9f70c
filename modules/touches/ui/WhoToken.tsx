import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check, Chips } from '../../../web/kit/controls/Choices.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Popover } from '../../../web/kit/layers/Popover.tsx'
import { useRead } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { useText } from '../../../web/text/useText.ts'
import { listPeople } from '../../people/contract.ts'
import type { Draft } from './draft.ts'
import css from './TouchFields.module.css'
import { touchTexts as words } from './touch.texts.ts'
import type { Contact } from './types.ts'

interface WhoTokenProps {
  contacts: readonly Contact[]
  /** Contacts that took part. */
  chosen: readonly string[]
  colleagueIds: readonly string[]
  /** Colleagues may be added: only while it is being recorded. */
  withColleagues: boolean
  onChange: (patch: Partial<Draft>) => void
}

/** Who took part, on their side and ours (T1): one word in the form, a small panel behind it. */
export function WhoToken({ contacts, chosen, colleagueIds, withColleagues, onChange }: WhoTokenProps) {
  const t = useText()
  const [first, ...others] = contacts.filter((contact) => chosen.includes(contact.id))
  const theirs = !first
    ? t(words.nobody)
    : others.length > 0
      ? t(words.and, { name: first.name, count: others.length })
      : first.name
  const told = colleagueIds.length > 0 ? t(words.withColleagues, { who: theirs, count: colleagueIds.length }) : theirs
  return (
    <Popover
      title={t(words.who)}
      trigger={(trigger) => (
        <Button {...trigger} className={css.token} kind="quiet" data-tip={t(words.who)}>
          {told}
          <ChevronDown className={css.down} />
        </Button>
      )}
    >
      {() => (
        <div className={css.panel}>
          <h3 className={css.panelHead}>{t(words.contacts)}</h3>
          {contacts.length === 0 && <p className={css.quiet}>{t(words.noContacts)}</p>}
          <Chips
            label={t(words.contacts)}
            choices={contacts.map((contact) => ({ value: contact.id, label: contact.name }))}
            value={chosen}
            onChange={(contactIds) => onChange({ contactIds })}
          />
          {withColleagues && <Colleagues chosen={colleagueIds} onChange={(ids) => onChange({ colleagueIds: ids })} />}
        </div>
      )}
    </Popover>
  )
}

const SEARCHED_FROM = 8

function Colleagues({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useText()
  const me = useMe()
  const heading = useId()
  const [query, setQuery] = useState('')
  const { data } = useRead(listPeople, { query: { state: 'active', limit: 200 } }, { staleTime: 5 * 60_000 })
  const others = (data?.items ?? []).filter((person) => person.id !== me.id)
  const found = others.filter((person) => person.name.includes(query.trim()))
  if (others.length === 0) return null
  return (
    <section aria-labelledby={heading} className={css.panelPart}>
      <h3 id={heading} className={css.panelHead}>
        {t(words.colleagues)}
      </h3>
      {others.length >= SEARCHED_FROM && (
        <Input
          value={query}
          placeholder={t(words.findColleague)}
          aria-label={t(words.findColleague)}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <div className={css.people}>
        {found.length === 0 && <p className={css.quiet}>{t(words.noColleague, { query })}</p>}
        {found.map((person) => (
          <Check
            key={person.id}
            checked={chosen.includes(person.id)}
            onChange={(joined) =>
              onChange(joined ? [...chosen, person.id] : chosen.filter((other) => other !== person.id))
            }
          >
            {person.name} <span className={css.quiet}>{person.team.name}</span>
          </Check>
        ))}
      </div>
    </section>
  )
}
