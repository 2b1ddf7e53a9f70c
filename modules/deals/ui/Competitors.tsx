import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Amount } from '../../../web/kit/controls/Amount.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './form.module.css'
import { needTexts as words } from './needs.texts.ts'
import type { Need } from './types.ts'
import { useSaveNeed } from './useSaveNeed.ts'

type Competitor = Need['competitors'][number]
const BLANK: Competitor = { name: '', price: null, strong: '', weak: '' }

/** Whom we are compared with: their price, what speaks for and against them. */
export function Competitors({ of: need, mayEdit }: { of: Need; mayEdit: boolean }) {
  const t = useText()
  const format = useFormat()
  const save = useSaveNeed(need)
  const [editing, setEditing] = useState<number | null>(null)
  const { competitors } = need
  const put = (at: number, competitor: Competitor | null) =>
    save({
      competitors: [...competitors.slice(0, at), ...(competitor ? [competitor] : []), ...competitors.slice(at + 1)],
    })
  return (
    <section className={css.section}>
      <header className={css.head}>
        <h2>{t(words.competitors)}</h2>
        {mayEdit && (
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setEditing(competitors.length)}>
            {t(words.addCompetitor)}
          </Button>
        )}
      </header>
      {competitors.length === 0 && <p className={css.quiet}>{t(words.noCompetitors)}</p>}
      <ul className={css.list}>
        {competitors.map((one, at) => (
          <li key={one.name} className={css.row}>
            <span>
              {mayEdit ? (
                <button type="button" className={css.name} onClick={() => setEditing(at)}>
                  {one.name}
                </button>
              ) : (
                one.name
              )}{' '}
              {one.price && format.money(one.price)}
              <br />
              <span className={css.quiet}>
                {[
                  one.strong && t(words.strongIn, { what: one.strong }),
                  one.weak && t(words.weakIn, { what: one.weak }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {mayEdit && (
              <Button
                size="small"
                kind="quiet"
                icon={<Trash2 />}
                aria-label={t(words.remove)}
                data-tip={t(words.remove)}
                onClick={() => put(at, null)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing !== null && (
        <OneCompetitor
          of={competitors[editing] ?? BLANK}
          onSave={(competitor) => put(editing, competitor)}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

interface OneProps {
  of: Competitor
  onSave: (competitor: Competitor) => Promise<void>
  onClose: () => void
}

function OneCompetitor({ of, onSave, onClose }: OneProps) {
  const t = useText()
  const [draft, setDraft] = useState(of)
  const [error, setError] = useState<string>()
  const save = () => {
    if (draft.name.trim() === '') return
    onSave({ ...draft, name: draft.name.trim() }).then(onClose, (problem: Error) => setError(problem.message))
  }
  return (
    <Sheet
      title={t(words.competitor)}
      place="middle"
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={save}>
          {t(words.save)}
        </Button>
      }
    >
      <div className={css.form}>
        <div className={css.pair}>
          <Field label={t(words.competitorName)} error={error}>
            {(control) => (
              <Input
                {...control}
                data-autofocus
                maxLength={100}
                value={draft.name}
                onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t(words.competitorPrice)}>
            {(control) => (
              <Amount
                {...control}
                value={draft.price?.fen ?? null}
                onChange={(fen) => setDraft({ ...draft, price: fen === null ? null : { fen, currency: 'CNY' } })}
              />
            )}
          </Field>
        </div>
        {(['strong', 'weak'] as const).map((side) => (
          <Field key={side} label={t(words[side])}>
            {(control) => (
              <Input
                {...control}
                value={draft[side]}
                onChange={(event) => setDraft({ ...draft, [side]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </Sheet>
  )
}
