import { useState } from 'react'
import { Count } from '../../../web/kit/controls/Amount.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Select } from '../../../web/kit/controls/Input.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { type Chosen, priceOf } from '../rules/price.ts'
import { lineTotals } from '../rules/totals.ts'
import css from './form.module.css'
import editorCss from './LineEditor.module.css'
import { firstChoices } from './lineDraft.ts'
import { calculatorTexts as words } from './products.texts.ts'
import { lineTexts } from './quotes.texts.ts'
import type { Product } from './types.ts'

const FIRST = 1000

/** What so many of a product cost, made to measure: worked out as one types, by the rule that quotes use. */
export function PriceCalculator({ of: product }: { of: Product }) {
  const t = useText()
  const format = useFormat()
  const [quantity, setQuantity] = useState<number | null>(product.breaks[0]?.from ?? FIRST)
  const [chosen, setChosen] = useState<readonly Chosen[]>(() => firstChoices(product))
  const worked = priceOf(product, quantity ?? 0, chosen)
  const plain = { discount: 0, taxRate: 0 }
  const { total, cost } = lineTotals({ quantity: quantity ?? 0, ...worked, ...plain }, true)
  const money = (fen: number) => format.money({ fen, currency: product.currency })
  const choose = (group: string, choice: string) =>
    setChosen([...chosen.filter((one) => one.group !== group), ...(choice ? [{ group, choice }] : [])])
  return (
    <section className={css.card}>
      <h3>{t(words.title)}</h3>
      <div className={editorCss.options}>
        <Field label={t(words.quantity)}>
          {(control) => <Count {...control} after={product.unit} value={quantity} onChange={setQuantity} />}
        </Field>
        {product.options.map((group) => (
          <Field key={group.name} label={group.name}>
            {(control) => (
              <Select
                {...control}
                {...(!group.required && { empty: t(lineTexts.noOption) })}
                options={group.choices.map(({ name }) => ({ value: name, label: name }))}
                value={chosen.find((one) => one.group === group.name)?.choice ?? ''}
                onChange={(event) => choose(group.name, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <dl className={editorCss.totals} aria-live="polite">
        <dt>{t(words.unitPrice)}</dt>
        <dd>¥{Number((worked.unitPrice / 100).toFixed(6))}</dd>
        {worked.setupFen > 0 && (
          <>
            <dt>{t(words.setup)}</dt>
            <dd>{money(worked.setupFen)}</dd>
          </>
        )}
        {cost !== null && cost > 0 && total > 0 && (
          <>
            <dt>{t(words.cost)}</dt>
            <dd>
              {money(cost)} · {t(words.margin)} {Math.round(((total - cost) * 100) / total)}%
            </dd>
          </>
        )}
        <dt>{t(words.total)}</dt>
        <dd className={editorCss.total}>{money(total)}</dd>
      </dl>
    </section>
  )
}
