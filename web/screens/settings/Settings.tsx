import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { BackupAlert } from '../../../modules/backups/ui/BackupAlert.tsx'
import { BackupsLink } from '../../../modules/backups/ui/BackupsLink.tsx'
import { YearPicture } from '../../../modules/calendars/ui/YearPicture.tsx'
import { listSettings } from '../../../modules/company/contract.ts'
import { RuleMark } from '../../../modules/company/ui/RuleMark.tsx'
import { type SettingItem, SettingRow } from '../../../modules/company/ui/SettingRow.tsx'
import { cadenceWindows } from '../../../modules/customers/settings.ts'
import { scorecard } from '../../../modules/importance/settings.ts'
import { ScorecardEditor } from '../../../modules/importance/ui/ScorecardEditor.tsx'
import { letterTexts } from '../../../modules/letters/ui/letters.texts.ts'
import { FirmMailboxes } from '../../../modules/mail/ui/Mailboxes.tsx'
import { SignInElsewhere } from '../../../modules/people/ui/SignInElsewhere.tsx'
import { portraitFields } from '../../../modules/portrait/settings.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { names } from '../../kit/look/names.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { lookAgain, useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Section } from '../me/Section.tsx'
import { EDITED_KEYS } from '../portraitSettings/draft.ts'
import { settingsTexts as portraitTexts } from '../portraitSettings/portraitSettings.texts.ts'
import { CadenceTable } from './CadenceTable.tsx'
import { groupSettings } from './groups.ts'
import { ownControls } from './ownControls.tsx'
import css from './Settings.module.css'
import { choiceTexts, effectTexts, settingsTexts as words } from './settings.texts.ts'
import { useSectionInView } from './useSectionInView.ts'

/** Every number of the method that the company may change; who may not change them reads them. */
export default function Settings() {
  const t = useText()
  const me = useMe()
  const { data, error, refetch } = useRead(listSettings, {})
  const mayChange = me.can.changeSettings
  const isKeeper = me.role === 'admin' && me.company.kind === 'main'
  const groups = groupSettings(data?.items ?? [])
  const { inView, choose } = useSectionInView(groups.map(({ id }) => id))
  return (
    <Page title={t(words.title)} lead={t(mayChange ? words.lead : words.leadReader)}>
      <BackupAlert link />
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <RowBones count={6} height={72} />}
      <div className={css.page}>
        <nav className={css.groups} aria-label={t(words.groups)}>
          {groups.map((group) => (
            <a
              key={group.id}
              href={`#${group.id}`}
              aria-current={group.id === inView ? 'true' : undefined}
              onClick={() => choose(group.id)}
            >
              {t(group.title)}
            </a>
          ))}
        </nav>
        <div className={css.sections}>
          {groups.map((group) => (
            <Section key={group.id} id={group.id} title={t(group.title)} {...(group.lead && { lead: t(group.lead) })}>
              {group.id === 'calendar' && <YearPicture />}
              {group.id === 'mail' && <FirmMail />}
              {group.id === 'people' && isKeeper && <SignInElsewhere />}
              {group.settings.map((setting) => (
                <OneSetting key={setting.key} of={setting} mayChange={mayChange} />
              ))}
              {group.id === 'company' && isKeeper && <BackupsLink className={names(css.elsewhere, css.apart)} />}
            </Section>
          ))}
        </div>
      </div>
    </Page>
  )
}

/** C1, C4: the firm's mailboxes, and the way to its letters. */
function FirmMail() {
  const t = useText()
  return (
    <>
      <FirmMailboxes />
      <Link to="/settings/letters" className={names(css.elsewhere, css.apart)}>
        <span>
          <strong>{t(letterTexts.open)}</strong>
          <small>{t(letterTexts.openLead)}</small>
        </span>
        <ChevronRight size={18} aria-hidden="true" />
      </Link>
    </>
  )
}

/** So many choices stand beside their name; more have lines of their own. */
const FEW = 8

function OneSetting({ of: setting, mayChange }: { of: SettingItem; mayChange: boolean }) {
  const t = useText()
  const effect = effectTexts[setting.key]
  const own = ownControls(t, useFormat())[setting.key]
  const isZone = setting.key === 'company.zone'
  if (setting.key === portraitFields.key)
    return (
      <Link to="/settings/portrait" className={css.elsewhere}>
        <span>
          <strong>{t(portraitTexts.open)}</strong>
          <small>{t(portraitTexts.openLead)}</small>
        </span>
        <ChevronRight size={18} aria-hidden="true" />
      </Link>
    )
  if (EDITED_KEYS.includes(setting.key)) return null
  if (setting.key === cadenceWindows.key)
    return (
      <>
        <p className={css.unit}>
          {t(setting.label)}
          {setting.unit && ` · ${t(setting.unit)}`}
          <RuleMark rule={setting.rule} />
        </p>
        <CadenceTable mayChange={mayChange} />
      </>
    )
  if (setting.key === scorecard.key) return <ScorecardEditor mayChange={mayChange} />
  return (
    <SettingRow
      of={setting}
      effect={effect && t(effect)}
      choices={choiceTexts[setting.key]}
      wide={Object.keys(choiceTexts[setting.key] ?? {}).length > FEW}
      mayChange={mayChange}
      onSaved={lookAgain}
      {...own}
      {...(isZone && {
        control: ({ value, onChange, id }) => (
          <span className={css.zone}>
            <Choose
              id={id}
              label={t(setting.label)}
              options={zones(String(value))}
              value={String(value)}
              onChange={(zone) => zone && onChange(zone)}
            />
          </span>
        ),
      })}
    />
  )
}

/** The zones that the browser knows; the one in use is among them even where it does not. */
const zones = (used: string) =>
  [...new Set([used, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone }))
