import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { changeSettings, listSettings } from '../../../modules/company/contract.ts'
import { RUNGS } from '../../../modules/customers/rules/rungs.ts'
import { rungWords } from '../../../modules/customers/rules/words.ts'
import { previewRules } from '../../../modules/portrait/contract.ts'
import { BLOCKS } from '../../../modules/portrait/rules/fields.ts'
import { CONFIDENCES } from '../../../modules/portrait/rules/knowledge.ts'
import { TRUST_KINDS } from '../../../modules/portrait/rules/trust.ts'
import {
  confidenceWeights,
  neglectDays,
  portraitFields,
  proofRules,
  rankThresholds,
  rungThresholds,
  stuckRules,
  trustRules,
} from '../../../modules/portrait/settings.ts'
import { blockTexts, confidenceTexts, rankTexts, trustTexts } from '../../../modules/portrait/ui/portrait.texts.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { type Setting, settingOf } from '../../../shared/setting.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { changedIn, type Draft, EDITED, PREVIEWED_KEYS } from './draft.ts'
import { Fields } from './Fields.tsx'
import css from './PortraitSettings.module.css'
import { settingsTexts as words } from './portraitSettings.texts.ts'

/** D1–D8: fields, weights, thresholds and ageing, with what a change would do told before it is saved. */
export default function PortraitSettings() {
  const t = useText()
  const { data, error, refetch } = useRead(listSettings, {})
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={6} height={72} />
  const set = Object.fromEntries(data.items.map(({ key, value }) => [key, value]))
  const standing = Object.fromEntries(EDITED.map((setting) => [setting.key, settingOf(set, setting as Setting)]))
  return (
    <Page title={t(words.title)} lead={t(words.lead)} actions={<Link to="/settings">{t(words.back)}</Link>}>
      <Editor standing={standing} />
    </Page>
  )
}

function Editor({ standing }: { standing: Draft }) {
  const t = useText()
  const mayChange = useMe().can.changeSettings
  const [draft, setDraft] = useState<Draft>(standing)
  const changed = changedIn(draft, standing)
  const count = Object.keys(changed).length
  const preview = useWrite(previewRules)
  const saving = useWrite(changeSettings, { changes: [listSettings] })
  const put = <T,>(setting: Setting<T>) => ({
    value: settingOf(draft, setting),
    set: (value: T) => {
      preview.reset()
      setDraft({ ...draft, [setting.key]: value })
    },
  })
  const look = () => {
    const values = Object.fromEntries(Object.entries(changed).filter(([key]) => PREVIEWED_KEYS.includes(key)))
    preview.mutate({ body: { values } })
  }
  const save = () => {
    const seen = Object.fromEntries(Object.keys(changed).map((key) => [key, standing[key]]))
    saving.mutate({ body: { values: changed, seen } }, { onSuccess: () => toast({ text: t(words.saved) }) })
  }
  const problem = preview.error ?? saving.error
  return (
    <fieldset className={css.editor} disabled={!mayChange}>
      <Numbers put={put} />
      <Fields {...put(portraitFields)} />
      {count > 0 && (
        <div className={css.change} role="status">
          <span>{t(words.changed, { count })}</span>
          {preview.data && <Told of={preview.data} />}
          {problem && <ErrorState small error={problem} />}
          <span className={css.acts}>
            <Button onClick={look} busy={preview.isPending}>
              {t(words.preview)}
            </Button>
            <Button kind="primary" onClick={save} busy={saving.isPending}>
              {t(words.save)}
            </Button>
            <Button kind="quiet" onClick={() => setDraft(standing)}>
              {t(words.discard)}
            </Button>
          </span>
        </div>
      )}
    </fieldset>
  )
}

/** What a change would do, in words. */
function Told({ of: { looked, of, moves, bounds, filled } }: { of: ReplyOf<typeof previewRules> }) {
  const t = useText()
  const list = (changes: typeof moves) => (
    <ul>
      {changes.map(({ from, to, count }) => (
        <li key={`${from} ${to}`}>{t(words.move, { count, from: t(rungWords[from]), to: t(rungWords[to]) })}</li>
      ))}
    </ul>
  )
  return (
    <div className={css.told}>
      <p>
        {t(words.looked, { looked, of })} · {t(words.filled, filled)}
      </p>
      {moves.length + bounds.length === 0 && <p>{t(words.noMoves)}</p>}
      {moves.length > 0 && (
        <section>
          <h3>{t(words.moves)}</h3>
          {list(moves)}
        </section>
      )}
      {bounds.length > 0 && (
        <section>
          <h3>{t(words.bounds)}</h3>
          {list(bounds)}
        </section>
      )}
    </div>
  )
}

type Put = <T>(setting: Setting<T>) => { value: T; set: (value: T) => void }

