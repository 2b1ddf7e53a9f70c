import { type Row, row } from './permissionRows.ts'

const ANSWERS_FOR_OTHERS = '- + + - - + +'

export const HOME: readonly Row[] = [
  row('showHome', '', ANSWERS_FOR_OTHERS),
  row('listStepIns', '', ANSWERS_FOR_OTHERS),
  row('listRecalls', '', ANSWERS_FOR_OTHERS),
]
