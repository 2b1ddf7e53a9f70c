import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DayText } from '../../../web/kit/signs/Figures.tsx'
import { useText } from '../../../web/text/useText.ts'
import { entryTexts as words } from './care.texts.ts'
import css from './Entries.module.css'
import { EntryMark, KindDot } from './marks.tsx'
import type { Entry } from './types.ts'

interface EntriesProps {
  of: readonly Entry[]
  /** Of many customers each says whose it is. */
  withCustomer?: boolean
  /** A way on from an entry, where there is one. */
  onOpen?: (entry: Entry) => (() => void) | null
}

/** R5, R6: days in their order: what it is, whose, and what became of it. */
export function Entries({ of: entries, withCustomer, onOpen }: EntriesProps) {
  return (
    <ul className={css.entries}>
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of one kind may stand on one day.
        <li key={`${entry.day} ${entry.kind} ${entry.id} ${at}`} className={css.entry}>
          <KindDot kind={entry.kind} />
          <span className={css.day}>
            <DayText day={entry.day} />
          </span>
          <span className={css.words}>
            <Name of={entry} open={onOpen?.(entry) ?? null} />
            <Whose of={entry} withCustomer={withCustomer} />
          </span>
          <EntryMark of={entry} />
        </li>
      ))}
    </ul>
  )
}

const Name = ({ of: { name }, open }: { of: Entry; open: (() => void) | null }): ReactNode =>
  open ? (
    <button type="button" className={css.name} onClick={open}>
      {name}
    </button>
  ) : (
    <b>{name}</b>
  )

function Whose({ of: { customer, contact }, withCustomer }: { of: Entry; withCustomer: boolean | undefined }) {
  const t = useText()
  if (!withCustomer) return contact && <small>{contact.name}</small>
  if (!customer) return <small>{t(words.everybody)}</small>
  return (
    <small>
      {contact && `${contact.name} · `}
      <Link to={'/customers/$id' as never} params={{ id: customer.id } as never}>
        {customer.name}
      </Link>
    </small>
  )
}
