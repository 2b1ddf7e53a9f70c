import { expect, test } from 'vitest'
import type { Mapping } from '../reading/mapping.ts'
import { assignColumn, measureColumn, missingFields } from './columns.ts'

const mapping: Mapping = {
  kind: 'customers',
  firstLine: 2,
  headings: ['单位', '简称', '电话'],
  columns: { 0: 'name', 1: 'other', 2: 'phone' },
  options: { currency: 'CNY', units: {} },
}

test('a field that one column may hold moves; one that several may hold joins', () => {
  expect(assignColumn(mapping, 1, 'name').columns).toEqual({ 0: 'other', 1: 'name', 2: 'phone' })
  expect(assignColumn(mapping, 1, 'phone').columns).toEqual({ 0: 'name', 1: 'phone', 2: 'phone' })
})

test('a sheet without its necessary column is told', () => {
  expect(missingFields(mapping)).toEqual([])
  expect(missingFields(assignColumn(mapping, 0, 'ignored')).map(({ id }) => id)).toEqual(['name'])
})

test('a column of amounts may be in units of ten thousand', () => {
  expect(measureColumn(mapping, 1, 10_000).options.units).toEqual({ 1: 10_000 })
})
