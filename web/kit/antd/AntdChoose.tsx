import { Select } from 'antd'
import { AntdProvider } from './AntdProvider.tsx'
import type { ChooseProps } from './props.ts'

export default function AntdChoose({
  options,
  value,
  onChange,
  onSearch,
  multiple,
  empty,
  label,
  loading,
  ...control
}: ChooseProps) {
  return (
    <AntdProvider>
      <Select
        {...control}
        aria-label={label}
        style={{ width: '100%' }}
        mode={multiple ? 'multiple' : undefined}
        options={options as { value: string; label: string }[]}
        value={value as never}
        placeholder={empty}
        allowClear={empty !== undefined}
        loading={loading}
        showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
        onChange={(next: unknown) => onChange((next ?? (multiple ? [] : null)) as never)}
      />
    </AntdProvider>
  )
}
