import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Count } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import { type Kind, MEDIUMS } from '../rules/kinds.ts'
import { appointmentSettingTexts as words } from './appointmentSettings.texts.ts'
import css from './KindsField.module.css'

interface KindsProps {
  id: string
  value: readonly Kind[]
  onChange: (value: Kind[]) => void
}

/** A4: the company's kinds of appointment, each with its lengths and what to prepare. */
export function KindsField({ id, value, onChange }: KindsProps) {
  const t = useText()
  return (
    <div id={id} className={css.kinds}>
      {value.map((kind, at) => (
        <KindLine
          key={kind.key}
          kind={kind}
          onChange={(changed) => onChange(value.map((old, i) => (i === at ? changed : old)))}
          onRemove={value.length > 1 ? () => onChange(value.filter((_, i) => i !== at)) : undefined}
        />
      ))}
      <Button size="small" icon={<Plus />} onClick={() => onChange([...value, another(value)])}>
        {t(words.addKind)}
      </Button>
    </div>
  )
}

/** A key of its own, which nobody sees and no appointment has yet. */
function another(kinds: readonly Kind[]): Kind {
  let n = kinds.length
  while (kinds.some(({ key }) => key === `own_${n}`)) n++
  const { zh, en } = words.newKind
  return {
    key: `own_${n}`,
    medium: 'visit_out',
    zh,
    en,
    minutes: 60,
    before: 15,
    after: 15,
    noticeHours: 24,
    checklist: [],
  }
}

const NUMBERS = [
  ['minutes', words.minutes],
  ['before', words.before],
  ['after', words.after],
  ['noticeHours', words.notice],
] as const

interface KindLineProps {
  kind: Kind
  onChange: (kind: Kind) => void
  onRemove: (() => void) | undefined
}

/** One line until it is opened. */
function KindLine(props: KindLineProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const { kind } = props
  return (
    <details className={css.kind} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{t(kind)}</b>
        <span>{t(words.summary, { minutes: kind.minutes, items: kind.checklist.length })}</span>
      </summary>
      {open && <KindFields {...props} />}
    </details>
  )
}

function KindFields({ kind, onChange, onRemove }: KindLineProps) {
  const t = useText()
  return (
    <div className={css.fields}>
      <div className={css.pair}>
        <Field label={t(words.zh)}>
          {(control) => (
            <Input
              {...control}
              value={kind.zh}
              maxLength={30}
              onChange={(event) => onChange({ ...kind, zh: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.en)}>
          {(control) => (
            <Input
              {...control}
              value={kind.en}
              maxLength={40}
              onChange={(event) => onChange({ ...kind, en: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div>
        <Segmented
          label={t(words.medium)}
          choices={MEDIUMS.map((medium) => ({ value: medium, label: t(words[medium]) }))}
          value={kind.medium}
          onChange={(medium) => onChange({ ...kind, medium })}
        />
      </div>
      <div className={css.numbers}>
        {NUMBERS.map(([key, label]) => (
          <Field key={key} label={t(label)}>
            {(control) => (
              <Count
                {...control}
                value={kind[key]}
                onChange={(number) => number !== null && onChange({ ...kind, [key]: number })}
              />
            )}
          </Field>
        ))}
      </div>
      <Checklist kind={kind} onChange={onChange} />
      {onRemove && (
        <div>
          <Button size="small" kind="quiet" icon={<X />} onClick={onRemove}>
            {t(words.remove, { name: t(kind) })}
          </Button>
        </div>
      )}
    </div>
  )
}

const MOST_ITEMS = 20
const NEW_ITEM = { zh: '', en: '', daysBefore: 1 }

/** What to prepare, in both languages, and how many days before. */
function Checklist({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const t = useText()
  const set = (checklist: Kind['checklist']) => onChange({ ...kind, checklist })
  const put = (at: number, patch: Partial<Kind['checklist'][number]>) =>
    set(kind.checklist.map((item, n) => (n === at ? { ...item, ...patch } : item)))
  return (
    <div className={css.checklist}>
      <span className={css.legend}>{t(words.checklist)}</span>
      {kind.checklist.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is told by its place in the list
        <div key={at} className={css.item}>
          <Input
            aria-label={t(words.itemZh)}
            placeholder={t(words.itemZh)}
            value={item.zh}
            maxLength={100}
            onChange={(event) => put(at, { zh: event.target.value })}
          />
          <Input
            aria-label={t(words.itemEn)}
            placeholder={t(words.itemEn)}
            value={item.en}
            maxLength={150}
            onChange={(event) => put(at, { en: event.target.value })}
          />
          <Count
            aria-label={t(words.daysBefore)}
            after={t(words.daysBefore)}
            value={item.daysBefore}
            onChange={(days) => days !== null && put(at, { daysBefore: Math.min(60, Math.max(0, Math.round(days))) })}
          />
          <Button
            size="small"
            kind="quiet"
            icon={<X />}
            aria-label={t(words.remove, { name: t(item) })}
            onClick={() => set(kind.checklist.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      {kind.checklist.length < MOST_ITEMS && (
        <div>
          <Button size="small" icon={<Plus />} onClick={() => set([...kind.checklist, NEW_ITEM])}>
            {t(words.addItem)}
          </Button>
        </div>
      )}
    </div>
  )
}
