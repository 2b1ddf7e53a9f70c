import { Stethoscope } from 'lucide-react'
import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showDiagnosis, writeDiagnosis } from '../contract.ts'
import type { DiagnosisField } from '../rules/diagnosis.ts'
import { DEALS } from './changes.ts'
import css from './Diagnosis.module.css'
import formCss from './form.module.css'
import { diagnosisTexts as words } from './needs.texts.ts'
import type { NeedItem } from './types.ts'

type Reply = ReplyOf<typeof showDiagnosis>
type Version = NonNullable<Reply['current']>

/** P8: what is checked, what was found, what is advised. */
const PARTS: readonly { title: 'check' | 'diagnose' | 'prescribe'; fields: readonly DiagnosisField[] }[] = [
  { title: 'check', fields: ['purpose', 'conditions', 'equipment', 'process', 'budget'] },
  { title: 'diagnose', fields: ['findings'] },
  { title: 'prescribe', fields: ['prescription'] },
]

/** P8: check, diagnose, prescribe; every version stays. */
export function Diagnosis({ of: need, mayEdit }: { of: Pick<NeedItem, 'id'>; mayEdit: boolean }) {
  const t = useText()
  const { data, error, refetch } = useRead(showDiagnosis, { params: { id: need.id } })
  const [writing, setWriting] = useState(false)
  const [version, setVersion] = useState<number | null>(null)
  if (error && !data) return <ErrorState small error={error} onRetry={refetch} />
  if (!data) return <RowBones count={2} height={56} />
  const shown = data.versions.find((one) => one.version === version) ?? data.current
  return (
    <section className={formCss.card} aria-labelledby="diagnosis">
      <header className={formCss.head}>
        <h2 id="diagnosis">{t(words.title)}</h2>
        <span className={data.missing.length > 0 ? css.missing : css.whole}>
          {data.missing.length === 0 ? t(words.whole) : data.current && <Missing of={data} />}
        </span>
        {mayEdit && data.current && (
          <Button size="small" onClick={() => setWriting(true)}>
            {t(words.edit)}
          </Button>
        )}
      </header>
      {shown ? (
        <>
          <Shown of={shown} />
          <Versions of={data} shown={shown} onChoose={setVersion} />
        </>
      ) : (
        <div className={css.none}>
          <Stethoscope size={20} aria-hidden="true" />
          <p>{t(words.lead)}</p>
          {mayEdit && <Button onClick={() => setWriting(true)}>{t(words.start)}</Button>}
        </div>
      )}
      {writing && <Write needId={need.id} of={data.current} onClose={() => setWriting(false)} />}
    </section>
  )
}

function Missing({ of: { missing } }: { of: Reply }) {
  const t = useText()
  const format = useFormat()
  const parts = missing.map((part) => t(words[part as DiagnosisField | 'means']))
  return t(words.missing, { parts: format.list(parts) })
}

function Shown({ of: version }: { of: Version }) {
  const t = useText()
  return (
    <div className={css.parts}>
      {PARTS.map(({ title, fields }) => {
        const written = fields.filter((field) => version[field])
        return (
          <div key={title} className={css.part}>
            <span className={css.sign} aria-hidden="true">
              {t(words[title])}
            </span>
            <dl>
              {written.map((field) => (
                <div key={field}>
                  <dt>{t(words[field])}</dt>
                  <dd>{version[field]}</dd>
                </div>
              ))}
              {written.length === 0 && <div className={formCss.quiet}>—</div>}
            </dl>
          </div>
        )
      })}
    </div>
  )
}

function Versions({ of, shown, onChoose }: { of: Reply; shown: Version; onChoose: (version: number) => void }) {
  const t = useText()
  const format = useFormat()
  const told = (one: Version) => t(words.by, { name: one.by.name, at: format.moment(one.at) })
  if (of.versions.length < 2) return <p className={css.told}>{told(shown)}</p>
  return (
    <div className={css.versions}>
      <Select
        aria-label={t(words.versions)}
        options={of.versions.map((one) => ({
          value: String(one.version),
          label: `${t(words.version, { version: one.version })} · ${told(one)}`,
        }))}
        value={String(shown.version)}
        onChange={(event) => onChoose(Number(event.target.value))}
      />
    </div>
  )
}

function Write({ needId, of: before, onClose }: { needId: string; of: Version | null; onClose: () => void }) {
  const t = useText()
  const [draft, setDraft] = useState<Partial<Record<DiagnosisField, string>>>({})
  const { mutate, isPending, error } = useWrite(writeDiagnosis, { changes: DEALS })
  const save = () =>
    mutate(
      { params: { id: needId }, body: draft },
      {
        onSuccess: ({ current }) => {
          toast({ text: t(words.saved, { version: current?.version ?? 1 }) })
          onClose()
        },
      },
    )
  return (
    <Sheet
      title={t(words.title)}
      onClose={onClose}
      footer={
        <Button kind="primary" busy={isPending} disabled={Object.keys(draft).length === 0} onClick={save}>
          {t(words.save)}
        </Button>
      }
    >
      <div className={formCss.form}>
        <p className={formCss.lead}>{t(words.lead)}</p>
        {PARTS.flatMap(({ fields }) => fields).map((field, at) => (
          <Field key={field} label={t(words[field])} hint={t(words[`${field}Hint`])}>
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                {...(at === 0 && { 'data-autofocus': true })}
                value={draft[field] ?? before?.[field] ?? ''}
                onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {error && (
          <p className={formCss.error} role="alert">
            {error.message}
          </p>
        )}
      </div>
    </Sheet>
  )
}
