import { PencilLine, Plus, Target } from 'lucide-react'
import { type FormEvent, useCallback, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import type { Look } from '../../../web/kit/pictures/look.ts'
import { Picture } from '../../../web/kit/pictures/Picture.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { rungWords } from '../../customers/rules/words.ts'
import { noteShare, planShare } from '../contract.ts'
import { PORTRAIT_CHANGES } from './changed.ts'
import css from './Near.module.css'
import { nearTexts, portraitTexts, rankTexts, shareTexts as words } from './portrait.texts.ts'
import type { Share } from './types.ts'

interface ShareProps {
  of: Share
  customer: string
}

/** D8: our part of what the customer buys, who has the rest, and where that puts us. */
export function ShareCard({ of: share, customer }: ShareProps) {
  const t = useText()
  const [writing, setWriting] = useState(false)
  return (
    <section className={css.card}>
      <header>
        <h2>{t(words.title)}</h2>
        {share.can.edit && !writing && (
          <Button size="small" icon={<PencilLine />} onClick={() => setWriting(true)}>
            {t(words.note)}
          </Button>
        )}
      </header>
      {writing && <ShareForm of={share} customer={customer} onClose={() => setWriting(false)} />}
      {share.latest ? <Standing of={share} /> : !writing && <p className={css.quiet}>{t(words.none)}</p>}
      {share.history.length > 1 && <Past of={share} />}
    </section>
  )
}

function Standing({ of: { latest, toFirst, toSole, mismatch, expected, rung } }: { of: Share }) {
  const t = useText()
  const format = useFormat()
  if (!latest) return null
  const rivals = latest.rivals.filter(({ percent }) => percent > 0)
  const rest = 100 - latest.ours - rivals.reduce((sum, { percent }) => sum + percent, 0)
  const parts = [
    { name: t(words.ours), percent: latest.ours },
    ...rivals,
    ...(rest > 0 ? [{ name: t(words.others), percent: rest }] : []),
  ]
  const way =
    latest.rank === 'sole'
      ? t(words.isSole)
      : latest.rank === 'first'
        ? t(words.isFirst, { points: toSole ?? 0 })
        : t(words.toFirst, { points: toFirst ?? 0 })
  return (
    <>
      <p className={css.big}>
        <strong>{latest.ours}%</strong>
        <span>{t(rankTexts[latest.rank])}</span>
        <span className={css.quiet}>{way}</span>
      </p>
      <span className={css.bar} aria-hidden="true">
        {parts.map(({ name, percent }) => (
          <i key={name} style={{ width: `${percent}%` }} data-tip={`${name} ${percent}%`} />
        ))}
      </span>
      <ul className={css.keys}>
        {parts.map(({ name, percent }) => (
          <li key={name}>
            {name} <strong>{percent}%</strong>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>
        {t(words.asOf, {
          day: format.nearDay(latest.on),
          known: t(latest.known ? words.known : words.estimated),
          by: latest.by.name,
        })}
      </p>
      {mismatch === 'buys_too_little' && expected && (
        <p className={css.mismatch}>{t(words.tooLittle, { rung: t(rungWords[rung]), rank: t(rankTexts[expected]) })}</p>
      )}
      {mismatch === 'closeness_lags' && <p className={css.mismatch}>{t(words.lags)}</p>}
    </>
  )
}

/** How the share moved, with the target where there is a plan. */
function Past({ of: { history, plan } }: { of: Share }) {
  const t = useText()
  const format = useFormat()
  const points = history.toReversed()
  const option = useCallback((look: Look) => drawShares(points, plan?.target ?? null, look), [points, plan])
  const told = t(words.pictureTold, { points: format.list(points.map(({ on, ours }) => `${format.day(on)} ${ours}%`)) })
  return (
    <Picture
      told={told}
      height={160}
      option={option}
      table={
        <table>
          <thead>
            <tr>
              <th>{t(nearTexts.tableDay)}</th>
              <th>{t(words.ours)}</th>
              <th>{t(words.rank)}</th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ id, on, ours, rank }) => (
              <tr key={id}>
                <td>{format.day(on)}</td>
                <td>{ours}%</td>
                <td>{t(rankTexts[rank])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

const drawShares = (points: Share['history'], target: number | null, look: Look) => ({
  grid: { left: 8, right: 16, top: 12, bottom: 4, containLabel: true },
  tooltip: { trigger: 'axis', valueFormatter: (percent: unknown) => `${percent}%` },
  xAxis: {
    type: 'time',
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: { color: look['ink-3'], hideOverlap: true },
    axisTick: { show: false },
  },
  yAxis: {
    type: 'value',
    min: 0,
    max: 100,
    interval: 25,
    axisLabel: { color: look['ink-3'], formatter: '{value}%' },
    splitLine: { lineStyle: { color: look.line } },
  },
  series: [
    {
      type: 'line',
      data: points.map(({ on, ours }) => [on, ours]),
      symbolSize: 6,
      lineStyle: { color: look.brand, width: 2.5 },
      itemStyle: { color: look.brand },
      ...(target !== null && {
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: look.turn, type: 'dashed' },
          label: { formatter: `${target}%`, color: look['ink-2'], position: 'insideEndTop' },
          data: [{ yAxis: target }],
        },
      }),
    },
  ],
})

function ShareForm({ of: { latest }, customer, onClose }: ShareProps & { onClose: () => void }) {
  const t = useText()
  const [ours, setOurs] = useState(String(latest?.ours ?? ''))
  const [rivals, setRivals] = useState(
    (latest?.rivals ?? [])
      .map(({ name, percent }) => ({ name, percent: String(percent) }))
      .concat({ name: '', percent: '' }),
  )
  const [known, setKnown] = useState(latest?.known ?? false)
  const { mutate, isPending, error } = useWrite(noteShare, { changes: PORTRAIT_CHANGES })
  const change = (at: number, patch: Partial<(typeof rivals)[number]>) =>
    setRivals(rivals.map((rival, n) => (n === at ? { ...rival, ...patch } : rival)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const told = rivals.filter(({ name }) => name.trim() !== '')
    const body = {
      ours: Number(ours),
      known,
      rivals: told.map(({ name, percent }) => ({ name: name.trim(), percent: Number(percent) || 0 })),
    }
    mutate({ params: { id: customer }, body }, { onSuccess: onClose })
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <Field label={t(words.oursPercent)}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            required
            value={ours}
            onChange={(event) => setOurs(event.target.value)}
            after="%"
          />
        )}
      </Field>
      {rivals.map((rival, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a form's lines, in their order
        <div key={at} className={css.rival}>
          <Input
            aria-label={t(words.rival)}
            placeholder={t(words.rival)}
            maxLength={100}
            value={rival.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <Input
            aria-label={t(words.percent)}
            inputMode="numeric"
            value={rival.percent}
            onChange={(event) => change(at, { percent: event.target.value })}
            after="%"
          />
        </div>
      ))}
      <span className={css.acts}>
        <Button
          size="small"
          kind="quiet"
          icon={<Plus />}
          onClick={() => setRivals([...rivals, { name: '', percent: '' }])}
        >
          {t(words.addRival)}
        </Button>
        <Check checked={known} onChange={setKnown}>
          {t(words.isKnown)}
        </Check>
      </span>
      {error && <ErrorState small error={error} />}
      <span className={css.acts}>
        <Button type="submit" size="small" kind="primary" busy={isPending} disabled={ours.trim() === ''}>
          {t(portraitTexts.save)}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t(portraitTexts.cancel)}
        </Button>
      </span>
    </form>
  )
}

/** D8: the way up, written down. */
export function PlanCard({ of: { plan, can }, customer }: ShareProps) {
  const t = useText()
  const format = useFormat()
  const [writing, setWriting] = useState(false)
  const [target, setTarget] = useState(String(plan?.target ?? ''))
  const [byDay, setByDay] = useState(plan?.byDay ?? '')
  const [steps, setSteps] = useState(plan?.steps ?? '')
  const { mutate, isPending, error } = useWrite(planShare, { changes: PORTRAIT_CHANGES })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(
      { params: { id: customer }, body: { target: Number(target), byDay, steps } },
      {
        onSuccess: () => {
          toast({ text: t(nearTexts.noted) })
          setWriting(false)
        },
      },
    )
  }
  return (
    <section className={css.card}>
      <header>
        <h2>{t(words.plan)}</h2>
        {can.edit && !writing && (
          <Button size="small" icon={<Target />} onClick={() => setWriting(true)}>
            {t(plan ? words.changePlan : words.makePlan)}
          </Button>
        )}
      </header>
      {!writing &&
        (plan ? (
          <>
            <p>
              <strong>{t(words.planTold, { day: format.day(plan.byDay), percent: plan.target })}</strong>
            </p>
            <p className={css.words}>{plan.steps}</p>
            <p className={css.quiet}>
              {plan.by.name} · {format.moment(plan.recordedAt)}
            </p>
          </>
        ) : (
          <p className={css.quiet}>{t(words.planNone)}</p>
        ))}
      {writing && (
        <form className={css.form} onSubmit={submit}>
          <div className={css.pairOf}>
            <Field label={t(words.target)}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  required
                  value={target}
                  onChange={(event) => setTarget(event.target.value)}
                  after="%"
                />
              )}
            </Field>
            <Field label={t(words.by)}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  required
                  value={byDay}
                  onChange={(event) => setByDay(event.target.value)}
                />
              )}
            </Field>
          </div>
          <Field label={t(words.steps)}>
            {(control) => (
              <TextArea
                {...control}
                required
                maxLength={2000}
                value={steps}
                onChange={(event) => setSteps(event.target.value)}
              />
            )}
          </Field>
          {error && <ErrorState small error={error} />}
          <span className={css.acts}>
            <Button type="submit" size="small" kind="primary" busy={isPending}>
              {t(portraitTexts.save)}
            </Button>
            <Button size="small" kind="quiet" onClick={() => setWriting(false)}>
              {t(portraitTexts.cancel)}
            </Button>
          </span>
        </form>
      )}
    </section>
  )
}
