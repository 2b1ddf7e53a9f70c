import { Amount, Count } from '../../../web/kit/controls/Amount.tsx'
import { InlineEdit } from '../../../web/kit/controls/InlineEdit.tsx'
import { InlineChoice, InlineDay, InlineText } from '../../../web/kit/controls/InlineEditors.tsx'
import { useRead } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showCustomer } from '../../customers/contract.ts'
import css from './form.module.css'
import { needTexts as words } from './needs.texts.ts'
import type { Need } from './types.ts'
import { useProducts } from './useProducts.ts'
import { useSaveNeed } from './useSaveNeed.ts'

interface NeedFactsProps {
  of: Need
  /** Why its fields cannot be changed; null where they can. */
  whyNot: string | null
  /** Colleagues who may pursue it. */
  people: readonly { id: string; name: string }[]
}

const was = (current: unknown) => current as Need

/** What is known of a need, edited where it stands. */
export function NeedFacts({ of: need, whyNot, people }: NeedFactsProps) {
  const t = useText()
  const format = useFormat()
  const products = useProducts()
  const contacts = useRead(showCustomer, { params: { id: need.customer.id } }).data?.contacts ?? []
  const save = useSaveNeed(need)
  const currency = need.amount?.currency ?? 'CNY'
  const named = (list: readonly { id: string; name: string }[], chosen: { id: string; name: string } | null) =>
    [...list, ...(chosen && !list.some(({ id }) => id === chosen.id) ? [chosen] : [])].map(({ id, name }) => ({
      value: id,
      label: name,
    }))
  return (
    <dl className={css.facts}>
      <dt>{t(words.amount)}</dt>
      <dd>
        <InlineEdit
          label={t(words.amount)}
          value={need.amount?.fen ?? null}
          show={(fen) => (fen === null ? null : format.money({ fen, currency }))}
          editor={({ label, draft, setDraft, save, cancel }) => (
            <Amount
              autoFocus
              aria-label={label}
              value={draft}
              onChange={setDraft}
              onBlur={() => save()}
              onKeyDown={enterSaves(save, cancel)}
            />
          )}
          onSave={(fen, over) => save({ amount: fen === null ? null : { fen, currency } }, over)}
          theirs={(current) => was(current).amount?.fen ?? null}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.chance)}</dt>
      <dd>
        <InlineEdit
          label={t(words.chance)}
          value={need.chance}
          show={(chance) => (chance === null ? null : `${chance}%`)}
          editor={({ label, draft, setDraft, save, cancel }) => (
            <Count
              autoFocus
              after="%"
              aria-label={label}
              value={draft}
              onChange={setDraft}
              onBlur={() => save()}
              onKeyDown={enterSaves(save, cancel)}
            />
          )}
          onSave={(chance, over) => save({ chance }, over)}
          theirs={(current) => was(current).chance}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.quantity)}</dt>
      <dd>
        <InlineEdit
          label={t(words.quantity)}
          value={need.quantity}
          show={(quantity) => (quantity === null ? null : `${format.number(quantity)} ${need.unit ?? ''}`)}
          editor={({ label, draft, setDraft, save, cancel }) => (
            <Count
              autoFocus
              after={need.unit ?? undefined}
              aria-label={label}
              value={draft}
              onChange={setDraft}
              onBlur={() => save()}
              onKeyDown={enterSaves(save, cancel)}
            />
          )}
          onSave={(quantity, over) => save({ quantity }, over)}
          theirs={(current) => was(current).quantity}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.product)}</dt>
      <dd>
        <InlineChoice
          label={t(words.product)}
          value={need.product?.id ?? null}
          options={named(products, need.product)}
          empty={need.productTold ?? t(words.none)}
          onSave={(productId, over) => save({ productId }, over)}
          theirs={(current) => was(current).product?.id ?? null}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.wantedOn)}</dt>
      <dd>
        <InlineDay
          label={t(words.wantedOn)}
          value={need.wantedOn}
          onSave={(wantedOn, over) => save({ wantedOn }, over)}
          theirs={(current) => was(current).wantedOn}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.nextStep)}</dt>
      <dd>
        <InlineText
          label={t(words.nextStep)}
          value={need.nextStep ?? ''}
          onSave={(nextStep, over) => save({ nextStep }, over)}
          theirs={(current) => was(current).nextStep ?? ''}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.nextOn)}</dt>
      <dd>
        <InlineDay
          label={t(words.nextOn)}
          value={need.nextOn}
          onSave={(nextOn, over) => save({ nextOn }, over)}
          theirs={(current) => was(current).nextOn}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.decider)}</dt>
      <dd>
        <InlineChoice
          label={t(words.decider)}
          value={need.decider?.id ?? null}
          options={named(contacts, need.decider)}
          empty={t(words.none)}
          onSave={(deciderId, over) => save({ deciderId }, over)}
          theirs={(current) => was(current).decider?.id ?? null}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.source)}</dt>
      <dd>
        <InlineText
          label={t(words.source)}
          value={need.source ?? ''}
          onSave={(source, over) => save({ source }, over)}
          theirs={(current) => was(current).source ?? ''}
          whyNot={whyNot}
        />
      </dd>
      <dt>{t(words.owner)}</dt>
      <dd>
        <InlineChoice
          label={t(words.owner)}
          value={need.owner?.id ?? null}
          options={named(people, need.owner)}
          onSave={(ownerId, over) => save({ ownerId: ownerId ?? undefined }, over)}
          theirs={(current) => was(current).owner?.id ?? null}
          whyNot={whyNot}
        />
      </dd>
    </dl>
  )
}

const enterSaves =
  (save: () => void, cancel: () => void) =>
  (event: { key: string; preventDefault(): void; stopPropagation(): void }): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    event.key === 'Enter' ? save() : cancel()
  }
