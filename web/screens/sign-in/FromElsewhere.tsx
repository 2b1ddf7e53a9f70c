import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { enterElsewhere } from '../../../modules/people/elsewhere/contract.ts'
import { elsewhereTexts as words } from '../../../modules/people/ui/elsewhere.texts.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useWrite } from '../../queries.ts'
import { lookAgain } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { Door } from '../door/Door.tsx'
import css from '../door/form.module.css'
import SecondStep from './SecondStep.tsx'

/** G4: back from the provider: brings what it answered to the server, and says in words what stands against it. */
export default function FromElsewhere({ onBack }: { onBack: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const goHome = () => navigate({ to: '/', replace: true })
  const { mutate, data, error } = useWrite(enterElsewhere, {
    // What came back is good for once, and no business of whoever looks at the address.
    onSuccess: async ({ wants }) => {
      await goHome()
      if (!wants) await lookAgain()
    },
  })
  useEffect(() => mutate({ body: { query: location.search } }), [mutate])
  const back = async () => {
    await goHome()
    onBack()
  }
  if (data?.wants) return <SecondStep wants={data.wants} company="main" onBack={onBack} />
  return (
    <Door title={t(error ? words.failed : words.entering)}>
      {error && (
        <div className={css.fields}>
          <p role="alert" className={css.wrong}>
            {error.message}
          </p>
          <Button size="large" wide kind="primary" onClick={back}>
            {t(words.back)}
          </Button>
        </div>
      )}
    </Door>
  )
}
