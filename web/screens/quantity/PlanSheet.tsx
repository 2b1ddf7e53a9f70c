import { Plus, X } from 'lucide-react'
import { Fragment, useState } from 'react'
import { setPlan, showPlan } from '../../../modules/quantity/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form, useRefusal } from '../../kit/controls/Form.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useWrite } from '../../queries.ts'
import { useMonth } from '../../text/useMonth.ts'
import { useText } from '../../text/useText.ts'
import css from './quantity.module.css'
import { sourcesTexts as words } from './sources.texts.ts'

interface Line {
  key: number
  source: string
  planned: string
}

/** Q5: what each source is to bring in a month. */
export function PlanSheet({ of, onClose }: { of: ReplyOf<typeof showPlan>; onClose: () => void }) {
  const t = useText()
  const monthText = useMonth()
  const [lines, setLines] = useState<readonly Line[]>(() =>
    of.sources
      .filter(({ source }) => source !== null)
      .map(({ source, planned }, key) => ({
        key,
        source: source ?? '',
        planned: planned === null ? '' : String(planned),
      })),
  )
  const [dormant, setDormant] = useState(of.dormant.planned === null ? '' : String(of.dormant.planned))
  const save = useWrite(setPlan, { changes: [showPlan], onSuccess: onClose })
  const change = (key: number, next: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...next } : line)))
  const sent = lines.filter(({ source, planned }) => source.trim() !== '' && Math.round(Number(planned)) > 0)
  const send = () =>
    save.mutate({
      params: { month: of.month },
      ifMatch: of.version,
      body: {
        sources: sent.map(({ source, planned }) => ({ source: source.trim(), planned: Math.round(Number(planned)) })),
        dormant: Math.round(Number(dormant)) || null,
      },
    })
  return (
    <Sheet
      title={t(words.planOf, { month: monthText(of.month) })}
      onClose={onClose}
      footer={
        <Button kind="primary" wide busy={save.isPending} onClick={send}>
          {t(words.save)}
        </Button>
      }
    >
      <Form
        className={css.form}
        problem={save.error}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className={css.quiet}>{t(words.planHint)}</p>
        {lines.map(({ key, source, planned }) => {
          return (
            <Fragment key={key}>
              <div className={css.plan}>
                <Input
                  aria-label={t(words.source)}
                  maxLength={100}
                  value={source}
                  onChange={(event) => change(key, { source: event.target.value })}
                />
                <Input
                  aria-label={t(words.leads)}
                  type="number"
                  inputMode="numeric"
                  min={0}
                  placeholder="0"
                  value={planned}
                  onChange={(event) => change(key, { planned: event.target.value })}
                />
                <Button
                  kind="quiet"
                  icon={<X size={16} />}
                  aria-label={t(words.removeSource)}
                  onClick={() => setLines(lines.filter((line) => line.key !== key))}
                />
              </div>
              <Fault name={`sources.${sent.findIndex((line) => line.key === key)}`} />
            </Fragment>
          )
        })}
        <Button
          kind="quiet"
          icon={<Plus size={16} />}
          onClick={() =>
            setLines([...lines, { key: 1 + Math.max(-1, ...lines.map((line) => line.key)), source: '', planned: '' }])
          }
        >
          {t(words.addSource)}
        </Button>
        <Field label={t(words.dormantPlan)} name="dormant">
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={0}
              placeholder="0"
              value={dormant}
              onChange={(event) => setDormant(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" hidden />
      </Form>
    </Sheet>
  )
}

function Fault({ name }: { name: string }) {
  const fault = useRefusal(name)
  return fault ? (
    <p className={css.late} role="alert">
      {fault}
    </p>
  ) : null
}
