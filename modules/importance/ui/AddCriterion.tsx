import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { useText } from '../../../web/text/useText.ts'
import type { Criterion } from '../rules/scorecard.ts'
import { scorecardTexts as words } from './importance.texts.ts'
import css from './Scorecard.module.css'

/** Marks from 1 to 5, a quarter of the points apart. */
const MARKS = [null, 2, 3, 4, 5].map((from, at) => ({ from, points: at * 25 }))

/** Adds a criterion of the company's own, which its people judge. */
export function AddCriterion({ onAdd }: { onAdd: (criterion: Criterion) => void }) {
  const t = useText()
  const [label, setLabel] = useState<{ zh: string; en: string } | null>(null)
  if (!label)
    return (
      <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setLabel({ zh: '', en: '' })}>
        {t(words.addOwn)}
      </Button>
    )
  const complete = label.zh.trim() !== '' && label.en.trim() !== ''
  return (
    <span className={css.own}>
      <Input
        autoFocus
        aria-label={t(words.ownZh)}
        placeholder={t(words.ownZh)}
        maxLength={40}
        value={label.zh}
        onChange={(event) => setLabel({ ...label, zh: event.target.value })}
      />
      <Input
        aria-label={t(words.ownEn)}
        placeholder={t(words.ownEn)}
        maxLength={60}
        value={label.en}
        onChange={(event) => setLabel({ ...label, en: event.target.value })}
      />
      <Button
        size="small"
        disabled={!complete}
        onClick={() => {
          onAdd({ key: `own_${Date.now().toString(36)}`, label, unit: 'mark', weight: 0, bands: MARKS })
          setLabel(null)
        }}
      >
        {t(words.add)}
      </Button>
    </span>
  )
}
