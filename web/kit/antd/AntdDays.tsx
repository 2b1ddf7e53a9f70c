import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { AntdProvider } from './AntdProvider.tsx'
import type { DaysProps } from './props.ts'

const asDay = (day: string | null) => (day ? dayjs(day) : null)

export default function AntdDays({ label, from, to, onChange, ...control }: DaysProps) {
  return (
    <AntdProvider>
      <DatePicker.RangePicker
        {...control}
        aria-label={label}
        style={{ width: '100%' }}
        allowEmpty={[true, true]}
        value={[asDay(from), asDay(to)]}
        onChange={(_, [first, last]) => onChange(first || null, last || null)}
      />
    </AntdProvider>
  )
}
