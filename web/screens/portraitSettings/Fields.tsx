import { Plus, X } from 'lucide-react'
import { RUNGS, type Rung } from '../../../modules/customers/rules/rungs.ts'
import { rungWords } from '../../../modules/customers/rules/words.ts'
import { BLOCKS, type Block, type Field } from '../../../modules/portrait/rules/fields.ts'
import { blockTexts } from '../../../modules/portrait/ui/portrait.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Input, Select } from '../../kit/controls/Input.tsx'
import { useLocale } from '../../text/locale.ts'
import { useText } from '../../text/useText.ts'
import css from './PortraitSettings.module.css'
import { settingsTexts as words } from './portraitSettings.texts.ts'

interface FieldsProps {
  value: Field[]
  set: (fields: Field[]) => void
}

/** D1: the fields of the six blocks: what they are called, how one asks, what they weigh, when they age. */
export function Fields({ value: fields, set }: FieldsProps) {
  const t = useText()
  const change = (key: string, patch: Partial<Field>) =>
    set(fields.map((field) => (field.key === key ? { ...field, ...patch } : field)))
  const add = (block: Block) => set([...fields, freshField(block, fields, t(words.newField))])
  return (
    <section className={css.card}>
      <h2>{t(words.fields)}</h2>
      {BLOCKS.map((block) => (
        <details key={block} className={css.block}>
          <summary>
            {t(blockTexts[block])} · {fields.filter((field) => field.block === block).length}
          </summary>
          <ul>
            {fields
              .filter((field) => field.block === block)
              .map((field) => (
                <FieldRow
                  key={field.key}
                  of={field}
                  onChange={(patch) => change(field.key, patch)}
                  onRemove={() => set(fields.filter(({ key }) => key !== field.key))}
                />
              ))}
          </ul>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => add(block)}>
            {t(words.add)}
          </Button>
        </details>
      ))}
    </section>
  )
}

function freshField(block: Block, fields: readonly Field[], name: string): Field {
  const taken = new Set(fields.map(({ key }) => key))
  let n = 1
  while (taken.has(`own_${n}`)) n += 1
  const text = { zh: name, en: name }
  const rung = RUNGS[Math.max(1, block - 2)] ?? 'doctor'
  return { key: `own_${n}`, block, of: 'customer', kind: 'text', label: text, ask: text, weight: 2, months: 12, rung }
}

interface FieldRowProps {
  of: Field
  onChange: (patch: Partial<Field>) => void
  onRemove: () => void
}

function FieldRow({ of: field, onChange, onRemove }: FieldRowProps) {
  const t = useText()
  const locale = useLocale()
  const name = field.label[locale]
  const inBoth = (typed: string, before: Field['label']) =>
    // Until somebody writes the other language, one's own stands in for it.
    before.zh === before.en ? { zh: typed, en: typed } : { ...before, [locale]: typed }
  return (
    <li className={css.field}>
      <Input
        aria-label={t(words.label)}
        value={name}
        maxLength={200}
        onChange={({ target }) => onChange({ label: inBoth(target.value, field.label) })}
      />
      <Input
        aria-label={t(words.ask)}
        value={field.ask[locale]}
        maxLength={200}
        onChange={({ target }) => onChange({ ask: inBoth(target.value, field.ask) })}
      />
      <span className={css.numbers}>
        <Select
          aria-label={`${name} · ${t(words.weight)}`}
          value={String(field.weight)}
          onChange={({ target }) => onChange({ weight: Number(target.value) })}
          options={Array.from({ length: 10 }, (_, n) => ({
            value: String(n + 1),
            label: `${t(words.weight)} ${n + 1}`,
          }))}
        />
        <Select
          aria-label={`${name} · ${t(words.ages)}`}
          value={String(field.months ?? '')}
          onChange={({ target }) => onChange({ months: target.value === '' ? null : Number(target.value) })}
          options={[
            { value: '', label: t(words.never) },
            ...periods(field.months).map((n) => ({ value: String(n), label: `${n}` })),
          ]}
        />
        <Select
          aria-label={`${name} · ${t(words.rung)}`}
          value={field.rung}
          onChange={({ target }) => onChange({ rung: target.value as Rung })}
          options={RUNGS.slice(1).map((rung) => ({ value: rung, label: t(rungWords[rung]) }))}
        />
        <Button
          size="small"
          kind="quiet"
          icon={<X />}
          aria-label={t(words.remove, { name })}
          data-tip={t(words.remove, { name })}
          onClick={onRemove}
        />
      </span>
    </li>
  )
}

/** Usual periods, and the one that stands. */
const periods = (standing: number | null): number[] =>
  [...new Set([1, 2, 3, 6, 9, 12, 18, 24, 36, 60, ...(standing ? [standing] : [])])].sort((a, b) => a - b)
