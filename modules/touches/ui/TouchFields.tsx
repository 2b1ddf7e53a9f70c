import { memo } from 'react'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { useSteady } from '../../../web/kit/useSteady.ts'
import { useText } from '../../../web/text/useText.ts'
import { ChannelChoice } from './ChannelChoice.tsx'
import { type Draft, outcomeOf } from './draft.ts'
import type { TouchErrors } from './errors.ts'
import { mannerOf, outcomesFor, outcomeWord } from './outcomes.ts'
import { QuickDays } from './QuickDays.tsx'
import { Templates } from './Templates.tsx'
import css from './TouchFields.module.css'
import { outcomeHints, touchTexts as words } from './touch.texts.ts'
import type { Contact } from './types.ts'
import { WhenToken } from './WhenToken.tsx'
import { WhoToken } from './WhoToken.tsx'

export interface TouchFieldsProps {
  draft: Draft
  onChange: (patch: Partial<Draft>) => void
  contacts: readonly Contact[]
  errors: TouchErrors
  /** The id of the field of what was said, so that others can lead the focus there. */
  summaryId: string
  /** That day has counted already (T2). */
  countedAlready?: boolean
  /** A touch that stands already is being corrected. */
  standing?: boolean
}

/** The fields of a touch (T1), in the order in which one tells it: how, who, what was said, what came of it, what is next. */
export function TouchFields(props: TouchFieldsProps) {
  const { draft, contacts, errors, summaryId, countedAlready, standing } = props
  const t = useText()
  const onChange = useSteady(props.onChange)
  const wrongHow = errors.happenedAt ?? errors.contactIds ?? errors.colleagueIds
  const { channel, direction } = draft
  const outcome = outcomeOf(draft)
  const hint =
    outcome === 'effective' && countedAlready
      ? outcomeHints.effectiveAgain
      : outcome === 'unreached' && direction === 'in'
        ? outcomeHints.missed
        : outcomeHints[outcome]
  return (
    <div className={css.fields}>
      <How
        channel={channel}
        direction={direction}
        when={draft.when}
        contactIds={draft.contactIds}
        colleagueIds={draft.colleagueIds}
        contacts={contacts}
        error={errors.happenedAt}
        standing={standing}
        onChange={onChange}
      />
      {wrongHow && (
        <p className={css.error} role="alert">
          {wrongHow}
        </p>
      )}
      <div className={css.said}>
        <TextArea
          id={summaryId}
          aria-label={t(words.said)}
          aria-invalid={errors.summary ? true : undefined}
          aria-describedby={`${summaryId}-note`}
          placeholder={t(placeholderFor(draft))}
          value={draft.summary}
          maxLength={5000}
          onChange={(event) => onChange({ summary: event.target.value })}
        />
        {errors.summary && (
          <p id={`${summaryId}-note`} className={css.error} role="alert">
            {errors.summary}
          </p>
        )}
      </div>
      <div className={css.outcome}>
        <Outcome channel={channel} direction={direction} outcome={outcome} onChange={onChange} />
      </div>
      <div className={css.hint}>
        <p className={css.quiet} aria-live="polite">
          {t(hint)}
        </p>
        {!standing && <Templates draft={draft} onChange={onChange} />}
      </div>
      <NextStep on={draft.nextOn} step={draft.nextStep} onChange={onChange} error={errors.nextOn ?? errors.nextStep} />
    </div>
  )
}

// Each for itself: a letter more in what was said changes none of them.

interface Changing {
  onChange: (patch: Partial<Draft>) => void
}

interface HowProps extends Changing, Pick<Draft, 'channel' | 'direction' | 'when' | 'contactIds' | 'colleagueIds'> {
  contacts: readonly Contact[]
  error: string | undefined
  standing: boolean | undefined
}

/** By which channel, who began, with whom and when. */
const How = memo(function How(props: HowProps) {
  const { channel, direction, when, contactIds, colleagueIds, contacts, error, standing, onChange } = props
  const t = useText()
  return (
    <>
      <ChannelChoice value={channel} onChange={(next) => onChange({ channel: next })} />
      <div className={css.tokens}>
        <Segmented
          label={t(words.direction)}
          choices={[
            { value: 'out', label: t(words.out) },
            { value: 'in', label: t(words.in) },
          ]}
          value={direction}
          onChange={(next) => onChange({ direction: next })}
        />
        <WhoToken
          contacts={contacts}
          chosen={contactIds ?? contacts.slice(0, 1).map((contact) => contact.id)}
          colleagueIds={colleagueIds}
          withColleagues={!standing}
          onChange={onChange}
        />
        <WhenToken
          value={when}
          onChange={(when) => onChange({ when })}
          error={error}
          {...(standing && { past: true })}
        />
      </div>
    </>
  )
})

const Outcome = memo(function Outcome({
  channel,
  direction,
  outcome,
  onChange,
}: Changing & Pick<Draft, 'channel' | 'direction'> & { outcome: ReturnType<typeof outcomeOf> }) {
  const t = useText()
  const choices = outcomesFor(channel, direction).map((value) => ({
    value,
    label: t(outcomeWord(value, channel, direction)),
  }))
  return (
    <Segmented
      look="chips"
      label={t(words.outcome)}
      choices={choices}
      value={outcome}
      onChange={(next) => onChange({ outcome: next })}
    />
  )
})

function placeholderFor(draft: Draft) {
  if (draft.direction === 'in') return words.saidHintIn
  const outcome = outcomeOf(draft)
  if (outcome === 'effective') return words.saidHint
  return outcome === 'unreached' && mannerOf(draft.channel) === 'writing' ? words.saidHintSent : words.saidHintAttempt
}

interface NextStepProps extends Changing {
  on: Draft['nextOn']
  step: string
  error: string | undefined
}

/** What was promised and for when: on that day the customer stands first on the list (T11). */
const NextStep = memo(function NextStep({ on, step, onChange, error }: NextStepProps) {
  const t = useText()
  const shown = on !== null || step !== ''
  return (
    <div className={css.next}>
      <div className={css.nextLine}>
        <span className={css.nextLabel}>{t(words.next)}</span>
        <QuickDays label={t(words.next)} value={on} onChange={(nextOn) => onChange({ nextOn })} />
      </div>
      {(shown || error) && (
        <Field label={t(words.nextStep)} error={error}>
          {(control) => (
            <Input
              {...control}
              value={step}
              maxLength={500}
              placeholder={t(words.nextStepHint)}
              onChange={(event) => onChange({ nextStep: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
})