function Numbers({ put }: { put: Put }) {
  const t = useText()
  const [rungs, confidence, proof] = [put(rungThresholds), put(confidenceWeights), put(proofRules)]
  const [trust, neglect, ranks, stuck] = [put(trustRules), put(neglectDays), put(rankThresholds), put(stuckRules)]
  const heights = RUNGS.slice(1) as (keyof typeof rungs.value)[]
  return (
    <>
      <Card title={t(words.rungs)}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t(words.rung)}</th>
              {BLOCKS.map((block) => (
                <th key={block} scope="col">
                  {t(blockTexts[block])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heights.map((rung) => (
              <tr key={rung}>
                <th scope="row">{t(rungWords[rung])}</th>
                {BLOCKS.map((block) => (
                  <td key={block}>
                    <Cell
                      label={t(words.cell, { rung: t(rungWords[rung]), block: t(blockTexts[block]) })}
                      value={rungs.value[rung][block]}
                      onChange={(value) =>
                        rungs.set({ ...rungs.value, [rung]: { ...rungs.value[rung], [block]: value } })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={t(words.confidence)}>
        <Rows>
          {CONFIDENCES.map((each) => (
            <Row
              key={each}
              label={t(confidenceTexts[each])}
              value={confidence.value[each]}
              onChange={(value) => confidence.set({ ...confidence.value, [each]: value })}
            />
          ))}
        </Rows>
      </Card>
      <Card title={t(words.proof)}>
        <Rows>
          {(['months', 'inboundForDoctor', 'inboundForTeacher', 'smallOrdersForTeacher'] as const).map((each) => (
            <Row
              key={each}
              label={t(words[each])}
              value={proof.value[each]}
              onChange={(value) => proof.set({ ...proof.value, [each]: value })}
            />
          ))}
          {heights.map((rung) => (
            <Row
              key={rung}
              label={t(words.carries, { rung: t(rungWords[rung]) })}
              value={proof.value.trust[rung]}
              onChange={(value) => proof.set({ ...proof.value, trust: { ...proof.value.trust, [rung]: value } })}
            />
          ))}
        </Rows>
      </Card>
      <Card title={t(words.trust)}>
        <Rows>
          {TRUST_KINDS.map((kind) => (
            <Row
              key={kind}
              label={t(trustTexts[kind])}
              value={trust.value.weights[kind]}
              onChange={(value) => trust.set({ ...trust.value, weights: { ...trust.value.weights, [kind]: value } })}
            />
          ))}
          <Row
            label={t(words.halfLife)}
            value={trust.value.halfLife}
            onChange={(halfLife) => trust.set({ ...trust.value, halfLife })}
          />
          <Row label={t(words.neglect)} value={neglect.value} onChange={neglect.set} />
        </Rows>
      </Card>
      <Card title={t(words.ranks)}>
        <Rows>
          {(['main', 'secondary'] as const).map((rank) => (
            <Row
              key={rank}
              label={t(rankTexts[rank])}
              value={ranks.value[rank]}
              onChange={(value) => ranks.set({ ...ranks.value, [rank]: value })}
            />
          ))}
        </Rows>
      </Card>
      <Card title={t(words.stuck)}>
        <Rows>
          <Row
            label={t(words.stuckTouches)}
            value={stuck.value.touches}
            onChange={(touches) => stuck.set({ ...stuck.value, touches })}
          />
          <Row
            label={t(words.stuckMonths)}
            value={stuck.value.months}
            onChange={(months) => stuck.set({ ...stuck.value, months })}
          />
        </Rows>
        <Check
          checked={stuck.value.halfAtTeacher}
          onChange={(halfAtTeacher) => stuck.set({ ...stuck.value, halfAtTeacher })}
        >
          {t(words.halfAtTeacher)}
        </Check>
      </Card>
    </>
  )
}

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.card}>
    <h2>{title}</h2>
    {children}
  </section>
)

const Rows = ({ children }: { children: ReactNode }) => <div className={css.rows}>{children}</div>

interface NumberProps {
  label: string
  value: number
  onChange: (value: number) => void
}

function Row(props: NumberProps) {
  return (
    <div className={css.row}>
      <span>{props.label}</span>
      <Cell {...props} />
    </div>
  )
}

/** A number as it is typed; what is no number yet is left standing until it is one. */
export function Cell({ label, value, onChange }: NumberProps) {
  const [typed, setTyped] = useState(String(value))
  if (Number(typed) !== value && typed !== '' && typed !== '-') setTyped(String(value))
  return (
    <Input
      className={css.number}
      inputMode="decimal"
      aria-label={label}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value)
        const number = Number(target.value)
        if (target.value.trim() !== '' && Number.isFinite(number)) onChange(number)
      }}
    />
  )
}
