import { Download } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { useText } from '../../../web/text/useText.ts'
import { kindLabels } from '../reading/fields.ts'
import { templateTexts as words } from './imports.texts.ts'
import css from './Templates.module.css'
import { type Template, templateFiles, templates, templateText } from './templates.texts.ts'

/** What a ledger looks like, with templates for those who have none. */
export function Templates() {
  const t = useText()
  return (
    <section>
      <h2>{t(words.title)}</h2>
      <p className={css.lead}>{t(words.lead)}</p>
      <div className={css.cards}>
        {templates.map((template) => (
          <TemplateCard key={template.kind} template={template} />
        ))}
      </div>
    </section>
  )
}

function TemplateCard({ template }: { template: Template }) {
  const t = useText()
  const { kind, headings, rows } = template
  const save = () => {
    const url = URL.createObjectURL(new Blob([templateText(template)], { type: 'text/csv' }))
    Object.assign(document.createElement('a'), { href: url, download: t(templateFiles[kind]) }).click()
    URL.revokeObjectURL(url)
  }
  return (
    <div className={css.card}>
      <header className={css.head}>
        <h3>{t(kindLabels[kind])}</h3>
        <Button
          kind="quiet"
          size="small"
          icon={<Download />}
          aria-label={t(words.downloadOf, { kind: t(kindLabels[kind]) })}
          onClick={save}
        >
          {t(words.download)}
        </Button>
      </header>
      <div className={css.sheet}>
        <table aria-hidden="true">
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading}>{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells[0]}>
                {headings.map((heading, at) => (
                  <td key={heading}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
