import { Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Amount, Count } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { addProduct, changeProduct, listProducts, repeatTexts } from '../contract.ts'
import { repeatedAt } from '../rules/catalogue.ts'
import css from './form.module.css'
import { OptionGroups } from './OptionGroups.tsx'
import editorCss from './ProductForm.module.css'
import { productTexts as words } from './products.texts.ts'
import { Twice } from './Twice.tsx'
import type { Product } from './types.ts'

type ProductDraft = Pick<
  Product,
  'name' | 'nameEn' | 'code' | 'series' | 'unit' | 'unitEn' | 'active' | 'price' | 'cost' | 'breaks' | 'options'
>

const BLANK_PRODUCT: ProductDraft = {
  name: '',
  nameEn: '',
  code: null,
  series: null,
  unit: '',
  unitEn: '',
  active: true,
  price: null,
  cost: null,
  breaks: [],
  options: [],
}

interface ProductFormProps {
  title: string
  /** The product that is changed; a new one where left out. */
  of?: Product | undefined
  onDone: (product: Product) => void
  onClose: () => void
}

/** A product: what it is, its price and steps by quantity, and what can be chosen. */
export function ProductForm({ title, of: product, onDone, onClose }: ProductFormProps) {
  const t = useText()
  const form = useId()
  const [draft, setDraft] = useState<ProductDraft>(() => product ?? { ...BLANK_PRODUCT, unit: t(words.usualUnit) })
  const [missing, setMissing] = useState(false)
  const [told, setTold] = useState(false)
  const add = useWrite(addProduct, { changes: [listProducts] })
  const change = useWrite(changeProduct, { changes: [listProducts] })
  const set = (next: Partial<ProductDraft>) => setDraft({ ...draft, ...next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.name.trim() === '') return setMissing(true)
    setTold(true)
    if (hasRepeats(draft)) return
    const { name, nameEn, code, series, unit, unitEn, active, price, cost, breaks, options } = draft
    const body = { name: name.trim(), nameEn, code, series, unit, unitEn, active, price, cost, breaks, options }
    const onSuccess = (after: Product) => {
      toast({ text: t(product ? words.saved : words.added, { name: after.name }) })
      onDone(after)
      onClose()
    }
    if (product) change.mutate({ params: { id: product.id }, body, ifMatch: product.version }, { onSuccess })
    else add.mutate({ body }, { onSuccess })
  }
  return (
    <Sheet
      title={title}
      wide
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={add.isPending || change.isPending}>
          {t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={add.error ?? change.error}>
        <Field label={t(words.name)} name="name" error={missing ? t(words.nameNeeded) : undefined}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              maxLength={200}
              value={draft.name}
              onChange={(event) => {
                set({ name: event.target.value })
                setMissing(false)
              }}
            />
          )}
        </Field>
        <div className={css.pair}>
          {(['nameEn', 'unitEn'] as const).map((field) => (
            <Field key={field} label={t(words[field])} name={field}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={field === 'unitEn' ? 20 : 200}
                  value={draft[field]}
                  onChange={(event) => set({ [field]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <div className={css.three}>
          {(['code', 'series'] as const).map((field) => (
            <Field key={field} label={t(words[field])} name={field}>
              {(control) => (
                <Input
                  {...control}
                  value={draft[field] ?? ''}
                  onChange={(event) => set({ [field]: event.target.value || null })}
                />
              )}
            </Field>
          ))}
          <Field label={t(words.unit)} name="unit">
            {(control) => (
              <Input {...control} required value={draft.unit} onChange={(event) => set({ unit: event.target.value })} />
            )}
          </Field>
          <Field label={t(words.price)} name="price">
            {(control) => <Amount {...control} places={4} value={draft.price} onChange={(price) => set({ price })} />}
          </Field>
          <Field label={t(words.cost)} name="cost">
            {(control) => <Amount {...control} places={4} value={draft.cost} onChange={(cost) => set({ cost })} />}
          </Field>
          <div className={editorCss.check}>
            <Check checked={draft.active} onChange={(active) => set({ active })}>
              {t(words.active)}
            </Check>
          </div>
        </div>
        <Breaks breaks={draft.breaks} told={told} onChange={(breaks) => set({ breaks })} />
        <OptionGroups groups={draft.options} told={told} onChange={(options) => set({ options })} />
      </Form>
    </Sheet>
  )
}

const hasRepeats = ({ breaks, options }: ProductDraft): boolean =>
  [breaks.map(({ from }) => from), options.map(({ name }) => name)].some((each) => repeatedAt(each).length > 0) ||
  options.some(({ choices }) => repeatedAt(choices.map(({ name }) => name)).length > 0)

type Break = Product['breaks'][number]

interface BreaksProps {
  breaks: readonly Break[]
  onChange: (breaks: Break[]) => void
  /** Whether to say what stands twice. */
  told: boolean
}

function Breaks({ breaks, onChange, told }: BreaksProps) {
  const t = useText()
  const twice = told ? repeatedAt(breaks.map(({ from }) => from)) : []
  const put = (at: number, next: Partial<Break>) =>
    onChange(breaks.map((one, n) => (n === at ? { ...one, ...next } : one)))
  return (
    <section className={css.section}>
      <h3>{t(words.breaks)}</h3>
      {breaks.length > 0 && (
        <div className={names(editorCss.row, editorCss.heads)} aria-hidden="true">
          <span>{t(words.from)}</span>
          <span>{t(words.price)}</span>
          <span>{t(words.cost)}</span>
          <span />
        </div>
      )}
      {breaks.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have nothing else to be known by while they are typed
        <div key={at} className={editorCss.row}>
          <Count
            aria-label={t(words.from)}
            before="≥"
            aria-invalid={twice.includes(at) || undefined}
            value={one.from}
            onChange={(from) => put(at, { from: from ?? 0 })}
          />
          <Amount
            aria-label={t(words.price)}
            places={4}
            value={one.price}
            onChange={(price) => put(at, { price: price ?? 0 })}
          />
          <Amount
            aria-label={t(words.cost)}
            places={4}
            placeholder={t(words.cost)}
            value={one.cost}
            onChange={(cost) => put(at, { cost })}
          />
          <Button
            kind="quiet"
            icon={<Trash2 />}
            aria-label={t(words.remove)}
            onClick={() => onChange(breaks.filter((_, n) => n !== at))}
          />
          {twice.includes(at) && <Twice text={repeatTexts.from} />}
        </div>
      ))}
      <span>
        <Button
          size="small"
          icon={<Plus />}
          onClick={() => onChange([...breaks, { from: (breaks.at(-1)?.from ?? 500) * 2, price: 0, cost: null }])}
        >
          {t(words.addBreak)}
        </Button>
      </span>
    </section>
  )
}
