import { Plus, Wrench } from 'lucide-react'
import { useState } from 'react'
import { tellHours } from '../../../modules/calendars/ui/WeeklyHoursField.tsx'
import { publicUrl } from '../../../modules/company/settings.ts'
import { listServices } from '../../../modules/services/contract.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { copyText } from '../../kit/controls/CopyButton.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../text/locale.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import css from './parts.module.css'
import { ServiceForm } from './ServiceForm.tsx'
import { serviceTexts as words } from './services.texts.ts'
import type { Service } from './types.ts'

/** A10: what the company offers, with the page on which each is booked. */
export function Offered({ onAdd }: { onAdd: () => void }) {
  const t = useText()
  const { data, error, refetch } = useRead(listServices, {})
  const [editing, setEditing] = useState<Service | 'new' | null>(null)
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={3} height={64} />
  const addOne = () => {
    onAdd()
    setEditing('new')
  }
  const add = data.can.change && (
    <Button icon={<Plus />} kind={data.items.length === 0 ? 'primary' : 'plain'} onClick={addOne}>
      {t(words.add)}
    </Button>
  )
  return (
    <div className={css.stack}>
      {data.items.length === 0 ? (
        <Empty icon={<Wrench />} title={t(words.none)} action={add}>
          {t(words.noneText)} {!data.can.change && t(words.noneMay)}
        </Empty>
      ) : (
        <>
          <ul className={css.list}>
            {data.items.map((service) => (
              <One key={service.id} of={service} may={data.can.change} onEdit={() => setEditing(service)} />
            ))}
          </ul>
          <div>{add}</div>
        </>
      )}
      {editing && <ServiceForm of={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  )
}

function One({ of: service, may, onEdit }: { of: Service; may: boolean; onEdit: () => void }) {
  const t = useText()
  const locale = useLocale()
  const format = useFormat()
  const base = useSetting(publicUrl).replace(/\/$/, '') || location.origin
  const isOpen = service.state === 'open'
  const copy = async () => {
    if (await copyText(`${base}${service.page}`)) toast({ text: t(words.copied) })
  }
  return (
    <li className={css.offer}>
      <span>
        <b>{locale === 'zh' ? service.nameZh : service.nameEn}</b>{' '}
        <span className={names(css.mark, isOpen && css.on)}>{t(isOpen ? words.isOpen : words.isClosed)}</span>
        <small>
          {[
            t(words.minutes, { minutes: service.minutes }),
            t(words.capacity, { count: service.capacity }),
            format.list(service.resources.map((r) => r.name)),
            service.responsible.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <small>{tellHours(t, service.hours)}</small>
      </span>
      <span className={css.acts}>
        {isOpen && (
          <>
            <a
              className={buttonClass({ size: 'small', kind: 'quiet' })}
              href={service.page}
              target="_blank"
              rel="noreferrer"
            >
              {t(words.page)}
            </a>
            <Button size="small" kind="quiet" onClick={copy}>
              {t(words.copyPage)}
            </Button>
          </>
        )}
        {may && (
          <Button size="small" onClick={onEdit}>
            {t(words.edit)}
          </Button>
        )}
      </span>
    </li>
  )
}
