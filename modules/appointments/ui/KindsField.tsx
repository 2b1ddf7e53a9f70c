import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Count } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
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

function KindLine({
  kind,
  onChange,
  onRemove,
}: {
  kind: Kind
  onChange: (kind: Kind) => void
  onRemove: (() => void) | undefined
}) {
  const t = useText()
  return (
    <div className={css.kind}>
      <div className={css.line}>
        <Input
          className={css.name}
          aria-label={t(words.zh)}
          value={kind.zh}
          maxLength={30}
          onChange={(event) => onChange({ ...kind, zh: event.target.value })}
        />
        <Input
          className={css.name}
          aria-label={t(words.en)}
          value={kind.en}
          maxLength={40}
          onChange={(event) => onChange({ ...kind, en: event.target.value })}
        />
        {onRemove && (
          <Button
            size="small"
            kind="quiet"
            icon={<X />}
            aria-label={t(words.remove, { name: t(kind) })}
            onClick={onRemove}
          />
        )}
      </div>
      <Segmented
        label={t(words.medium)}
        choices={MEDIUMS.map((medium) => ({ value: medium, label: t(words[medium]) }))}
        value={kind.medium}
        onChange={(medium) => onChange({ ...kind, medium })}
      />
      <div className={css.line}>
        {NUMBERS.map(([key, label]) => (
          <Count
            key={key}
            className={css.time}
            aria-label={t(label)}
            before={t(label)}
            value={kind[key]}
            onChange={(number) => number !== null && onChange({ ...kind, [key]: number })}
          />
        ))}
      </div>
      <Checklist kind={kind} onChange={onChange} />
    </div>
  )
}

/** What to prepare, one a line; read once one has done typing. */
function Checklist({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const t = useText()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextArea
      className={css.list}
      aria-label={t(words.checklist)}
      placeholder={t(words.checklist)}
      value={typed ?? kind.checklist.map(({ zh, en, daysBefore }) => `${zh} | ${en} | ${daysBefore}`).join('\n')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null) onChange({ ...kind, checklist: readChecklist(typed) })
        setTyped(null)
      }}
    />
  )
}

/** A line without its English has the Chinese there too; without days it is for the day itself. */
export const readChecklist = (typed: string): Kind['checklist'] =>
  typed
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([zh]) => zh)
    .map(([zh = '', en = '', days = '']) => ({
      zh,
      en: en || zh,
      daysBefore: Math.min(60, Number.parseInt(days, 10) || 0),
    }))
