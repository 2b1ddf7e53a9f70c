import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { changeSettings, listSettings, readsOfSettings } from '../../../modules/company/contract.ts'
import { previewRules } from '../../../modules/portrait/contract.ts'
import { portraitFields } from '../../../modules/portrait/settings.ts'
import { type Setting, settingOf } from '../../../shared/setting.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { changedIn, type Draft, EDITED, PREVIEWED_KEYS } from './draft.ts'
import { Fields } from './Fields.tsx'
import { Numbers } from './Numbers.tsx'
import css from './PortraitSettings.module.css'
import { PreviewTold } from './PreviewTold.tsx'
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
  const saving = useWrite(changeSettings, { changes: readsOfSettings })
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
          {preview.data && <PreviewTold of={preview.data} />}
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
