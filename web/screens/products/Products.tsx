import { useNavigate, useSearch } from '@tanstack/react-router'
import { Boxes, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { listProducts } from '../../../modules/deals/contract.ts'
import { ProductForm } from '../../../modules/deals/ui/ProductForm.tsx'
import { productTexts } from '../../../modules/deals/ui/products.texts.ts'
import type { Product } from '../../../modules/deals/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { FilterBar } from '../../kit/lists/FilterBar.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from '../deals/Deals.module.css'
import { ProductPanel, priceText } from './ProductPanel.tsx'
import { productsTexts as words } from './products.texts.ts'

type Search = { q?: string; active?: 'true' | 'false'; open?: string }

const KEEPERS = ['manager', 'marketer', 'director', 'admin']

/** What we sell, with its options and prices; the panel works out a price. */
export default function Products() {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const phone = useWidth() === 'phone'
  const { q = '', active, open }: Search = useSearch({ strict: false })
  const change = (next: Search, replace = false) =>
    navigate({
      to: '/products',
      search: { q: q || undefined, active, open, ...next } as never,
      replace,
      resetScroll: false,
    })
  const list = useList(listProducts, { query: { q: q || undefined, active, limit: 100 } })
  const [creating, setCreating] = useState(false)
  const keeps = KEEPERS.includes(me.role)
  const columns = useColumnsOfProducts()
  const shown = list.items.find(({ id }) => id === open)
  const narrowed = q !== '' || active !== undefined
  const isEmpty = !list.loading && !list.error && list.items.length === 0
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      actions={
        keeps && (
          <Button kind="primary" icon={<Plus />} onClick={() => setCreating(true)}>
            {t(phone ? words.createShort : words.create)}
          </Button>
        )
      }
    >
      <FilterBar
        filters={[
          {
            key: 'active',
            label: t(words.onSale),
            kind: 'choices',
            single: true,
            always: true,
            choices: [
              { value: 'true', label: t(words.active) },
              { value: 'false', label: t(words.inactive) },
            ],
          },
        ]}
        values={active ? { active: [active] } : {}}
        onChange={(next) => change({ active: (next.active as Search['active'][] | undefined)?.[0] } as Search)}
        query={q}
        onQuery={(text) => change({ q: text }, true)}
        queryHint={t(words.search)}
      />
      {list.error && list.items.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {isEmpty && (
        <Empty
          icon={<Boxes />}
          title={t(narrowed ? words.noHits : words.none)}
          action={
            keeps &&
            !narrowed && (
              <Button kind="primary" onClick={() => setCreating(true)}>
                {t(words.create)}
              </Button>
            )
          }
        >
          {!narrowed && t(words.noneText)}
        </Empty>
      )}
      {(list.loading || list.items.length > 0) && (
        <DataTable
          label={t(words.title)}
          columns={shown ? columns.slice(0, 3) : columns}
          items={list.items}
          keyOf={(product) => product.id}
          card={(product) => <ProductRow of={product} />}
          open={open ?? null}
          onOpen={(product) => change({ open: product.id }, open !== undefined)}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
      {shown && <ProductPanel key={shown.id} of={shown} onClose={() => change({ open: undefined } as Search)} />}
      {creating && (
        <ProductForm
          title={t(words.create)}
          onDone={(product) => change({ open: product.id })}
          onClose={() => setCreating(false)}
        />
      )}
    </Page>
  )
}

const None = () => <span className={css.quiet}>—</span>

function useColumnsOfProducts(): readonly Column<Product>[] {
  const t = useText()
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'name',
        title: t(productTexts.name),
        width: 180,
        grows: true,
        always: true,
        cell: (product) => (
          <span className={css.cell}>
            <strong>{product.name}</strong>
            {!product.active && <span className={css.quiet}>{t(words.inactive)}</span>}
          </span>
        ),
      },
      { key: 'code', title: t(productTexts.code), width: 96, cell: (product) => product.code ?? <None /> },
      {
        key: 'price',
        title: t(productTexts.price),
        width: 130,
        align: 'end',
        cell: (product) => priceText(product, t) ?? <None />,
      },
      {
        key: 'breaks',
        title: t(productTexts.breaks),
        width: 180,
        grows: true,
        cell: ({ breaks, unit }) =>
          breaks.map(({ from }) => t(words.breakFrom, { from: format.number(from), unit })).join(' · ') || <None />,
      },
      {
        key: 'options',
        title: t(words.options),
        width: 220,
        grows: true,
        cell: ({ options }) => options.map(({ name }) => name).join(' · ') || <None />,
      },
      { key: 'series', title: t(productTexts.series), width: 110, cell: ({ series }) => series ?? <None /> },
    ],
    [t, format],
  )
}

function ProductRow({ of: product }: { of: Product }) {
  const t = useText()
  return (
    <div className={css.row}>
      <Boxes size={20} aria-hidden="true" />
      <span className={css.rowWords}>
        <strong>{product.name}</strong>
        <span className={css.quiet}>
          {[product.code, product.series, !product.active && t(words.inactive)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={css.rowEnd}>{priceText(product, t)}</span>
    </div>
  )
}
