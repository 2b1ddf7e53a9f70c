import { useState } from 'react'
import { Field } from '../../kit/controls/Field.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { useText } from '../../text/useText.ts'
import css from './parts.module.css'
import { receptionTexts as words } from './services.texts.ts'
import type { Asset } from './types.ts'

export interface AssetDraft {
  name: string
  serial: string
  note: string
}

export const draftOf = (asset?: Asset): AssetDraft => ({
  name: asset?.name ?? '',
  serial: asset?.serial ?? '',
  note: asset?.note ?? '',
})

export const bodyOf = ({ name, serial, note }: AssetDraft) => ({
  name: name.trim(),
  serial: serial.trim() || null,
  note: note.trim() || null,
})

/** What is known of a machine. */
export function useAssetDraft(asset?: Asset) {
  const [draft, setDraft] = useState(() => draftOf(asset))
  return { draft, set: (change: Partial<AssetDraft>) => setDraft((old) => ({ ...old, ...change })) }
}

interface AssetFieldsProps {
  draft: AssetDraft
  set: (change: Partial<AssetDraft>) => void
  autoFocus?: boolean
}

export function AssetFields({ draft, set, autoFocus }: AssetFieldsProps) {
  const t = useText()
  return (
    <>
      <div className={css.two}>
        <Field label={t(words.assetName)}>
          {(control) => (
            <Input
              {...control}
              data-autofocus={autoFocus || undefined}
              required
              maxLength={80}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.serial)}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={draft.serial}
              onChange={(event) => set({ serial: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t(words.assetNote)}>
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
