import { CalendarPlus, PackageOpen, Plus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { addAsset, changeAsset, listAssets, listReceptions, listServices } from '../../../modules/services/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { names } from '../../kit/look/names.ts'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { AssetFields, bodyOf, useAssetDraft } from './AssetFields.tsx'
import { BookSheet } from './BookSheet.tsx'
import { RECEPTIONS } from './changes.ts'
import css from './parts.module.css'
import { ReceiveSheet, type Receiving } from './ReceiveSheet.tsx'
import { ReceptionList } from './Receptions.tsx'
import { ofCustomerTexts as words } from './services.texts.ts'
import type { Asset } from './types.ts'

const SHOWN = 20

/** A10: on the customer's page: its machines, what each was here for, and a slot for the next time. */
export function ServiceOfCustomer({ of: customer }: { of: Customer }) {
  const t = useText()
  const assets = useRead(listAssets, { params: { id: customer.id } }).data?.items
  const receptions = useRead(listReceptions, { query: { customer: customer.id, limit: SHOWN } }).data?.items ?? []
  const offers = useRead(listServices, {}).data?.items.length ?? 0
  const [editing, setEditing] = useState<Asset | 'new' | null>(null)
  const [receiving, setReceiving] = useState<Receiving | null>(null)
  const [booking, setBooking] = useState(false)
  const may = customer.can.touch
  const without = receptions.filter((r) => !r.asset)
  return (
    <section className={css.card} aria-labelledby="service">
      <header className={css.head}>
        <h2 id="service">{t(words.title)}</h2>
        {may && (
          <span className={css.acts}>
            <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setEditing('new')}>
              {t(words.add)}
            </Button>
            {offers > 0 && (
              <Button size="small" kind="quiet" icon={<CalendarPlus />} onClick={() => setBooking(true)}>
                {t(words.book)}
              </Button>
            )}
            <Button size="small" icon={<PackageOpen />} onClick={() => setReceiving({ customer })}>
              {t(words.receive)}
            </Button>
          </span>
        )}
      </header>
      {assets?.length === 0 && receptions.length === 0 && <p className={css.quiet}>{t(words.none)}</p>}
      {assets && assets.length > 0 && (
        <ul className={css.list}>
          {assets.map((asset) => (
            <li key={asset.id}>
              <div className={css.offer}>
                <span>
                  <b>{asset.name}</b> {asset.endedAt && <span className={names(css.mark)}>{t(words.ended)}</span>}
                  <small>
                    {[
                      asset.serial,
                      asset.note,
                      asset.receptions > 0 ? t(words.times, { count: asset.receptions }) : t(words.never),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                {may && (
                  <span className={css.acts}>
                    <Button size="small" kind="quiet" onClick={() => setEditing(asset)}>
                      {t(words.edit)}
                    </Button>
                    {!asset.endedAt && (
                      <Button size="small" kind="quiet" onClick={() => setReceiving({ customer, assetId: asset.id })}>
                        {t(words.receive)}
                      </Button>
                    )}
                  </span>
                )}
              </div>
              {receptions.some((r) => r.asset?.id === asset.id) && (
                <div className={css.inner}>
                  <ReceptionList bare items={receptions.filter((r) => r.asset?.id === asset.id)} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {without.length > 0 && <ReceptionList bare items={without} />}
      {editing && (
        <EditAsset
          customerId={customer.id}
          of={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {receiving && <ReceiveSheet from={receiving} onClose={() => setReceiving(null)} />}
      {booking && <BookSheet from={{ customer }} onClose={() => setBooking(false)} />}
    </section>
  )
}

interface EditAssetProps {
  customerId: string
  of: Asset | undefined
  onClose: () => void
}

function EditAsset({ customerId, of: asset, onClose }: EditAssetProps) {
  const t = useText()
  const form = useId()
  const { draft, set } = useAssetDraft(asset)
  const add = useWrite(addAsset, { changes: RECEPTIONS, onSuccess: onClose })
  const change = useWrite(changeAsset, { changes: RECEPTIONS, onSuccess: onClose })
  const error = add.error ?? change.error
  const keep = (more: { ended?: boolean } = {}) =>
    asset
      ? change.mutate({ params: { id: asset.id }, body: { ...bodyOf(draft), ...more }, ifMatch: asset.version })
      : add.mutate({ params: { id: customerId }, body: bodyOf(draft) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.name.trim()) keep()
  }
  return (
    <Sheet
      place="middle"
      title={t(asset ? words.edit : words.add)}
      onClose={onClose}
      footer={
        <>
          {asset && (
            <Button kind="quiet" onClick={() => keep({ ended: !asset.endedAt })}>
              {t(asset.endedAt ? words.revive : words.end)}
            </Button>
          )}
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={add.isPending || change.isPending}>
            {t(words.save)}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} onSubmit={submit}>
        <AssetFields autoFocus draft={draft} set={set} />
        {error && (
          <p className={css.error} role="alert">
            {error.message}
          </p>
        )}
      </form>
    </Sheet>
  )
}
