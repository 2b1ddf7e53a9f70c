import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { copyText } from '../../../web/kit/controls/CopyButton.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useKeys } from '../../../web/kit/keys.ts'
import { SidePanel } from '../../../web/kit/layers/SidePanel.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { blanksIn } from '../../letters/rules/wording.ts'
import { changeGreeting, decideGreeting } from '../contract.ts'
import css from './care.module.css'
import { greetingTexts as words } from './care.texts.ts'
import { CARE } from './changes.ts'
import { GreetingMark, OccasionName } from './marks.tsx'
import type { Greeting } from './types.ts'

type Verdict = 'approve' | 'skip' | 'reopen' | 'sent'

interface GreetingPanelProps {
  of: Greeting
  /** Decided upon: the next one may be shown. */
  onDecided: (greeting: Greeting) => void
  onClose: () => void
}

/** R6: one greeting: its words to be changed, and what becomes of it. */
export function GreetingPanel({ of: greeting, onDecided, onClose }: GreetingPanelProps) {
  const t = useText()
  const format = useFormat()
  const { subject, body, set, save, decide, busy, error } = useGreeting(greeting, onDecided)
  const open = greeting.state === 'drafted' || greeting.state === 'approved'
  const lacks = blanksIn(`${subject}\n${body}`)
  const copy = async () => {
    if (await copyText(body)) toast({ text: t(words.copied) })
  }
  const drafted = greeting.state === 'drafted'
  const mayMail = drafted && greeting.address !== null
  useKeys({ a: () => decide('approve') }, mayMail && lacks.length === 0)
  useKeys({ s: () => decide('skip'), c: () => void copy() }, drafted)
  const acts = (
    <span className={css.acts}>
      {mayMail && (
        <Button kind="primary" keys="a" busy={busy} disabled={lacks.length > 0} onClick={() => decide('approve')}>
          {t(words.approve)}
        </Button>
      )}
      {greeting.state === 'approved' && (
        <Button busy={busy} onClick={() => decide('reopen')}>
          {t(words.reopen)}
        </Button>
      )}
      <Button keys="c" onClick={() => void copy()}>
        {t(words.copy)}
      </Button>
      <Button busy={busy} disabled={lacks.length > 0} onClick={() => decide('sent')}>
        {t(words.sentByHand)}
      </Button>
      <Button kind="quiet" keys={drafted ? 's' : undefined} busy={busy} onClick={() => decide('skip')}>
        {t(words.skip)}
      </Button>
    </span>
  )
  return (
    <SidePanel title={greeting.customer.name} onClose={onClose} footer={open && acts}>
      <div className={css.form}>
        <p className={css.hint}>
          {t(words.to, { name: greeting.contact.name })} · {format.dayInFull(greeting.day)} ·{' '}
          <OccasionName of={greeting} /> ·{' '}
          <Link to={'/customers/$id' as never} params={{ id: greeting.customer.id } as never}>
            {t(words.openCustomer)}
          </Link>
        </p>
        <GreetingMark of={greeting} />
        <Field label={t(words.subject)}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              disabled={!open}
              value={subject}
              onChange={(event) => set({ subject: event.target.value })}
              onBlur={save}
            />
          )}
        </Field>
        <Field label={t(words.body)} error={error ?? undefined}>
          {(control) => (
            <TextArea
              {...control}
              rows={10}
              maxLength={5000}
              disabled={!open}
              value={body}
              onChange={(event) => set({ body: event.target.value })}
              onBlur={save}
            />
          )}
        </Field>
        {open && lacks.length > 0 && <p className={css.warn}>{t(words.lacks, { blanks: lacks.join(', ') })}</p>}
        {open && (
          <p className={css.hint}>
            {greeting.address === null
              ? t(words.noAddress)
              : greeting.sendAt
                ? t(words.goesOut, { when: format.moment(greeting.sendAt), address: greeting.address })
                : `${t(words.approveTip)} · ${greeting.address}`}
          </p>
        )}
      </div>
    </SidePanel>
  )
}

const TOLD = { approve: words.marked, skip: words.skipped, reopen: words.reopen, sent: words.marked } as const

/** Its words as they are typed; they are kept before anything is decided. */
function useGreeting(greeting: Greeting, onDecided: (greeting: Greeting) => void) {
  const t = useText()
  const format = useFormat()
  const [draft, setDraft] = useState({ subject: greeting.subject, body: greeting.body })
  const [error, setError] = useState<string | null>(null)
  const change = useWrite(changeGreeting, { changes: CARE })
  const verdict = useWrite(decideGreeting, { changes: CARE })
  const { id } = greeting
  // What the server has; two acts go one after the other: the press that takes the focus away saves first.
  const stands = useRef({ version: greeting.version, ...draft })
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const inTurn = (act: () => Promise<void>) => {
    turn.current = turn.current.then(act).then(
      () => setError(null),
      (problem: Error) => setError(problem.message),
    )
  }
  const keep = async () => {
    const [subject, body] = [draft.subject.trim(), draft.body.trim()]
    const { version, ...kept } = stands.current
    if (!subject || !body || (subject === kept.subject && body === kept.body)) return
    const saved = await change.mutateAsync({ params: { id }, body: { subject, body }, ifMatch: version })
    stands.current = { version: saved.version, subject, body }
  }
  const decide = (what: Verdict) =>
    inTurn(async () => {
      await keep()
      const ifMatch = stands.current.version
      const done = await verdict.mutateAsync({ params: { id }, body: { what }, ifMatch })
      stands.current.version = done.version
      toast({ text: done.sendAt ? t(words.approved, { when: format.moment(done.sendAt) }) : t(TOLD[what]) })
      onDecided(done)
    })
  return {
    ...draft,
    set: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }),
    save: () => inTurn(keep),
    decide,
    busy: verdict.isPending,
    error,
  }
}
