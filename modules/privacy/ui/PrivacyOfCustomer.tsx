import { Download, Pencil } from 'lucide-react'
import { useState } from 'react'
import { download, Problem } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Menu } from '../../../web/kit/layers/Menu.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useRead } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { handOver, handOverCustomer, showPrivacy } from '../contract.ts'
import { NoteBasis } from './NoteBasis.tsx'
import css from './privacy.module.css'
import { privacyTexts as words } from './privacy.texts.ts'
import type { OfContact } from './types.ts'

/** T8: on which ground each contact's information is kept; and all of it as a file, where a person asks. */
export function PrivacyOfCustomer({ customerId }: { customerId: string }) {
  const t = useText()
  const { data } = useRead(showPrivacy, { params: { id: customerId } })
  const [noting, setNoting] = useState<OfContact | null>(null)
  if (!data) return null
  const isHanded = data.can.hand && (data.isPerson || data.items.length === 0)
  if (data.items.length === 0 && !isHanded) return null
  return (
    <section className={css.section}>
      <h2>{t(words.title)}</h2>
      <ul className={css.list}>
        {isHanded && (
          <li>
            <span className={css.words}>{t(words.wholeCustomer)}</span>
            <Hand customerId={customerId} name={t(words.wholeCustomer)} />
          </li>
        )}
        {data.items.map((item) => (
          <li key={item.contact.id}>
            <span className={css.words}>
              <span>{item.contact.name}</span>
              <small>
                <Told of={item} />
              </small>
            </span>
            {data.can.note && (
              <Button
                size="small"
                kind="quiet"
                icon={<Pencil />}
                aria-label={`${t(words.note)} ${item.contact.name}`}
                onClick={() => setNoting(item)}
              />
            )}
            {data.can.hand && <Hand customerId={customerId} contactId={item.contact.id} name={item.contact.name} />}
          </li>
        ))}
      </ul>
      {noting && <NoteBasis customerId={customerId} of={noting} onClose={() => setNoting(null)} />}
    </section>
  )
}

function Told({ of: { basis } }: { of: OfContact }) {
  const t = useText()
  const format = useFormat()
  if (!basis) return <>{t(words.none)}</>
  const purposes = basis.purposes.map((purpose) => t(words[purpose])).join(t(words.and))
  return <>{t(words.told, { basis: t(words[basis.basis]), purposes, day: format.day(basis.day) })}</>
}

const FILES = [
  { query: { to: 'person', format: 'html', locale: 'zh' }, text: words.toPersonZh },
  { query: { to: 'person', format: 'html', locale: 'en' }, text: words.toPersonEn },
  { query: { to: 'authority', format: 'json' }, text: words.toAuthority },
  { query: { to: 'successor', format: 'json' }, text: words.toSuccessor },
] as const

/** Hands out what is kept of a contact, or of the customer where none is named. */
function Hand({ customerId: id, contactId, name }: { customerId: string; contactId?: string; name: string }) {
  const t = useText()
  const save = (query: (typeof FILES)[number]['query']) => {
    const file = contactId
      ? download(handOver, { params: { id, contactId }, query } as never)
      : download(handOverCustomer, { params: { id }, query } as never)
    file.catch((error) => {
      if (!(error instanceof Problem)) throw error
      toast({ kind: 'wrong', text: error.message })
    })
  }
  return (
    <Menu
      title={t(words.handTo)}
      align="end"
      trigger={(props) => (
        <Button {...props} size="small" kind="quiet" icon={<Download />} aria-label={t(words.hand, { name })} />
      )}
      items={FILES.map(({ query, text }) => ({ label: t(text), onChoose: () => save(query) }))}
    />
  )
}
