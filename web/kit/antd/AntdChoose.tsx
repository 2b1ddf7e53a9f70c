import { Select } from 'antd'
import type { KeyboardEvent } from 'react'
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
        onKeyDown={closeOnlyItself}
        onChange={(next: unknown) => onChange((next ?? (multiple ? [] : null)) as never)}
      />
    </AntdProvider>
  )
}

/** Esc closes the list of options; the sheet in which it stands stays open. */
function closeOnlyItself(event: KeyboardEvent): void {
  const isOpen = (event.target as Element).getAttribute('aria-expanded') === 'true'
  if (event.key === 'Escape' && isOpen) event.preventDefault()
}
