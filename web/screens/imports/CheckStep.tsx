import { changeImport, listSheets, previewImport, showImport } from '../../../modules/imports/contract.ts'
import { isKind, missingFields } from '../../../modules/imports/rules/columns.ts'
import { SheetCard } from '../../../modules/imports/ui/SheetCard.tsx'
import type { Import } from '../../../modules/imports/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { keyOf, queries, useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Import.module.css'
import { importTexts as words } from './imports.texts.ts'

/** What was recognised, to be corrected where it is wrong. */
export function CheckStep({ value, onPreviewed }: { value: Import; onPreviewed: () => void }) {
  const t = useText()
  const params = { id: value.id }
  const { data, error, refetch } = useRead(listSheets, { params })
  const preview = useWrite(previewImport, {
    onSuccess: (now) => {
      queries.setQueryData(keyOf(showImport, { params }), now)
      onPreviewed()
    },
  })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={3} height={96} />
  const known = data.items.filter(({ mapping }) => isKind(mapping.kind))
  const ready = known.length > 0 && known.every(({ mapping }) => missingFields(mapping).length === 0)
  return (
    <>
      {data.items.map((sheet) => (
        <SheetCard key={sheet.id} importId={value.id} sheet={sheet} />
      ))}
      <Meeting value={value} />
      {preview.error && <ErrorState small error={preview.error} />}
      <div className={css.bar}>
        {known.length === 0 && <p role="alert">{t(words.nothing)}</p>}
        <Button
          kind="primary"
          size="large"
          disabled={!ready || !value.can.run}
          busy={preview.isPending}
          onClick={() => preview.mutate({ params })}
        >
          {t(words.toPreview)}
        </Button>
      </div>
    </>
  )
}

/** What a row does to a customer that is known already. */
function Meeting({ value }: { value: Import }) {
  const t = useText()
  const params = { id: value.id }
  const change = useWrite(changeImport, {
    onSuccess: (now) => queries.setQueryData(keyOf(showImport, { params }), now),
  })
  const overwrite = change.isPending ? change.variables.body.overwrite : value.overwrite
  const choices = [
    { value: 'fill', label: t(words.fill) },
    { value: 'overwrite', label: t(words.overwrite) },
  ] as const
  return (
    <section className={css.card}>
      <div className={css.meeting}>
        <h2>{t(words.meeting)}</h2>
        <Segmented
          label={t(words.meeting)}
          choices={choices}
          value={overwrite ? 'overwrite' : 'fill'}
          onChange={(chosen) => change.mutate({ params, body: { overwrite: chosen === 'overwrite' } })}
        />
        <p>{t(overwrite ? words.overwriteDetail : words.fillDetail)}</p>
      </div>
      {change.error && <ErrorState small error={change.error} />}
    </section>
  )
}
