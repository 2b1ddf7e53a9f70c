import { refusal } from '../../shared/refusal.ts'

export const notAPerson = refusal('customer_not_a_person', 422, {
  zh: '这位客户是单位。请选要导出的联系人',
  en: 'This customer is an organisation: choose the contact whose information is asked for',
})
