import { Pencil } from 'lucide-react'
import { useState } from 'react'
import formCss from '../../../modules/deals/ui/form.module.css'
import { PriceCalculator } from '../../../modules/deals/ui/PriceCalculator.tsx'
import { ProductForm } from '../../../modules/deals/ui/ProductForm.tsx'
import { productTexts } from '../../../modules/deals/ui/products.texts.ts'
import type { Product } from '../../../modules/deals/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { SidePanel } from '../../kit/layers/SidePanel.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { type Tell, useText } from '../../text/useText.ts'
import { productsTexts as words } from './products.texts.ts'

const yuan = (fen: number): string => `¥${Number((fen / 100).toFixed(6))}`

/** The lowest price by quantity, or the one there is; null where there is none. */
export function priceText({ price, breaks, unit }: Product, t: Tell): string | null {
  const prices = [...(price === null ? [] : [price]), ...breaks.map((one) => one.price)]
  if (prices.length === 0) return null
  const least = `${yuan(Math.min(...prices))}/${unit}`
  return breaks.length > 0 ? t(words.priceFrom, { price: least }) : least
}

/** A product beside the list: its prices, and what so many of it cost. */
export function ProductPanel({ of: product, onClose }: { of: Product; onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const cost = (value: number | null) => (value === null ? '' : ` · ${t(productTexts.cost)} ${yuan(value)}`)
  return (
    <SidePanel
      title={product.name}
      onClose={onClose}
      footer={
        product.can.edit && (
          <Button icon={<Pencil />} onClick={() => setEditing(true)}>
            {t(words.edit)}
          </Button>
        )
      }
    >
      <div className={formCss.form}>
        <dl className={formCss.facts}>
          {product.price !== null && (
            <>
              <dt>{t(productTexts.price)}</dt>
              <dd>
                {yuan(product.price)}
                {cost(product.cost)}
              </dd>
            </>
          )}
          {product.breaks.map((one) => (
            <div key={one.from} style={{ display: 'contents' }}>
              <dt>{t(words.breakFrom, { from: format.number(one.from), unit: product.unit })}</dt>
              <dd>
                {yuan(one.price)}
                {cost(one.cost)}
              </dd>
            </div>
          ))}
        </dl>
        <PriceCalculator of={product} />
      </div>
      {editing && (
        <ProductForm title={product.name} of={product} onDone={() => undefined} onClose={() => setEditing(false)} />
      )}
    </SidePanel>
  )
}
