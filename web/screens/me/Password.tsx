import { useText } from '../../text/useText.ts'
import css from './Me.module.css'
import { meTexts as words } from './me.texts.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { Section } from './Section.tsx'

export function Password() {
  const t = useText()
  return (
    <Section id="password" title={t(words.password)} lead={t(words.passwordLead)}>
      <PasswordForm className={css.form} verb={t(words.changePassword)} />
    </Section>
  )
}
