import { ChevronDown } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Menu } from '../../../web/kit/layers/Menu.tsx'
import { useText } from '../../../web/text/useText.ts'
import { CHANNELS, type Channel } from '../rules/log.ts'
import { channelTexts } from '../texts.ts'
import css from './TouchFields.module.css'
import { touchTexts as words } from './touch.texts.ts'

const USUAL: readonly Channel[] = ['phone', 'wechat', 'visit_out', 'email']

interface ChannelChoiceProps {
  value: Channel
  onChange: (channel: Channel) => void
}

/** The four channels of nearly every touch in sight, the others behind "more". */
export function ChannelChoice({ value, onChange }: ChannelChoiceProps) {
  const t = useText()
  const shown = USUAL.includes(value) ? USUAL : [...USUAL.slice(0, -1), value]
  const others = CHANNELS.filter((channel) => !shown.includes(channel))
  return (
    <div className={css.channels}>
      <Segmented
        look="chips"
        label={t(words.channel)}
        choices={shown.map((channel) => ({ value: channel, label: t(channelTexts[channel]) }))}
        value={value}
        onChange={onChange}
      />
      <Menu
        title={t(words.channel)}
        trigger={(trigger) => (
          <Button {...trigger} className={css.token} kind="quiet">
            {t(words.moreChannels)}
            <ChevronDown className={css.down} />
          </Button>
        )}
        items={others.map((channel) => ({ label: t(channelTexts[channel]), onChoose: () => onChange(channel) }))}
      />
    </div>
  )
}
