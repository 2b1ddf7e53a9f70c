import { MessageSquareText, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Popover } from '../../../web/kit/layers/Popover.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { useText } from '../../../web/text/useText.ts'
import { addTemplate, listTemplates, removeTemplate } from '../contract.ts'
import { type Draft, outcomeOf } from './draft.ts'
import css from './TouchFields.module.css'
import { touchTexts as words } from './touch.texts.ts'

interface TemplatesProps {
  draft: Draft
  /** A chosen phrase joins what is written; its outcome is the touch's. */
  onChange: (patch: Partial<Draft>) => void
}

/** What one often writes, by a tap; own phrases and the company's. */
export function Templates({ draft, onChange }: TemplatesProps) {
  const t = useText()
  return (
    <Popover
      title={t(words.templates)}
      align="end"
      trigger={(trigger) => (
        <Button {...trigger} kind="quiet" size="small" icon={<MessageSquareText />}>
          {t(words.templates)}
        </Button>
      )}
    >
      {(close) => (
        <Phrases
          draft={draft}
          onChoose={(patch) => {
            onChange(patch)
            close()
          }}
        />
      )}
    </Popover>
  )
}

const LONGEST = 500

function Phrases({ draft, onChoose }: { draft: Draft; onChoose: (patch: Partial<Draft>) => void }) {
  const t = useText()
  const { data, error, refetch } = useRead(listTemplates, {}, { staleTime: 5 * 60_000 })
  const remove = useWrite(removeTemplate, { changes: [listTemplates] })
  const fitting = (data?.items ?? []).filter(({ channel }) => channel === null || channel === draft.channel)
  return (
    <div className={css.panel}>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {data && fitting.length === 0 && <p className={css.quiet}>{t(words.noTemplates)}</p>}
      <ul className={css.phrases}>
        {fitting.map(({ id, body, effective, own }) => (
          <li key={id} className={css.phrase}>
            <button
              type="button"
              className={css.insert}
              onClick={() =>
                onChoose({
                  summary: [draft.summary.trimEnd(), body].filter(Boolean).join('\n'),
                  outcome: effective ? 'effective' : (draft.outcome ?? null),
                })
              }
            >
              {body}
            </button>
            {own && (
              <Button
                kind="quiet"
                size="small"
                icon={<X />}
                aria-label={t(words.removeTemplate)}
                onClick={() => remove.mutate({ params: { id } })}
              />
            )}
          </li>
        ))}
      </ul>
      {draft.summary.trim() !== '' && draft.summary.length <= LONGEST && <KeepPhrase draft={draft} />}
    </div>
  )
}

function KeepPhrase({ draft }: { draft: Draft }) {
  const t = useText()
  const me = useMe()
  const [forAll, setForAll] = useState(false)
  const keep = useWrite(addTemplate, {
    changes: [listTemplates],
    onSuccess: () => toast({ text: t(words.kept) }),
  })
  const text = draft.summary.trim()
  return (
    <div className={css.panelPart}>
      {me.can.assign && (
        <Check checked={forAll} onChange={setForAll}>
          {t(words.forAll)}
        </Check>
      )}
      <Button
        wide
        busy={keep.isPending}
        onClick={() => keep.mutate({ body: { body: text, effective: outcomeOf(draft) === 'effective', forAll } })}
      >
        {t(words.keepTemplate, { text })}
      </Button>
      {keep.error && <ErrorState small error={keep.error} />}
    </div>
  )
}
