import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { z } from 'zod'
import type { Text } from '../../../shared/text.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { pressed } from '../../../web/kit/keys.ts'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { keyOf, queries, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { changeSettings, listSettings, readsOfSettings, type SettingReply } from '../contract.ts'
import { type Kind, kindOf, sameValue } from './kinds.ts'
import { RuleMark } from './RuleMark.tsx'
import { SettingControl } from './SettingControl.tsx'
import css from './SettingRow.module.css'
import { settingTexts as words } from './setting.texts.ts'

export type SettingItem = z.infer<typeof SettingReply>

interface SettingRowProps {
  of: SettingItem
  /** What a change does, as a colleague would say it. */
  effect?: string | undefined
  /** What each choice is called, where the setting is one of a few words. */
  choices?: Readonly<Record<string, Text>> | undefined
  mayChange: boolean
  /** Another control than its kind gets. */
  control?: (props: { value: unknown; onChange: (value: unknown) => void; id: string }) => ReactNode
  /** How its value is told in words, where its kind does not say it. */
  tell?: (value: unknown) => string
  /** Its control takes the whole width, and who may not change it sees it as it is. */
  wide?: boolean
  onSaved?: () => void
}

/** One number or list of the method: what it does, what it is, its default; a change is shown before it is saved. */
export function SettingRow(props: SettingRowProps) {
  const { of: setting, effect, choices, mayChange, control, wide, onSaved } = props
  const t = useText()
  const id = useId()
  const kind = kindOf(setting.schema)
  const usual = useTellValue(setting, kind, choices)
  const tell = props.tell ?? usual
  const [draft, setDraft] = useState<unknown>(setting.value)
  // What the draft began from: what was saved elsewhere shows here too, unless someone is just typing.
  const [base, setBase] = useState(setting.value)
  const { mutate, isPending, error, reset } = useWrite(changeSettings, { changes: readsOfSettings })
  if (!sameValue(base, setting.value) && sameValue(draft, base)) {
    setBase(setting.value)
    setDraft(setting.value)
  }
  const wrong = useWhyNot(draft, control ? OWN : kind)
  const changed = !sameValue(draft, setting.value)
  const label = t(setting.label)
  const save = (value: unknown, told: string, seen = error?.status === 412 ? setting.value : base) =>
    mutate(
      { body: { values: { [setting.key]: value }, seen: { [setting.key]: seen } } },
      {
        onSuccess: ({ items }) => {
          onSaved?.()
          const saved = items.find(({ key }) => key === setting.key)?.value
          setBase(saved)
          setDraft(saved)
          toast({ text: told, undo: () => save(setting.value, t(words.undone, { label }), saved) })
        },
        onError: () => queries.invalidateQueries({ queryKey: keyOf(listSettings) }),
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed && !wrong) save(draft, t(words.saved, { label, value: tell(draft) }))
  }
  const change = (value: unknown) => {
    reset()
    setDraft(value)
  }
  const discard = () => {
    setBase(setting.value)
    change(setting.value)
  }
  const isUsual = sameValue(setting.value, setting.fallback)
  const problem = error?.message ?? (changed ? wrong : null)
  return (
    <form
      className={names(css.row, wide && css.wide)}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (changed && pressed(event, 'escape')) {
          event.preventDefault()
          discard()
        }
      }}
    >
      <div className={css.words}>
        <label htmlFor={id} className={css.label}>
          {label}
          <RuleMark rule={setting.rule} />
        </label>
        {setting.help && <p className={css.effect}>{t(setting.help)}</p>}
        {effect && <p className={css.effect}>{effect}</p>}
      </div>
      <div className={css.value}>
        {mayChange ? (
          <>
            <span className={css.control}>
              {control ? (
                control({ value: draft, onChange: change, id })
              ) : (
                <SettingControl
                  id={id}
                  label={label}
                  kind={kind}
                  value={draft}
                  choices={choices}
                  invalid={problem !== null}
                  describedBy={`${id}-note`}
                  onChange={change}
                />
              )}
              {setting.unit && !props.tell && <span className={css.unit}>{t(setting.unit)}</span>}
            </span>
            <Usual
              told={tell(setting.fallback)}
              isUsual={isUsual}
              onReset={() => save(null, t(words.saved, { label, value: tell(setting.fallback) }))}
            />
          </>
        ) : wide && control ? (
          <fieldset disabled className={css.seen}>
            {control({ value: setting.value, onChange: change, id })}
          </fieldset>
        ) : (
          <strong className={css.fixed}>{tell(setting.value)}</strong>
        )}
      </div>
      {changed && (
        <div className={css.change}>
          <span id={`${id}-note`} className={problem ? css.wrong : css.note} role={problem ? 'alert' : undefined}>
            {problem ?? t(words.changesTo, { before: tell(setting.value), after: tell(draft) })}
          </span>
          <Button size="small" kind="quiet" onClick={discard}>
            {t(words.cancel)}
          </Button>
          <Button size="small" type="submit" kind="primary" busy={isPending} disabled={wrong !== null}>
            {t(words.save)}
          </Button>
        </div>
      )}
    </form>
  )
}

/** What has a control of its own is left to it and the server. */
const OWN: Kind = { kind: 'other' }

function Usual({ told, isUsual, onReset }: { told: string; isUsual: boolean; onReset: () => void }) {
  const t = useText()
  if (told === '') return null
  if (isUsual) return <span className={css.usual}>{t(words.asUsual)}</span>
  return (
    <span className={css.usual}>
      {t(words.usual, { value: told })}
      <button type="button" className={css.reset} onClick={onReset}>
        {t(words.reset)}
      </button>
    </span>
  )
}

/** A setting's value in words, with its unit: `5 位`, `VVIP、A`. */
function useTellValue(setting: SettingItem, kind: Kind, choices: SettingRowProps['choices']) {
  const t = useText()
  const named = (value: string) => (choices?.[value] ? t(choices[value]) : value)
  return (value: unknown): string => {
    if (kind.kind === 'yesNo') return t(value ? (choices?.yes ?? words.yes) : (choices?.no ?? words.no))
    if (Array.isArray(value)) return value.length === 0 ? t(words.none) : value.map(named).join(' · ')
    const told = named(String(value))
    return setting.unit && told !== '' ? `${told} ${t(setting.unit)}` : told
  }
}

/** What is wrong with what was typed, before the server is asked. */
function useWhyNot(draft: unknown, kind: Kind): string | null {
  const t = useText()
  const isWithin = kind.kind === 'number' && Number(draft) >= kind.min && Number(draft) <= kind.max
  if (kind.kind === 'number' && kind.whole && !(Number.isInteger(draft) && isWithin)) return t(words.whole, kind)
  if (kind.kind === 'number' && !(typeof draft === 'number' && isWithin)) return t(words.within, kind)
  if (kind.kind === 'text' && String(draft).trim() === '') return t(words.needed)
  return null
}
