import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Amount, Count } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import type { OptionGroup } from '../rules/price.ts'
import { priceOf } from '../rules/price.ts'
import { lineTotals } from '../rules/totals.ts'
import { taxIncluded, taxRate } from '../settings.ts'
import css from './LineEditor.module.css'
import { blankLine, firstChoices, type LineDraft, wholeLine } from './lineDraft.ts'
import { lineTexts as words } from './quotes.texts.ts'
import type { Product } from './types.ts'

interface LineEditorProps {
  lines: readonly LineDraft[]
  onChange: (lines: readonly LineDraft[]) => void
  products: readonly Product[]
}

/** The lines of a quote or order: goods with their options, or free words; each line's amount stands beside it. */
export function LineEditor({ lines, onChange, products }: LineEditorProps) {
  const t = useText()
  const put = (at: number, line: LineDraft) => onChange(lines.map((one, n) => (n === at ? line : one)))
  return (
    <div className={css.lines}>
      {lines.map((line, at) => (
        <OneLine
          key={line.key}
          at={at + 1}
          line={line}
          products={products}
          onChange={(next) => put(at, next)}
          onRemove={lines.length > 1 ? () => onChange(lines.filter((_, n) => n !== at)) : undefined}
        />
      ))}
      <Button icon={<Plus />} onClick={() => onChange([...lines, blankLine()])}>
        {t(words.add)}
      </Button>
    </div>
  )
}

interface OneLineProps {
  at: number
  line: LineDraft
  products: readonly Product[]
  onChange: (line: LineDraft) => void
  onRemove: (() => void) | undefined
}

function OneLine({ at, line, products, onChange, onRemove }: OneLineProps) {
  const t = useText()
  const format = useFormat()
  const rate = useSetting(taxRate)
  const included = useSetting(taxIncluded)
  const [more, setMore] = useState(line.unitCost !== null)
  const product = products.find(({ id }) => id === line.productId)
  const set = (next: Partial<LineDraft>) => onChange({ ...line, ...next })
  const choose = (id: string) => {
    const chosen = products.find((one) => one.id === id)
    set({
      productId: chosen?.id ?? null,
      options: chosen ? firstChoices(chosen) : [],
      unit: chosen?.unit ?? '',
      details: null,
      unitPrice: null,
      setupFen: null,
      unitCost: null,
    })
  }
  const whole = wholeLine(line, products, rate)
  const { total } = lineTotals(whole, included)
  const listed = product && line.quantity ? priceOf(product, line.quantity, line.options).unitPrice : null
  const yuan = (fen: number) => `¥${Number((fen / 100).toFixed(6))}`
  return (
    <fieldset className={css.line}>
      <legend className={css.unseen}>{t(words.line, { at })}</legend>
      <div className={css.top}>
        <span className={css.at} aria-hidden="true">
          {at}
        </span>
        <Select
          aria-label={t(words.product)}
          empty={t(words.free)}
          options={products.map((one) => ({ value: one.id, label: one.name }))}
          value={line.productId ?? ''}
          onChange={(event) => choose(event.target.value)}
        />
        <Input
          aria-label={t(words.name)}
          placeholder={product?.name ?? t(words.name)}
          maxLength={200}
          value={line.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        {onRemove && (
          <Button
            kind="quiet"
            icon={<Trash2 />}
            aria-label={t(words.remove)}
            data-tip={t(words.remove)}
            onClick={onRemove}
          />
        )}
      </div>
      {product && product.options.length > 0 && (
        <div className={css.options}>
          {product.options.map((group) => (
            <OneOption
              key={group.name}
              group={group}
              chosen={line.options.find((one) => one.group === group.name)?.choice ?? ''}
              onChoose={(choice) =>
                set({
                  details: null,
                  options: product.options.flatMap(({ name }) => {
                    const now = name === group.name ? choice : line.options.find((one) => one.group === name)?.choice
                    return now ? [{ group: name, choice: now }] : []
                  }),
                })
              }
            />
          ))}
        </div>
      )}
      <div className={css.figures}>
        <Field label={t(words.quantity)}>
          {(control) => (
            <Count
              {...control}
              after={line.unit || product?.unit}
              value={line.quantity}
              onChange={(quantity) => set({ quantity })}
            />
          )}
        </Field>
        <Field label={t(words.unitPrice)} hint={listed !== null && t(words.fromCatalogue, { price: yuan(listed) })}>
          {(control) => (
            <Amount
              {...control}
              places={4}
              placeholder={listed === null ? '' : String(listed / 100)}
              value={line.unitPrice}
              onChange={(unitPrice) => set({ unitPrice })}
            />
          )}
        </Field>
        <Field label={t(words.setup)}>
          {(control) => (
            <Amount
              {...control}
              placeholder={String(whole.setupFen / 100)}
              value={line.setupFen}
              onChange={(setupFen) => set({ setupFen })}
            />
          )}
        </Field>
        <Field label={t(words.discount)}>
          {(control) => (
            <Count
              {...control}
              after="%"
              value={line.discount || null}
              placeholder="0"
              onChange={(discount) => set({ discount: Math.min(100, Math.max(0, discount ?? 0)) })}
            />
          )}
        </Field>
        <output className={css.amount} aria-label={t(words.amount)}>
          {format.money({ fen: total, currency: 'CNY' })}
        </output>
      </div>
      {more ? (
        <div className={css.more}>
          {product === undefined && (
            <Field label={t(words.unit)}>
              {(control) => (
                <Input {...control} value={line.unit} onChange={(event) => set({ unit: event.target.value })} />
              )}
            </Field>
          )}
          <Field label={t(words.taxRate)}>
            {(control) => (
              <Count
                {...control}
                after="%"
                placeholder={String(rate)}
                value={line.taxRate}
                onChange={(next) => set({ taxRate: next })}
              />
            )}
          </Field>
          <Field label={t(words.unitCost)}>
            {(control) => (
              <Amount
                {...control}
                places={4}
                placeholder={whole.unitCost === null ? '' : String(whole.unitCost / 100)}
                value={line.unitCost}
                onChange={(unitCost) => set({ unitCost })}
              />
            )}
          </Field>
          <Field label={t(words.details)}>
            {(control) => (
              <TextArea
                {...control}
                rows={1}
                value={line.details ?? whole.details}
                onChange={(event) => set({ details: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : (
        <Button size="small" kind="quiet" onClick={() => setMore(true)}>
          {t(words.more)}
        </Button>
      )}
    </fieldset>
  )
}

interface OneOptionProps {
  group: OptionGroup
  chosen: string
  onChoose: (choice: string) => void
}

function OneOption({ group, chosen, onChoose }: OneOptionProps) {
  const t = useText()
  return (
    <Field label={group.name}>
      {(control) => (
        <Select
          {...control}
          {...(!group.required && { empty: t(words.noOption) })}
          options={group.choices.map(({ name }) => ({ value: name, label: name }))}
          value={chosen}
          onChange={(event) => onChoose(event.target.value)}
        />
      )}
    </Field>
  )
}
