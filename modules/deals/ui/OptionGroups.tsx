import { Plus, Trash2 } from 'lucide-react'
import { Amount } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { useText } from '../../../web/text/useText.ts'
import { repeatTexts } from '../contract.ts'
import { repeatedAt } from '../rules/catalogue.ts'
import css from './form.module.css'
import editorCss from './ProductForm.module.css'
import { productTexts as words } from './products.texts.ts'
import { Twice } from './Twice.tsx'
import type { Product } from './types.ts'

type Group = Product['options'][number]
type Choice = Group['choices'][number]

const BLANK: Choice = { name: '', nameEn: '', price: 0, cost: 0, per: 'unit' }

interface OptionGroupsProps {
  groups: readonly Group[]
  onChange: (groups: Group[]) => void
  /** Whether to say what stands twice. */
  told: boolean
}

/** What can be chosen of a product, and what each choice adds. */
export function OptionGroups({ groups, onChange, told }: OptionGroupsProps) {
  const t = useText()
  const twice = told ? repeatedAt(groups.map(({ name }) => name)) : []
  const put = (at: number, next: Partial<Group>) =>
    onChange(groups.map((one, n) => (n === at ? { ...one, ...next } : one)))
  return (
    <section className={css.section}>
      <h3>{t(words.options)}</h3>
      <p className={css.hint}>{t(words.optionsHint)}</p>
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its name is what is being typed
        <div key={at} className={css.card}>
          <div className={editorCss.group}>
            <Input
              aria-label={t(words.group)}
              placeholder={t(words.group)}
              required
              aria-invalid={twice.includes(at) || undefined}
              value={group.name}
              onChange={(event) => put(at, { name: event.target.value })}
            />
            <Input
              aria-label={t(words.inEnglish)}
              placeholder={t(words.inEnglish)}
              value={group.nameEn}
              onChange={(event) => put(at, { nameEn: event.target.value })}
            />
            <Check checked={group.required} onChange={(required) => put(at, { required })}>
              {t(words.required)}
            </Check>
            <Button
              kind="quiet"
              icon={<Trash2 />}
              aria-label={t(words.remove)}
              onClick={() => onChange(groups.filter((_, n) => n !== at))}
            />
          </div>
          {twice.includes(at) && <Twice text={repeatTexts.group} />}
          <Choices choices={group.choices} told={told} onChange={(choices) => put(at, { choices })} />
        </div>
      ))}
      <span>
        <Button
          size="small"
          icon={<Plus />}
          onClick={() => onChange([...groups, { name: '', nameEn: '', required: false, choices: [BLANK] }])}
        >
          {t(words.addGroup)}
        </Button>
      </span>
    </section>
  )
}

interface ChoicesProps {
  choices: readonly Choice[]
  onChange: (choices: Choice[]) => void
  told: boolean
}

function Choices({ choices, onChange, told }: ChoicesProps) {
  const t = useText()
  const twice = told ? repeatedAt(choices.map(({ name }) => name)) : []
  const put = (at: number, next: Partial<Choice>) =>
    onChange(choices.map((one, n) => (n === at ? { ...one, ...next } : one)))
  return (
    <>
      <div className={names(editorCss.choice, editorCss.heads)} aria-hidden="true">
        <span>{t(words.choice)}</span>
        <span>{t(words.inEnglish)}</span>
        <span>{t(words.plus)}</span>
        <span>{t(words.plusCost)}</span>
        <span>{t(words.per)}</span>
        <span />
      </div>
      {choices.map((choice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its name is what is being typed
        <div key={at} className={editorCss.choice}>
          <Input
            aria-label={t(words.choice)}
            placeholder={t(words.choice)}
            required
            aria-invalid={twice.includes(at) || undefined}
            value={choice.name}
            onChange={(event) => put(at, { name: event.target.value })}
          />
          <Input
            aria-label={t(words.inEnglish)}
            placeholder={t(words.inEnglish)}
            value={choice.nameEn}
            onChange={(event) => put(at, { nameEn: event.target.value })}
          />
          <Amount
            aria-label={t(words.plus)}
            data-tip={t(words.plus)}
            places={4}
            value={choice.price}
            onChange={(price) => put(at, { price: price ?? 0 })}
          />
          <Amount
            aria-label={t(words.plusCost)}
            data-tip={t(words.plusCost)}
            places={4}
            value={choice.cost}
            onChange={(cost) => put(at, { cost: cost ?? 0 })}
          />
          <Select
            aria-label={`${t(words.perUnit)} / ${t(words.perOrder)}`}
            options={[
              { value: 'unit', label: t(words.perUnit) },
              { value: 'order', label: t(words.perOrder) },
            ]}
            value={choice.per}
            onChange={(event) => put(at, { per: event.target.value as Choice['per'] })}
          />
          <Button
            kind="quiet"
            icon={<Trash2 />}
            aria-label={t(words.remove)}
            disabled={choices.length === 1}
            onClick={() => onChange(choices.filter((_, n) => n !== at))}
          />
          {twice.includes(at) && <Twice text={repeatTexts.choice} />}
        </div>
      ))}
      <span>
        <Button size="small" kind="quiet" icon={<Plus />} onClick={() => onChange([...choices, BLANK])}>
          {t(words.addChoice)}
        </Button>
      </span>
    </>
  )
}
